// @ts-check
// Keeps the screen on while a session plays, where the browser can.

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;

/** @param {boolean} on */
export async function keepAwake(on) {
  wanted = on;
  if (!on) {
    await lock?.release().catch(() => {});
    lock = null;
  } else if (!lock && document.visibilityState === 'visible') {
    lock = await navigator.wakeLock?.request('screen').catch(() => null) ?? null;
    lock?.addEventListener('release', () => { lock = null; });
  }
}

document.addEventListener('visibilitychange', () => { if (wanted) void keepAwake(true); });

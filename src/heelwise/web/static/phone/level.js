// @ts-check
// Says which level this browser has here: reading and recording, or that and offline. Asks the browser, guesses nothing.

const SAID = {
  plain: 'This page did not come encrypted, so this browser keeps nothing for offline. Open the https address above.',
  one: 'Step one is done here: you can read and record everything while connected. This browser does not trust the certificate yet, so nothing works offline. That is step two.',
  none: 'You can read and record everything while connected. This browser has no service workers (a private window, perhaps), so nothing works offline.',
  two: 'Both steps are done here: what you need today also works offline, and Heelwise can go on the home screen.',
};

/** @returns {Promise<keyof typeof SAID>} */
async function level() {
  if (!window.isSecureContext) return 'plain';
  if (!('serviceWorker' in navigator)) return 'none';
  try {
    await navigator.serviceWorker.register('/worker.js');
    return 'two';
  } catch (trouble) {
    // A certificate that was only waved through refuses workers by SecurityError; anything else is the browser's own choice.
    return trouble instanceof DOMException && trouble.name === 'SecurityError' ? 'one' : 'none';
  }
}

const line = /** @type {HTMLElement | null} */ (document.querySelector('[data-level]'));
if (line) {
  const found = await level();
  line.dataset.level = found;
  line.textContent = SAID[found];
}

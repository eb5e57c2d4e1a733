// @ts-check
// How much time has really passed. A device that sleeps stops the clock of its pages, and some browsers stop
// even the one that should run through; so two clocks are read, and the later one is believed. Pure.

/** @typedef {{ mono: number, wall: number }} Reading  milliseconds: the page's own clock, and the device's */

export const SLEPT_MS = 4000;
const DRIFT_MS = 2000;

/** @returns {Reading} */
export const read = () => ({ mono: performance.now(), wall: Date.now() });

/**
 * @param {Reading} before @param {Reading} now
 * @returns {{ ms: number, slept: boolean }} `slept`: nobody can have seen or heard what this page did meanwhile
 */
export function passed(before, now) {
  const mono = Math.max(0, now.mono - before.mono);
  const wall = now.wall - before.wall;
  // Only a wall clock that ran far ahead says something: it may also have been set, backwards too.
  const ms = wall - mono > DRIFT_MS ? wall : mono;
  return { ms, slept: ms > SLEPT_MS };
}

/**
 * Where a session stands that was left for a while: a rest went on without the page, work did not.
 * @param {{ kind: string, at_s: number, seconds: number } | null} cue the cue it was left in
 * @param {number} at seconds on the session's clock
 * @param {number} away seconds
 * @returns {number}
 */
export function cameBack(cue, at, away) {
  if (cue?.kind !== 'rest' || !(away > 0)) return at;
  return Math.min(at + away, cue.at_s + cue.seconds - 0.001);
}

/**
 * Whether a page that was kept on the device is of a day that is over (or not yet here).
 * @param {{ on: string, made: number }} page its day, and when the server made it (ms)
 * @param {number} now ms
 * @param {string} today the device's own date
 */
export function stale({ on, made }, now, today) {
  return today !== on && now - made > FRESH_MS;
}

/** A page this young is of its day whatever the device's clock and time zone say. */
const FRESH_MS = 3_600_000;

// @ts-check
// "That hurt": asks how, and does what the rules say of it. The numbers (limit, stop) come with the page.
// Sharp ends the session and leads to the questions; over the limit ends all loading for today.

import { ask } from './panels.js';
import { part } from './stage.js';

/** @typedef {'none' | 'on' | 'easier' | 'leave' | 'calm' | 'end' | 'sharp'} Then */
/** @typedef {{ cap: number, stop: number }} Limits */

/**
 * What follows from a pain that is not sharp, before anything is asked.
 * @param {number} pain @param {Limits} limits
 * @returns {'within' | 'over' | 'stop'}
 */
export function meaning(pain, { cap, stop }) {
  if (pain >= stop) return 'stop';
  return pain > cap ? 'over' : 'within';
}

/** What kind, and how much. @returns {Promise<number | 'sharp' | null>} null when it was nothing */
export async function hurting() {
  const { value } = await ask('hurt');
  if (value === 'sharp') return 'sharp';
  return value ? howMuch() : null;
}

/** @returns {Promise<number | null>} */
async function howMuch() {
  const { value } = await ask('much');
  return value === '' ? null : Number(value);
}

/**
 * What to do now. A wrong tap may be put right; closing the question changes nothing, and the session stands still.
 * @param {number} pain @param {Limits & { calm: boolean }} about `calm`: something that loads nothing is still to come
 * @returns {Promise<{ then: Then, pain: number }>}
 */
export async function answer(pain, about) {
  const meant = meaning(pain, about);
  if (meant === 'stop') return { then: 'end', pain };
  const { value } = await ask(meant === 'over' ? 'over-limit' : 'within', (dialog) => {
    part(dialog, 'limit-title').textContent = `Pain ${pain} is ${meant} your limit of ${about.cap}.`;
    const calm = dialog.querySelector('[value="calm"]');
    if (calm instanceof HTMLElement) calm.hidden = !about.calm;
  });
  if (value === 'wrong' || (meant === 'over' && !value)) {
    const said = await howMuch();
    return answer(said ?? pain, about);
  }
  return { then: /** @type {Then} */ (value || 'on'), pain };
}

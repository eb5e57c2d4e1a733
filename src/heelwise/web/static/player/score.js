// @ts-check
// What is said and sounded, and when: the sheet as a score. Voice, tones, figure and numerals all read one clock,
// so they cannot fall out of step. Pure; nothing is heard here.

import { setsOf } from './sheet.js';

/** @typedef {import('./sheet.js').Cue} Cue */
/** @typedef {import('./sheet.js').Item & { beats: string[] }} Item */
/** @typedef {'go' | 'tick' | 'end' | 'rest' | 'up' | 'down'} Tone */
/**
 * `asks` names the set whose pain is asked in these words, so that it can be left unsaid when it is known.
 * @typedef {{ at: number, say?: string, tone?: Tone, asks?: { key: string, say: string } }} Mark
 */

const TICKS = [3, 2, 1];
const SAID_S = 2;
const TAUGHT = 2;
const HALFWAY_S = 20;
const WARNING_S = 10;
/** What comes next is said this long before a rest ends, by how long the rest is: 20 s, 10 s. */
const LONG_REST_S = 20;
const SHORT_REST_S = 10;
const SHORT_WARNING_S = 6;
const LONG_S = 120;
const QUESTION = 'How much pain, zero to ten?';
/** @type {Record<string, string>} */
const LEGS = { left: 'left leg', right: 'right leg', both: 'both legs' };

/**
 * @param {Cue[]} cues @param {Item[]} items
 * @returns {Mark[]} in order of time
 */
export function score(cues, items) {
  /** @type {Mark[]} */
  const marks = [];
  const sets = setsOf(cues);
  let asked = '';
  cues.forEach((cue, place) => {
    if (cue.kind === 'ask') { asked = `${cue.item ?? 0}.${cue.set ?? 1}`; return; }
    if (cue.seconds <= 0) return;
    const item = items[cue.item ?? 0];
    const calm = cue.kind !== 'rep' && cue.kind !== 'hold';
    const asks = asked && calm ? { asks: { key: asked, say: QUESTION } } : {};
    if (calm) asked = '';
    const next = sets.find((one) => one.work >= cue.at_s + cue.seconds - 0.001);
    marks.push(...partOf(cue, item, { before: cues[place - 1], next: next ? `${LEGS[items[next.item].side]}, set ${next.set} of ${cues.find((one) => one.item === next.item && one.sets)?.sets ?? 1}` : '' })
      .map((mark, first) => (first === 0 ? { ...mark, ...asks } : mark)));
  });
  return marks.sort((a, b) => a.at - b.at);
}

/** @param {Cue} cue @param {Item} item @param {{ before: Cue | undefined, next: string }} about @returns {Mark[]} */
function partOf(cue, item, { before, next }) {
  if (cue.kind === 'rep') return repetition(cue, item);
  if (cue.kind === 'hold') return hold(cue);
  const end = cue.at_s + cue.seconds;
  const say = before?.kind === 'say' && before.seconds === 0 ? before.text : cue.text;
  const warned = cue.kind !== 'rest' || !next || cue.seconds < SHORT_REST_S ? []
    : cue.seconds < LONG_REST_S ? [{ at: end - SHORT_WARNING_S, say: `Next: ${next}.` }]
      : [{ at: end - WARNING_S, say: `Ten seconds. Next: ${next}.` }];
  return [{ at: cue.at_s, say, tone: 'rest' }, ...warned, ...ticks(cue)];
}

/** The number at the start; the words of its slow parts in the first two, then their tones alone. @param {Cue} cue @param {Item} item @returns {Mark[]} */
function repetition(cue, item) {
  const rep = cue.rep ?? 1;
  const last = cue.reps !== null && rep === cue.reps && rep > 2;
  const spans = cue.tempo_s ?? [];
  /** @type {Mark[]} */
  const marks = [{ at: cue.at_s, say: last ? `${rep}. Last one.` : String(rep), tone: rep === 1 ? 'go' : 'up' }];
  let at = cue.at_s + (spans[0] ?? 0);
  for (const part of [1, 2]) {
    const seconds = spans[part] ?? 0;
    const slow = seconds >= SAID_S && rep <= TAUGHT;
    if (seconds > 0 && (part === 2 || slow)) marks.push({ at, ...(slow ? { say: `${item.beats[part]}.` } : {}), ...(part === 2 ? { tone: 'down' } : {}) });
    at += seconds;
  }
  return marks;
}

/** @param {Cue} cue @returns {Mark[]} */
function hold(cue) {
  const end = cue.at_s + cue.seconds;
  /** @type {Mark[]} */
  const marks = [{ at: cue.at_s, say: cue.text, tone: 'go' }];
  if (cue.seconds >= LONG_S) {
    for (let left = Math.ceil(cue.seconds / 60) - 1; left >= 1; left -= 1) marks.push({ at: end - left * 60, say: `${left} ${left === 1 ? 'minute' : 'minutes'} left.` });
  } else if (cue.seconds >= HALFWAY_S) marks.push({ at: cue.at_s + cue.seconds / 2, say: 'Halfway.' });
  if (cue.seconds > 2 * WARNING_S + SAID_S) marks.push({ at: end - WARNING_S, say: 'Ten seconds.' });
  return [...marks, ...ticks(cue)];
}

/** @param {Cue} cue @returns {Mark[]} */
const ticks = (cue) => TICKS.filter((left) => left < cue.seconds).map((left) => ({ at: cue.at_s + cue.seconds - left, tone: 'tick' }));

/** The marks from this moment up to, and not with, that one. @param {Mark[]} marks @param {number} from @param {number} to */
export const due = (marks, from, to) => marks.filter((mark) => mark.at >= from && mark.at < to);

/**
 * What is said on coming back into the middle of a cue.
 * @param {Cue | null} cue @param {number} at
 */
export function again(cue, at) {
  if (!cue || at - cue.at_s < 0.5) return '';
  const left = Math.ceil(cue.at_s + cue.seconds - at);
  const words = left >= LONG_S ? `${Math.round(left / 60)} minutes` : `${left} ${left === 1 ? 'second' : 'seconds'}`;
  if (cue.kind === 'hold') return `Hold: ${words} left.`;
  return cue.kind === 'rest' ? `Rest: ${words} left.` : '';
}

// @ts-check
// The cue sheet as the page brings it, and where its sets begin and end. Pure; decides no number.

/** @typedef {'left' | 'right' | 'both'} Side */
/**
 * @typedef {object} Cue
 * @property {'say' | 'show' | 'hold' | 'rep' | 'rest' | 'switch' | 'ask'} kind
 * @property {number} at_s seconds from the session's start
 * @property {number} seconds
 * @property {string} text
 * @property {string | null} exercise
 * @property {Side | null} side
 * @property {number | null} set
 * @property {number | null} sets
 * @property {number | null} rep
 * @property {number | null} reps
 * @property {number[] | null} tempo_s up, top, down, bottom
 * @property {number | null} item
 */
/**
 * @typedef {object} Item
 * @property {string} exercise
 * @property {string} name
 * @property {Side} side
 * @property {number} sets
 * @property {number | null} reps
 * @property {number | null} hold_s
 * @property {number | null} minutes
 * @property {number | null} load_kg
 * @property {string | null} band
 * @property {string | null} support
 * @property {string} figure the key of its drawing
 */
/**
 * One set: `start` is where its first words begin, `work` and `end` bound the work itself,
 * `next` is where what follows its rest begins. `reps` is how many repetitions are played in it, 0 for a hold.
 * @typedef {{ key: string, item: number, set: number, start: number, work: number, end: number, next: number, asked: boolean, reps: number }} SetSpan
 */

const WORK = new Set(['rep', 'hold']);
const AFTER = new Set(['ask', 'rest']);

/** @param {number} item @param {number} set */
export const keyOf = (item, set) => `${item}.${set}`;

/** @param {Cue[]} cues @returns {number} seconds */
export const lengthOf = (cues) => cues.reduce((end, cue) => Math.max(end, cue.at_s + cue.seconds), 0);

/**
 * The sets in order of play.
 * @param {Cue[]} cues
 * @returns {SetSpan[]}
 */
export function setsOf(cues) {
  /** @type {SetSpan[]} */
  const sets = [];
  let start = cues.length ? cues[0].at_s : 0;
  let behind = false;
  for (const cue of cues) {
    const last = sets.at(-1);
    if (WORK.has(cue.kind)) {
      const key = keyOf(cue.item ?? 0, cue.set ?? 1);
      if (last?.key !== key) sets.push({ key, item: cue.item ?? 0, set: cue.set ?? 1, start, work: cue.at_s, end: 0, next: 0, asked: false, reps: 0 });
      const one = sets[sets.length - 1];
      one.end = cue.at_s + cue.seconds;
      if (cue.kind === 'rep') one.reps += 1;
      behind = true;
    } else if (behind && AFTER.has(cue.kind)) {
      if (cue.kind === 'ask' && last) last.asked = true;
    } else if (behind) {
      start = cue.at_s;
      behind = false;
    }
    if (WORK.has(cue.kind) || AFTER.has(cue.kind)) start = cue.at_s + cue.seconds;
  }
  const whole = lengthOf(cues);
  sets.forEach((one, place) => { one.next = sets[place + 1]?.start ?? whole; });
  return sets;
}

/**
 * The item at the dose this very set is played at.
 * @template {Item} T
 * @param {T} item @param {SetSpan} set @returns {T}
 */
export function dosed(item, set) {
  const seconds = set.end - set.work;
  if (item.reps !== null) return { ...item, reps: set.reps };
  if (item.hold_s !== null) return { ...item, hold_s: Math.round(seconds) };
  return { ...item, minutes: Math.round(seconds / 6) / 10 };
}

/**
 * The cue that fills this moment; cues without length fill none.
 * @param {Cue[]} cues
 * @param {number} at
 * @returns {Cue | null}
 */
export function cueAt(cues, at) {
  let low = 0;
  let high = cues.length - 1;
  if (high < 0) return null;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (cues[middle].at_s <= at) low = middle;
    else high = middle - 1;
  }
  for (let place = low; place >= 0; place -= 1) if (cues[place].seconds > 0) return cues[place];
  return cues.find((cue) => cue.seconds > 0) ?? null;
}

/**
 * The set that this moment belongs to: the one under way, being rested from, or coming up.
 * @param {SetSpan[]} sets
 * @param {number} at
 * @returns {number} its place, 0 for the first
 */
export function placeAt(sets, at) {
  const found = sets.findIndex((one) => at < one.next);
  return found < 0 ? Math.max(sets.length - 1, 0) : found;
}

/**
 * Which part of a repetition this is, by its tempo.
 * @param {number[] | null} tempo
 * @param {number} into seconds since the repetition began
 * @returns {{ part: 0 | 1 | 2 | 3, share: number, left: number }}
 */
export function beatAt(tempo, into) {
  const spans = tempo ?? [1, 0, 1, 0];
  let began = 0;
  for (const part of /** @type {(0 | 1 | 2 | 3)[]} */ ([0, 1, 2, 3])) {
    if (spans[part] > 0 && into < began + spans[part]) {
      return { part, share: (into - began) / spans[part], left: began + spans[part] - into };
    }
    began += spans[part];
  }
  return { part: spans[3] > 0 ? 3 : 2, share: 1, left: 0 };
}

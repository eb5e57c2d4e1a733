// @ts-check
// A sheet made lighter while it is played: fewer repetitions, shorter holds, fewer sets, or the easier exercise
// that the page brings. Pure, and only downwards: what is asked for above the plan is not given.

import { keyOf } from './sheet.js';

/** @typedef {import('./sheet.js').Cue} Cue */
/**
 * One change, from set `from` of an item on. `seconds` is of one hold; `sets` counts those still to do; `easier` plays the
 * other exercise instead; `drop` leaves the rest of the item out.
 * @typedef {{ item: number, from: number, reps?: number, seconds?: number, sets?: number, easier?: boolean, drop?: boolean }} Change
 */
/** @typedef {Record<number, { item: number, cues: Cue[] }>} Easier  by item: the item that is easier, and its own sheet */

/**
 * @param {Cue[]} cues @param {Change[]} changes in the order they were made @param {Easier} easier
 * @returns {Cue[]}
 */
export function lighter(cues, changes, easier) {
  return changes.reduce((sheet, change) => once(sheet, change, easier), cues);
}

/** @param {Cue[]} cues @param {Change} change @param {Easier} easier */
function once(cues, change, easier) {
  const other = change.easier ? easier[change.item] : undefined;
  if (change.drop) return inTime(cues.filter((cue) => !isLeft(cue, change)));
  return inTime(other ? swapped(cues, change, other) : trimmed(cues, change));
}

/**
 * From this set on, only what loads nothing.
 * @param {import('./sheet.js').SetSpan[]} sets @param {import('./sheet.js').SetSpan} set @param {{ loads: boolean }[]} items
 * @returns {Change[]}
 */
export function unloaded(sets, set, items) {
  const ahead = new Set(sets.filter((one) => one.start >= set.start).map((one) => one.item));
  return [...ahead].filter((item) => items[item].loads).map((item) => ({ item, from: item === set.item ? set.set : 1, drop: true }));
}

/** Whether a cue belongs to what a change is about; from the first set on, getting into place does too. @param {Cue} cue @param {Change} change */
const isLeft = (cue, { item, from }) => cue.item === item && (from === 1 || (cue.set ?? 0) >= from);

/** @param {Cue[]} cues @param {Change} change */
function trimmed(cues, change) {
  const mine = (/** @type {Cue} */ cue) => cue.item === change.item && (cue.set ?? 0) >= change.from;
  const before = Math.max(...cues.filter((cue) => cue.item === change.item).map((cue) => cue.set ?? 0));
  const last = Math.min(before, change.from + Math.max(change.sets ?? before, 1) - 1);
  return cues.flatMap((cue) => {
    if (!mine(cue)) return [change.item === cue.item && cue.sets !== null ? { ...cue, sets: last } : cue];
    if ((cue.set ?? 0) > last || (cue.kind === 'rest' && cue.set === last)) return [];
    return shorter({ ...cue, sets: last }, change);
  });
}

/** @param {Cue} cue @param {Change} change @returns {Cue[]} */
function shorter(cue, { reps, seconds }) {
  if (cue.kind === 'rep' && reps !== undefined) {
    const most = Math.max(reps, 1);
    return (cue.rep ?? 1) > most ? [] : [{ ...cue, reps: Math.min(cue.reps ?? most, most) }];
  }
  if (cue.kind !== 'hold' || seconds === undefined || seconds >= cue.seconds) return [cue];
  return [{ ...cue, seconds: Math.max(seconds, 1), text: 'Hold.' }];
}

/** The sets that are left, of the easier exercise: its own way into place first. @param {Cue[]} cues @param {Change} change @param {{ item: number, cues: Cue[] }} other */
function swapped(cues, change, other) {
  const left = (/** @type {Cue} */ cue) => isLeft(cue, change);
  const keys = new Set(cues.filter(left).filter((cue) => cue.kind === 'rep' || cue.kind === 'hold').map((cue) => keyOf(change.item, cue.set ?? 1)));
  const sets = keys.size;
  const instead = other.cues.filter((cue) => (cue.set ?? 0) <= sets && !(cue.kind === 'rest' && cue.set === sets))
    .map((cue) => ({ ...cue, item: other.item, sets: cue.set === null ? null : sets }));
  const at = cues.findIndex(left);
  return [...cues.slice(0, at), ...instead, ...cues.slice(at).filter((cue) => !left(cue))];
}

/** Each cue begins where the one before it ends. @param {Cue[]} cues */
function inTime(cues) {
  let at = 0;
  return cues.map((cue) => {
    const moved = { ...cue, at_s: at };
    at += cue.seconds;
    return moved;
  });
}

// @ts-check
// The events of a session, as the record wants them. Pure: ids and times come in.

import { keyOf } from './sheet.js';

/** @typedef {import('./sheet.js').Item} Item */
/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {import('../outbox/store.js').RecordEvent} RecordEvent */
/** @typedef {{ id: string, at: string }} Stamp */
/** @typedef {{ id: string, slot: string, on: string }} SessionFacts */
/** @typedef {'no-time' | 'no-kit' | 'too-hard' | 'hurt'} SkipReason */
/** @typedef {{ state: 'done' | 'part' | 'skipped', ids: string[], pain: number | null }} Result  `part`: broken off; `ids`: its events, if they were made here */
/**
 * @typedef {object} Ending
 * @property {number} painDuring
 * @property {number | null} painAfter
 * @property {string | null} painSide
 * @property {string | null} quality
 * @property {'pain' | 'time' | 'other' | null} stopped
 * @property {boolean} sharp
 */

/**
 * @param {SessionFacts} session
 * @param {Item} item
 * @param {SetSpan} set
 * @param {Stamp} stamp
 * @param {{ share: number, pain: number | null, load: number | null }} how `share` of the set that was done, 1 for all
 * @returns {RecordEvent}
 */
export function setDone(session, item, set, stamp, { share, pain, load }) {
  return {
    kind: 'set-done', ...stamp, session: session.id, exercise: item.exercise, side: item.side, set: set.set,
    ...amount(item, share),
    ...present('load_kg', load), ...present('band', item.band), ...present('support', item.support), ...present('pain', pain),
  };
}

/** @param {Item} item @param {number} share */
function amount(item, share) {
  if (item.reps !== null) return { reps: Math.floor(item.reps * share + 1e-9) };
  if (item.hold_s !== null) return { hold_s: Math.round(item.hold_s * share) };
  if (item.minutes !== null) return { minutes: Math.round(item.minutes * share * 10) / 10 };
  return {};
}

/** @param {string} field @param {any} value */
const present = (field, value) => (value === null || value === undefined ? {} : { [field]: value });

/**
 * @param {SessionFacts} session @param {Item} item @param {Stamp} stamp @param {SkipReason} reason
 * @returns {RecordEvent}
 */
export function setSkipped(session, item, stamp, reason) {
  return { kind: 'set-skipped', ...stamp, session: session.id, exercise: item.exercise, side: item.side, reason };
}

/**
 * @param {SessionFacts} session @param {Stamp} stamp
 * @param {{ planned: number, done: number }} counts @param {Ending} ending
 * @returns {RecordEvent}
 */
export function sessionFinished(session, stamp, { planned, done }, ending) {
  return {
    kind: 'session-finished', ...stamp, session: session.id, slot: session.slot,
    planned_sets: planned, done_sets: done, pain_during: ending.painDuring,
    ...present('pain_after', ending.painAfter), ...present('pain_side', ending.painSide),
    ...present('quality', ending.quality), ...present('stopped', ending.stopped),
    ...(ending.sharp ? { sharp_pain: true } : {}),
  };
}

/**
 * @param {Stamp} stamp @param {{ on: string, edition: string, digest: string }} shown
 * @returns {RecordEvent}
 */
export function planShown(stamp, shown) {
  return { kind: 'plan-shown', ...stamp, on: shown.on, edition: shown.edition, digest: shown.digest };
}

/** @param {Stamp} stamp @param {string} event @returns {RecordEvent} */
export function retracted(stamp, event) {
  return { kind: 'event-retracted', ...stamp, event };
}

/**
 * How much of a set was done when it was broken off. Less than one repetition, or one second, is nothing.
 * @param {SetSpan} set @param {Item} item @param {number} at seconds on the session's clock
 * @returns {number} from 0 to 1
 */
export function shareDone(set, item, at) {
  if (at <= set.work) return 0;
  const share = Math.min((at - set.work) / (set.end - set.work), 1);
  const counted = item.reps !== null ? Math.floor(item.reps * share + 1e-9) : Math.floor(at - set.work);
  return counted >= 1 ? share : 0;
}

/** @param {Record<string, Result>} results @returns {number} the worst pain said of a set, 0 when none was */
export function worstPain(results) {
  return Object.values(results).reduce((worst, one) => Math.max(worst, one.pain ?? 0), 0);
}

/**
 * Sets done of those the plan asked for; an easier exercise done instead counts for itself, not for them.
 * @param {Record<string, Result>} results @param {number} items how many items the plan has
 */
export function doneCount(results, items) {
  return Object.entries(results).filter(([key, one]) => one.state === 'done' && Number.parseInt(key, 10) < items).length;
}

/**
 * Sets that the record already has, so that a session begun elsewhere goes on here.
 * @param {{ item: number, set: number, pain: number | null }[]} done
 * @returns {Record<string, Result>}
 */
export function resultsFrom(done) {
  return Object.fromEntries(done.map((one) => [keyOf(one.item, one.set), { state: /** @type {const} */ ('done'), ids: [], pain: one.pain }]));
}

/**
 * Sets that this browser wrote down and has not sent, whatever sheet they were played from.
 * @param {Item[]} items @param {RecordEvent[]} events
 * @returns {Record<string, Result>}
 */
export function resultsOf(items, events) {
  return Object.fromEntries(events.filter((one) => one.kind === 'set-done').flatMap((one) => {
    const place = items.findIndex((item) => item.exercise === one.exercise && item.side === one.side && one.set <= item.sets);
    return place < 0 ? [] : [[keyOf(place, one.set), { state: /** @type {const} */ ('done'), ids: [one.id], pain: one.pain ?? null }]];
  }));
}

// @ts-check
// The pack: what may be done while the server cannot be asked. Compares numbers and looks up; whatever the pack does
// not reckon with means: come online first. Pure.

/** @typedef {import('./store.js').RecordEvent} RecordEvent */
/** @typedef {{ ask: string, side: string | null, at_least: number, then: Then }} Guard */
/** @typedef {'as-planned' | 'lighter' | 'rest' | 'stop' | 'come-online'} Then */
/** @typedef {{ id: string, slot: string, title: string, minutes: number, page: string, exercises: string[], lines: { name: string, says: string }[] }} Session */
/** @typedef {{ trained: string[], state: 'train' | 'rest' | 'come-online', guards: Guard[], sessions: Session[], lighter: Session[] }} Cell */
/** @typedef {{ person: string, on: string, until: string, made: number, receipt: string, cap: number, sides: string[], asked: boolean, mornings: Record<string, string>, signs: { id: string, question: string }[], days: { on: string, cells: Cell[] }[] }} Pack */

const ORDER = ['as-planned', 'lighter', 'rest', 'stop'];
const OF_A_SESSION = ['set-done', 'set-skipped', 'session-finished'];
const RECKONED = [...OF_A_SESSION, 'morning-checked', 'screen-answered', 'plan-shown', 'noted'];
/** @type {Record<string, string>} */
const OF_A_MORNING = { 'morning-pain': 'pain', stiffness: 'stiffness_min', 'night-pain': 'night_pain', limp: 'limped_yesterday' };

/** @param {RecordEvent} event the day it was said on, where it was said */
const dayOf = (event) => event.at.slice(0, 10);

/**
 * What may be done today.
 * @param {Pack} pack @param {RecordEvent[]} said since the pack was made, on this device @param {string} today
 * @returns {{ then: Then, sessions: Session[], done: boolean }} `done`: all of the day's sessions were finished
 */
export function offered(pack, said, today) {
  const none = { sessions: [], done: false };
  if (isGrave(said)) return { then: 'stop', ...none };
  const cell = cellOf(pack, said, today);
  if (!cell || cell.state === 'come-online' || !reckonedWith(pack, said)) return { then: 'come-online', ...none };
  const thens = tables(cell.guards).map((rows) => rowOf(rows, said, today)?.then ?? 'stop');
  const then = /** @type {Then} */ (ORDER[Math.max(...thens.map((one) => ORDER.indexOf(one)))] ?? 'come-online');
  if (then === 'stop' || cell.state === 'rest') return { then: then === 'stop' ? then : 'rest', ...none };
  const all = { 'as-planned': cell.sessions, lighter: cell.lighter }[/** @type {string} */ (then)] ?? [];
  const finished = new Set(said.filter((one) => one.kind === 'session-finished').map((one) => one.session));
  const sessions = all.filter((one) => !finished.has(one.id));
  return { then, sessions, done: all.length > 0 && !sessions.length };
}

/** @param {Pack} pack @param {RecordEvent[]} said @param {string} today */
function cellOf(pack, said, today) {
  const trained = [...new Set(said.filter((one) => OF_A_SESSION.includes(one.kind)).map(dayOf))].filter((on) => on < today).sort();
  const cells = pack.days.find((day) => day.on === today)?.cells ?? [];
  return cells.find((cell) => String(cell.trained) === String(trained)) ?? null;
}

/** What stops a day whatever else was said, also on a day that the pack does not know. @param {RecordEvent[]} said */
const isGrave = (said) => ['sharp-pain', 'warning-sign'].some((ask) => answer({ ask, side: null }, said, '') > 0);

/**
 * Whether the pack was made for all of this: its own sessions, and nothing that happened before it was made.
 * @param {Pack} pack @param {RecordEvent[]} said
 */
function reckonedWith(pack, said) {
  /** @param {RecordEvent} set */
  const isPlanned = (set) => pack.days.filter((day) => day.on === dayOf(set)).flatMap((day) => day.cells)
    .flatMap((cell) => [...cell.sessions, ...cell.lighter])
    .some((one) => one.id === set.session && one.exercises.includes(set.exercise));
  return said.every((one) => one.kind === 'noted'
    || (RECKONED.includes(one.kind) && dayOf(one) >= pack.on && (one.kind !== 'set-done' || isPlanned(one))));
}

/** One table for each question and side. @param {Guard[]} guards @returns {Guard[][]} */
function tables(guards) {
  /** @type {Map<string, Guard[]>} */
  const found = new Map();
  for (const one of guards) found.set(`${one.ask} ${one.side}`, [...(found.get(`${one.ask} ${one.side}`) ?? []), one]);
  return [...found.values()];
}

/** The last row that the answer reaches. @param {Guard[]} rows @param {RecordEvent[]} said @param {string} today */
function rowOf(rows, said, today) {
  const value = answer(rows[0], said, today);
  return rows.filter((row) => row.at_least <= value).sort((one, other) => other.at_least - one.at_least)[0];
}

/** What was said, as a number; nothing said is 0. @param {{ ask: string, side: string | null }} guard @param {RecordEvent[]} said @param {string} today */
function answer({ ask, side }, said, today) {
  /** @param {boolean} yes */
  const as = (yes) => (yes ? 1 : 0);
  if (ask in OF_A_MORNING) {
    const mornings = said.filter((one) => one.kind === 'morning-checked' && (side === null || one.side === side));
    return most(mornings.map((one) => Number(one[OF_A_MORNING[ask]] ?? 0)));
  }
  switch (ask) {
    case 'pain-before':
    case 'pain-today': {
      const of = said.filter((one) => OF_A_SESSION.includes(one.kind) && (dayOf(one) === today) === (ask === 'pain-today'));
      return most(of.flatMap((one) => [one.pain, one.pain_during, one.pain_after].map((pain) => Number(pain ?? 0))));
    }
    case 'sharp-pain':
      return as(said.some((one) => one.sharp_pain === true));
    case 'stopped-for-pain':
      return as(said.some((one) => one.stopped === 'pain' || one.reason === 'hurt'));
    case 'warning-sign':
      return as(said.some((one) => one.kind === 'screen-answered' && Object.values(one.answers).some((told) => told !== 'no')));
    default:
      return Infinity; // a question this browser does not know
  }
}

/** @param {number[]} numbers */
const most = (numbers) => Math.max(0, ...numbers);

// @ts-check
// Writes down what happens, when it happens: every event and the place in the session go to this browser's
// store at once, one after the other. Sending them is the outbox's.

import * as made from './events.js';
import { dosed } from './sheet.js';
import * as kept from '../outbox/store.js';
import { uuid7 } from '../outbox/ids.js';

/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {import('./events.js').Result} Result */
/** @typedef {import('../outbox/store.js').RecordEvent} RecordEvent */
/**
 * What a reload needs to go on exactly here.
 * @typedef {object} Saved
 * @property {string} digest of the sheet it belongs to
 * @property {number} at
 * @property {number} when the device's clock at that moment, ms
 * @property {Record<string, Result>} results
 * @property {Record<string, number>} loads kilograms by exercise, where the weight was to be found or was lowered
 * @property {import('./lighter.js').Change[]} changes what was made lighter, in order
 * @property {string | null} ended the id of the session's end, once it is written down
 * @property {number} hurt the worst pain said outside a set's own question
 * @property {boolean} shown whether the plan's showing is written down
 * @property {'playing' | 'sharp' | 'finishing' | 'over'} stage
 * @property {'pain' | 'time' | 'other' | null} stopped
 * @property {boolean} sharp
 */

/** @param {string} digest @param {Record<string, Result>} results @returns {Saved} */
export const fresh = (digest, results) => ({
  digest, at: 0, when: 0, results, loads: {}, changes: [], ended: null, hurt: 0, shown: false, stage: 'playing', stopped: null, sharp: false,
});

export class Notebook {
  /**
   * @param {{ person: string, session: import('./events.js').SessionFacts, items: import('./sheet.js').Item[], planned: number, shown: any }} page
   * @param {Saved} saved
   * @param {{ now: () => number, at: () => string }} wall
   */
  constructor(page, saved, wall) {
    this.page = page;
    this.saved = saved;
    this.wall = wall;
    /** Called when this browser cannot keep something. @type {(fault: unknown) => void} */
    this.failed = () => {};
    /** @type {Promise<any>} */
    this.writing = Promise.resolve();
  }

  get results() { return this.saved.results; }

  get worst() { return Math.max(made.worstPain(this.results), this.saved.hurt); }

  stamp() { return { id: uuid7(this.wall.now()), at: this.wall.at() }; }

  /** Write the plan's showing down, once a session. */
  begin() {
    if (this.saved.shown || !this.page.shown) return;
    this.saved.shown = true;
    this.#keep(made.planShown(this.stamp(), this.page.shown));
  }

  /** @param {SetSpan} set @param {{ share?: number, pain?: number | null }} [how] */
  done(set, { share = 1, pain = null } = {}) {
    const before = this.results[set.key];
    if (before?.state === 'done') return;
    if (before) this.#takeBack(before);
    const event = this.#setDone(set, { share, pain });
    this.saved.results[set.key] = { state: share < 1 ? 'part' : 'done', ids: [event.id], pain };
    this.#keep(event);
  }

  /** The pain of a set, said after it. @param {string} key @param {number} pain */
  pain(key, pain) {
    const result = this.results[key];
    if (!result || result.state === 'skipped') return;
    result.pain = pain;
    for (const id of result.ids) this.#revise(id, { pain });
  }

  /**
   * Sets left out. Of the first, `share` was done before it was broken off, and that is written down too.
   * @param {SetSpan[]} sets @param {made.SkipReason} reason @param {{ share?: number, pain?: number | null }} [how]
   */
  skipped(sets, reason, { share = 0, pain = null } = {}) {
    sets.filter((set) => !this.results[set.key]).forEach((set, place) => {
      const event = made.setSkipped(this.page.session, this.page.items[set.item], this.stamp(), reason);
      const events = place === 0 && share > 0 ? [this.#setDone(set, { share, pain }), event] : [event];
      this.saved.results[set.key] = { state: 'skipped', ids: events.map((one) => one.id), pain: place === 0 ? pain : null };
      for (const one of events) this.#keep(one);
    });
  }

  /** @param {made.Ending} ending @param {'over' | 'sharp'} [stage] */
  finish(ending, stage = 'over') {
    const { items, planned } = this.page;
    const counts = { planned: items.slice(0, planned).reduce((sum, item) => sum + item.sets, 0), done: made.doneCount(this.results, planned) };
    const event = made.sessionFinished(this.page.session, this.stamp(), counts, ending);
    this.saved.ended = event.id;
    this.#keep(event);
    return this.save({ stage });
  }

  /** How strong a sharp pain was, said after the session had ended by it. @param {number} pain */
  sharp(pain) {
    if (this.saved.ended) this.#revise(this.saved.ended, { pain_during: pain });
    return this.save({ stage: 'over', hurt: Math.max(this.saved.hurt, pain) });
  }

  /** @param {Partial<Saved>} [changes] @returns {Promise<void>} resolved when all that was said so far is stored */
  save(changes = {}) {
    Object.assign(this.saved, changes);
    const copy = structuredClone(this.saved);
    return this.#write(() => kept.savePlace(this.page.person, this.page.session.id, copy));
  }

  /** @param {SetSpan} set @param {{ share: number, pain: number | null }} how */
  #setDone(set, { share, pain }) {
    const item = dosed(this.page.items[set.item], set);
    const load = this.saved.loads[item.exercise] ?? (item.load_kg || null);
    return made.setDone(this.page.session, item, set, this.stamp(), { share, pain, load });
  }

  /** Done after all: what was written of it is dropped, or taken back when it was already sealed. @param {Result} result */
  #takeBack({ ids }) {
    for (const id of ids) {
      this.#write(async () => {
        if (await kept.drop(id)) return;
        const event = made.retracted(this.stamp(), id);
        await kept.keep(this.#waiting(event));
      });
    }
  }

  /** @param {RecordEvent} event */
  #keep(event) {
    const waiting = this.#waiting(event);
    this.#write(() => kept.keep(waiting));
    this.save();
  }

  /** Change an event that still waits here; one that was sent stands as it is. @param {string} id @param {Record<string, any>} fields */
  #revise(id, fields) {
    this.#write(async () => {
      const waiting = (await kept.waiting(this.page.person)).find((one) => one.id === id);
      if (waiting) await kept.keep({ ...waiting, event: { ...waiting.event, ...fields } });
    });
  }

  /** @param {RecordEvent} event */
  #waiting(event) { return { id: event.id, person: this.page.person, session: this.page.session.id, event }; }

  /** @param {() => Promise<any>} work */
  #write(work) {
    this.writing = this.writing.then(work).catch((fault) => { this.failed(fault); });
    return this.writing;
  }
}

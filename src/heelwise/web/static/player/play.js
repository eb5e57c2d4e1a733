// @ts-check
// The course of a session on its own clock: playing, paused, counting in. Knows no page and stores nothing;
// it tells its listener what was crossed. Time comes in through `tick`, so tests can run it at any speed.

import { cameBack, passed } from './clock.js';
import { cueAt, lengthOf, placeAt, setsOf } from './sheet.js';

/** @typedef {import('./sheet.js').Cue} Cue */
/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {import('./clock.js').Reading} Reading */
/** @typedef {'waiting' | 'counting' | 'playing' | 'paused' | 'ended'} Status */
/**
 * @typedef {object} Listener
 * @property {(cue: Cue) => void} cue a cue begins
 * @property {(from: number, to: number) => void} [passed] the session's clock went from here to there
 * @property {(set: SetSpan) => void} set the work of a set has ended
 * @property {(set: SetSpan) => void} ask the pain of a set is asked
 * @property {(status: Status, why: string) => void} status
 */

/** The phone is two steps away: time to get back in place. */
export const COUNT_IN_S = 5;
const REWIND_S = 3;
/** Coming back to a rest with less than this left, nobody is in place yet. */
const IN_PLACE_S = 5;

export class Play {
  /**
   * @param {Cue[]} cues
   * @param {Listener} listener
   * @param {{ rate: number, at: number }} options speed of the clock, and where to begin
   */
  constructor(cues, listener, { rate, at }) {
    this.listener = listener;
    this.rate = rate;
    this.load(cues);
    this.at = Math.min(Math.max(at, 0), this.length);
    /** @type {Status} */
    this.status = 'waiting';
    this.countIn = 0;
    /** @type {Reading | null} */
    this.last = null;
    /** @type {Cue | null} the last cue that was told to the listener */
    this.told = null;
  }

  /** Play these cues from now on; what lies before this moment must be the same. @param {Cue[]} cues */
  load(cues) {
    this.cues = cues;
    this.sets = setsOf(cues);
    this.length = lengthOf(cues);
    this.told = null;
  }

  get cue() { return cueAt(this.cues, this.at); }

  get place() { return placeAt(this.sets, this.at); }

  get set() { return this.sets[this.place]; }

  /** Begin, or go on after a pause. Work that was broken off is counted in, a repetition starts again. */
  resume() {
    if (this.status === 'playing' || this.status === 'counting' || this.status === 'ended') return;
    const cue = this.cue;
    if (cue?.kind === 'rep') this.at = cue.at_s;
    const working = cue !== null && (cue.kind === 'rep' || cue.kind === 'hold') && this.at > 0;
    const nearly = cue?.kind === 'rest' && cue.at_s + cue.seconds - this.at < IN_PLACE_S;
    this.last = null;
    this.told = working ? null : this.told;
    this.countIn = working || nearly ? COUNT_IN_S : 0;
    this.#become(working || nearly ? 'counting' : 'playing', '');
  }

  /** @param {string} why empty for a person's own pause */
  pause(why = '') {
    if (this.status === 'playing' || this.status === 'counting') this.#become('paused', why);
  }

  /** To the start of this set, or of the one before when this one has only just begun. */
  back() {
    const here = this.set;
    const early = this.at < here.start + REWIND_S;
    this.seek((early && this.place > 0 ? this.sets[this.place - 1] : here).start);
  }

  /** Past this set; past every set of its exercise when `whole`. @param {boolean} whole @returns {SetSpan[]} the sets passed over */
  skip(whole) {
    const here = this.set;
    const last = whole ? this.sets.findLastIndex((one) => one.item === here.item) : this.place;
    const passed = this.sets.slice(this.place, last + 1).filter((one) => one.end > this.at);
    this.seek(this.sets[last].next);
    return passed;
  }

  /** @param {number} at */
  seek(at) {
    this.at = at;
    this.told = null;
    this.last = null;
    if (this.status === 'counting') this.#become('playing', '');
    if (this.at >= this.length) this.#become('ended', '');
  }

  /** Move on to this reading of the clocks. @param {Reading} now */
  tick(now) {
    if (this.status !== 'playing' && this.status !== 'counting') return;
    if (this.last === null) { this.last = now; this.#tell(); return; }
    const { ms, slept } = passed(this.last, now);
    this.last = now;
    let step = (ms / 1000) * this.rate;
    if (slept) { this.#slept(step); return; }
    if (this.status === 'counting') {
      this.countIn -= step;
      if (this.countIn > 0) return;
      step = -this.countIn;
      this.#become('playing', '');
    }
    this.#advance(step);
  }

  /** The device slept: nobody heard a cue, so no work is counted. Only a rest went on by itself. @param {number} seconds */
  #slept(seconds) {
    const cue = this.cue;
    this.at = cameBack(cue, this.at, seconds);
    if (cue?.kind !== 'rest' || cue.at_s + cue.seconds - this.at < IN_PLACE_S) this.pause('sleep');
  }

  /** The page is out of sight: work waits, for nobody sees it; a rest goes on. */
  hide() {
    if (this.status === 'counting' || this.cue?.kind !== 'rest') this.pause('sleep');
  }

  /** @param {number} seconds */
  #advance(seconds) {
    const from = this.at;
    this.at = Math.min(from + seconds, this.length);
    this.listener.passed?.(from, this.at);
    for (const set of this.sets) {
      if (set.end > from && set.end <= this.at) {
        this.listener.set(set);
        if (set.asked) this.listener.ask(set);
      }
    }
    // A listener may have paused or moved the session on what it heard.
    if (this.status !== 'playing') return;
    this.#tell();
    if (this.at >= this.length) this.#become('ended', '');
  }

  #tell() {
    const cue = this.cue;
    if (!cue || cue === this.told || this.status !== 'playing') return;
    this.told = cue;
    this.listener.cue(cue);
  }

  /** @param {Status} status @param {string} why */
  #become(status, why) {
    this.status = status;
    this.listener.status(status, why);
  }
}

// @ts-check
// One session under way: joins the clock, the stage, the voice and the notebook. What a pain means is in the
// numbers the page brings (cap, stop); nothing is worked out here.

import { worstPain, doneCount, shareDone } from './events.js';
import { ask, Asking } from './panels.js';
import { Play } from './play.js';
import { Stage, part } from './stage.js';
import { keepAwake } from './awake.js';

/** @typedef {import('./sheet.js').Cue} Cue */
/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {import('./notebook.js').Notebook} Notebook */

const SAVE_EVERY_S = 2;
const CORRECT_MS = 900;
/** @type {Record<string, string>} */
const SIDES = { left: 'left', right: 'right', both: 'both legs' };

export class Player {
  /**
   * @param {any} page the data block
   * @param {{ notebook: Notebook, voice: import('./voice.js').Voice, rate: number, ended: (how: 'finish' | 'stop') => void }} parts
   */
  constructor(page, { notebook, voice, rate, ended }) {
    this.page = page;
    this.notebook = notebook;
    this.voice = voice;
    this.ended = ended;
    const root = /** @type {HTMLElement} */ (document.querySelector('[data-part="stage"]'));
    this.root = root;
    this.live = part(document, 'live');
    this.play = new Play(page.cues, {
      cue: (cue) => this.#cue(cue), set: (set) => this.#setDone(set), ask: (set) => this.#ask(set),
      status: (status, why) => this.#status(status, why),
    }, { rate, at: notebook.saved.at });
    this.stage = new Stage(root, page.items, this.play);
    this.asking = new Asking(part(root, 'asking'), (key, pain) => this.#pained(key, pain));
    this.pauseButton = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="pause"]'));
    this.savedAt = this.play.at;
    this.dull = /** @type {{ key: string, pain: number } | null} */ (null);
    this.question = '';
    this.lastTick = '';
    this.correcting = 0;
  }

  /** Go on without sets that are done already; only at the start, or where another device left off. */
  passDone() {
    while (this.play.set && this.notebook.results[this.play.set.key] && this.play.at < this.play.set.end && this.play.status !== 'ended') {
      this.play.seek(this.play.set.next);
    }
  }

  start() {
    this.voice.unlock();
    this.notebook.begin();
    this.stage.progress(this.notebook.results);
    this.play.resume();
  }

  /** @param {number} ms */
  tick(ms) {
    this.play.tick(ms);
    if (Math.abs(this.play.at - this.savedAt) > SAVE_EVERY_S * this.play.rate) this.keepPlace();
    this.#ticks();
  }

  draw() { this.stage.draw(); }

  keepPlace() {
    this.savedAt = this.play.at;
    return this.notebook.save({ at: this.play.at });
  }

  toggle() {
    if (this.play.status === 'paused') this.start();
    else this.play.pause();
  }

  back() {
    this.play.back();
    this.keepPlace();
    this.stage.progress(this.notebook.results);
  }

  async skip() {
    await this.#stopped(async () => {
      const { value, form } = await ask('skip');
      if (!value) return;
      const whole = form.get('scope') === 'all';
      if (value !== 'hurt') this.#leaveOut(/** @type {any} */ (value), { whole, pain: null });
      else if (await this.#hurting()) this.#leaveOut('hurt', { whole, pain: this.dull?.pain ?? null });
    });
  }

  async hurt() {
    await this.#stopped(async () => {
      const pain = await this.#hurting();
      if (pain !== null && pain > this.page.cap) await this.#overLimit(pain);
    });
  }

  async leave() {
    await this.#stopped(async () => {
      const { value } = await ask('leave');
      if (value) this.#end(/** @type {any} */ (value));
    });
  }

  /** The number for a sharp pain, and the end of the session. Also where a reload comes back to. */
  async sharp() {
    let said = '';
    while (!said) said = (await ask('much')).value;
    const pain = Number(said);
    this.#breakOff(pain);
    const during = Math.max(pain, this.notebook.worst);
    await this.notebook.finish({ planned: this.play.sets.length }, { painDuring: during, painAfter: null, painSide: null, quality: null, stopped: 'pain', sharp: true });
    this.ended('stop');
  }

  /** Run a question with the clock stopped, then go on unless the session has ended. @param {() => Promise<void>} question */
  async #stopped(question) {
    if (this.play.status === 'ended') return;
    const going = this.play.status === 'playing' || this.play.status === 'counting';
    this.play.pause('asked');
    await question();
    this.stage.progress(this.notebook.results);
    const { stage } = this.notebook.saved;
    if (going && stage === 'playing') this.play.resume();
  }

  /** @returns {Promise<number | null>} how much a dull pain is; null when it was nothing, or sharp and so the end */
  async #hurting() {
    const { value } = await ask('hurt');
    if (value === 'sharp') {
      await this.notebook.save({ stage: 'sharp', sharp: true, at: this.play.at });
      await this.sharp();
      return null;
    }
    if (!value) return null;
    const { value: said } = await ask('much');
    if (!said) return null;
    const pain = Number(said);
    this.dull = { key: this.play.set.key, pain };
    await this.notebook.save({ hurt: Math.max(this.notebook.saved.hurt, pain) });
    return pain;
  }

  /** @param {number} pain */
  async #overLimit(pain) {
    if (pain >= this.page.stop) { this.#breakOff(pain); this.#end('pain'); return; }
    const { value } = await ask('over-limit', (dialog) => {
      part(dialog, 'limit-title').textContent = `Pain ${pain} is over your limit of ${this.page.cap}.`;
    });
    if (value === 'end') { this.#breakOff(pain); this.#end('pain'); }
    if (value === 'leave') this.#leaveOut('hurt', { whole: true, pain });
  }

  /** @param {import('./events.js').SkipReason} reason @param {{ whole: boolean, pain: number | null }} how */
  #leaveOut(reason, { whole, pain }) {
    const share = this.#share();
    const passed = this.play.skip(whole);
    this.notebook.skipped(passed, reason, { share, pain: share > 0 ? pain : null });
    this.asking.hide();
    this.keepPlace();
  }

  /** Write down what was done of the set that is broken off. @param {number} pain */
  #breakOff(pain) {
    const share = this.#share();
    if (share > 0) this.notebook.done(this.play.set, { share, pain });
  }

  #share() {
    const { set, at } = this.play;
    return set && at < set.end && !this.notebook.results[set.key] ? shareDone(set, this.page.items[set.item], at) : 0;
  }

  /** @param {'pain' | 'time' | 'other' | null} stopped */
  #end(stopped) {
    if (stopped && stopped !== 'pain' && this.#share() > 0) this.notebook.done(this.play.set, { share: this.#share() });
    this.asking.hide();
    void this.notebook.save({ stage: 'finishing', stopped, at: this.play.at });
    this.ended('finish');
  }

  /** @param {string} key @param {number} pain */
  #pained(key, pain) {
    this.notebook.pain(key, pain);
    void this.notebook.save();
    clearTimeout(this.correcting);
    if (pain > this.page.cap) this.correcting = setTimeout(() => this.#stopped(() => this.#overLimit(pain)), CORRECT_MS);
  }

  /** @param {SetSpan} set */
  #setDone(set) {
    const pain = this.dull?.key === set.key ? this.dull.pain : null;
    this.notebook.done(set, { pain });
    this.stage.progress(this.notebook.results);
  }

  /** @param {SetSpan} set */
  #ask(set) {
    if (this.dull?.key === set.key) return;
    const item = this.page.items[set.item];
    this.question = 'How much pain, zero to ten?';
    this.asking.show(set.key, `Set ${set.set}${item.side === 'both' ? '' : `, ${item.side} leg`}: how much pain?`);
  }

  /** @param {Cue} cue */
  #cue(cue) {
    const set = this.play.set;
    const item = this.page.items[cue.item ?? 0];
    const working = cue.kind === 'rep' || cue.kind === 'hold';
    if (working && this.asking.standing && this.asking.said !== null) this.asking.hide();
    if (cue.kind === 'rep' && cue.rep !== 1) { this.voice.say(String(cue.rep)); return; }
    this.voice.tone(working ? 'go' : 'rest');
    this.voice.say(`${this.#spoken(cue)} ${working ? '' : this.question}`.trim());
    if (working) this.#announce(`${item.name}, ${SIDES[item.side]}, set ${set.set} of ${item.sets}.`);
    else if (cue.kind === 'rest') this.#announce(`${cue.text} ${this.question}`);
    if (!working) this.question = '';
    this.stage.progress(this.notebook.results);
    this.keepPlace();
  }

  /** A sentence without length of its own is said with the cue it stands before. @param {Cue} cue */
  #spoken(cue) {
    const before = this.page.cues[this.page.cues.indexOf(cue) - 1];
    return before?.kind === 'say' && before.seconds === 0 ? before.text : cue.text;
  }

  /** What the voice has said need not be read out again. @param {string} text */
  #announce(text) { if (this.voice.heard !== 'voice') this.live.textContent = text; }

  /** Three short tones before a hold or a rest is over. */
  #ticks() {
    const cue = this.play.cue;
    if (!cue || this.play.status !== 'playing' || cue.kind === 'rep') return;
    const left = Math.ceil(cue.at_s + cue.seconds - this.play.at);
    const mark = `${cue.at_s} ${left}`;
    if (left <= 3 && left > 0 && mark !== this.lastTick) this.voice.tone('tick');
    this.lastTick = mark;
  }

  /** @param {import('./play.js').Status} status @param {string} why */
  #status(status, why) {
    const paused = status === 'paused';
    this.pauseButton.textContent = paused ? 'Go on' : 'Pause';
    void keepAwake(status === 'playing' || status === 'counting');
    if (paused) {
      this.voice.hush();
      this.keepPlace();
      if (why !== 'asked') this.live.textContent = why === 'sleep' ? 'Paused while the screen was off.' : 'Paused.';
    }
    if (status === 'ended' && this.notebook.saved.stage === 'playing') { this.voice.tone('end'); this.#end(null); }
  }

  get worst() { return worstPain(this.notebook.results); }

  get done() { return doneCount(this.notebook.results); }
}

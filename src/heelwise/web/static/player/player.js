// @ts-check
// One session under way: joins the clock, the stage, the score and the notebook. What a pain means is in the
// numbers the page brings (cap, stop); nothing is worked out here.

import { keepAwake } from './awake.js';
import { shareDone } from './events.js';
import { choose } from './less.js';
import { lighter, unloaded } from './lighter.js';
import * as pains from './pains.js';
import { ask, Asking } from './panels.js';
import { Play } from './play.js';
import { again, due, score } from './score.js';
import { dosed } from './sheet.js';
import { Stage, part } from './stage.js';

/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {import('./lighter.js').Change} Change */
/** @typedef {import('./notebook.js').Notebook} Notebook */

const SAVE_EVERY_S = 2;
const CORRECT_MS = 900;
const ALMOST_S = 0.01;

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
    this.live = part(document, 'live');
    const cues = this.#sheet();
    this.marks = score(cues, page.items);
    this.play = new Play(cues, {
      cue: () => this.#cue(), passed: (from, to) => this.#passed(from, to), set: (set) => this.#setDone(set), ask: (set) => this.#ask(set),
      status: (status, why) => this.#status(status, why),
    }, { rate, at: notebook.saved.at });
    this.stage = new Stage(root, page.items, this.play);
    this.asking = new Asking(part(root, 'asking'), (key, pain) => this.#pained(key, pain));
    this.pauseButton = /** @type {HTMLButtonElement} */ (root.querySelector('[data-do="pause"]'));
    this.savedAt = this.play.at;
    this.dull = /** @type {{ key: string, pain: number } | null} */ (null);
    this.ticked = 0;
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
    if (this.play.status !== 'counting') this.#say(again(this.play.cue, this.play.at));
  }

  tick(/** @type {import('./clock.js').Reading} */ now) {
    this.play.tick(now);
    if (Math.abs(this.play.at - this.savedAt) > SAVE_EVERY_S * this.play.rate) this.keepPlace();
    const count = this.play.status === 'counting' ? Math.ceil(this.play.countIn) : 0;
    if (count !== this.ticked && count > 0 && count <= 3) this.voice.tone('tick');
    this.ticked = count;
  }

  draw() { this.stage.draw(); }

  keepPlace() {
    this.savedAt = this.play.at;
    return this.notebook.save({ at: this.play.at, when: Date.now() });
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
      const whole = form.get('scope') === 'all';
      if (value === 'hurt') await this.#pain(await pains.hurting(), { whole });
      else if (value) this.#leaveOut(/** @type {any} */ (value), { whole, pain: null });
    });
  }

  less() { return this.#stopped(() => this.#askLess()); }

  hurt() { return this.#stopped(async () => this.#pain(await pains.hurting(), null)); }

  leave() {
    return this.#stopped(async () => {
      const { value } = await ask('leave');
      if (value) this.#end(/** @type {any} */ (value));
    });
  }

  /** Run a question with the clock stopped, then go on unless the session has ended. @param {() => Promise<void>} question */
  async #stopped(question) {
    if (this.play.status === 'ended' || this.notebook.saved.stage !== 'playing') return;
    const going = this.play.status === 'playing' || this.play.status === 'counting';
    this.play.pause('asked');
    await question();
    this.stage.progress(this.notebook.results);
    if (going && this.notebook.saved.stage === 'playing') this.play.resume();
  }

  /**
   * A pain was said: what the rules make of it. @param {number | 'sharp' | null} said
   * @param {{ whole: boolean } | null} skip asked for by skipping: what is left out where the session may go on
   */
  async #pain(said, skip) {
    if (said === null) return;
    if (said === 'sharp') { await this.#sharp(); return; }
    const { cap, stop } = this.page;
    const before = this.notebook.saved.hurt;
    await this.notebook.save({ hurt: Math.max(before, said) }); // at once: a page may be closed while it asks
    const within = skip && pains.meaning(said, { cap, stop }) === 'within';
    const { then, pain } = within ? { then: /** @type {pains.Then} */ ('leave'), pain: said } : await pains.answer(said, { cap, stop, calm: this.#calmAhead() });
    await this.notebook.save({ hurt: Math.max(before, pain) });
    this.dull = { key: this.play.set.key, pain };
    await this.#follow(then, pain, skip?.whole ?? true);
  }

  /** @param {pains.Then} then @param {number} pain @param {boolean} whole */
  async #follow(then, pain, whole) {
    if (then === 'leave') this.#leaveOut('hurt', { whole, pain });
    else if (then === 'easier') await this.#askLess();
    else if (then === 'calm' && this.#ahead) await this.#change(unloaded(this.play.sets, this.#ahead, this.page.items), { set: this.#ahead, reason: 'hurt', pain });
    else if (then === 'end') { this.#breakOff(pain); this.#end('pain'); }
  }

  /** Written down before anything else is asked: it is the end of the session, whoever closes the page now. */
  async #sharp() {
    const share = this.#share();
    if (share > 0) this.notebook.done(this.play.set, { share });
    this.play.pause('asked');
    this.asking.hide();
    this.notebook.saved.at = this.play.at;
    const during = Math.max(this.page.stop, this.notebook.worst);
    await this.notebook.finish({ painDuring: during, painAfter: null, painSide: null, quality: null, stopped: 'pain', sharp: true }, 'sharp');
    this.ended('stop');
  }

  /** The set that can still be changed: the one under way, or the next. */
  get #ahead() { return this.play.at < this.play.set.end ? this.play.set : this.play.sets[this.play.place + 1]; }

  #calmAhead() { return this.play.sets.slice(this.play.place).some((one) => !this.page.items[one.item].loads); }

  async #askLess() {
    const set = this.#ahead;
    if (!set) return;
    const { exercise, load_kg } = this.page.items[set.item];
    const { loads } = this.notebook.saved;
    const { change, load } = await choose(this.page, this.play.sets, set, loads[exercise] ?? load_kg);
    if (load !== null) loads[exercise] = load;
    if (change) await this.#change([change], { set, reason: 'too-hard', pain: null });
    else await this.notebook.save();
  }

  /**
   * Done by when it is stored: nothing goes on before, so that a page closed then finds the lighter sheet again.
   * @param {Change[]} changes @param {{ set: SetSpan, reason: import('./events.js').SkipReason, pain: number | null }} about
   */
  #change(changes, { set, reason, pain }) {
    const { play, notebook } = this;
    const share = this.#share();
    const before = play.sets;
    notebook.saved.changes.push(...changes);
    const cues = this.#sheet();
    this.marks = score(cues, this.page.items);
    play.load(cues);
    const same = play.sets.find((one) => one.key === set.key);
    notebook.skipped(before.filter((one) => !play.sets.some(({ key }) => key === one.key)), reason, { share: same ? 0 : share, pain: share > 0 ? pain : null });
    this.stage.layOut();
    this.asking.hide();
    play.seek(Math.min(play.at, same ? same.end - ALMOST_S : set.start));
    return this.keepPlace();
  }

  #sheet() { return lighter(this.page.cues, this.notebook.saved.changes, this.page.easier); }

  /** @param {import('./events.js').SkipReason} reason @param {{ whole: boolean, pain: number | null }} how */
  #leaveOut(reason, { whole, pain }) {
    const share = this.#share();
    const passed = this.play.skip(whole);
    this.notebook.skipped(passed, reason, { share, pain: share > 0 ? pain : null });
    this.asking.hide();
    this.keepPlace();
  }

  /** Write down what was done of the set that is broken off, or that it was left for pain. @param {number} pain */
  #breakOff(pain) {
    const { set, at } = this.play;
    const share = this.#share();
    if (share > 0) this.notebook.done(set, { share, pain });
    else if (at < set.end) this.notebook.skipped([set], 'hurt');
  }

  #share() {
    const { set, at } = this.play;
    return set && at < set.end && !this.notebook.results[set.key] ? shareDone(set, dosed(this.page.items[set.item], set), at) : 0;
  }

  /** @param {'pain' | 'time' | 'other' | null} stopped */
  #end(stopped) {
    if (stopped && this.#share() > 0) this.notebook.done(this.play.set, { share: this.#share() });
    this.asking.hide();
    void this.notebook.save({ stage: 'finishing', stopped, at: this.play.at });
    this.ended('finish');
  }

  /** @param {string} key @param {number} pain */
  #pained(key, pain) {
    this.notebook.pain(key, pain);
    void this.notebook.save();
    clearTimeout(this.correcting);
    if (pain > this.page.cap) this.correcting = setTimeout(() => this.#stopped(() => this.#overAfter(key, pain)), CORRECT_MS);
  }

  /** @param {string} key @param {number} said */
  async #overAfter(key, said) {
    const { cap, stop } = this.page;
    const { then, pain } = await pains.answer(said, { cap, stop, calm: this.#calmAhead() });
    if (pain !== said) this.notebook.pain(key, pain);
    await this.#follow(then, pain, true);
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
    const { side } = this.page.items[set.item];
    this.asking.show(set.key, `Set ${set.set}${side === 'both' ? '' : `, ${side} leg`}: how much pain?`);
  }

  #cue() {
    const working = this.play.cue?.kind === 'rep' || this.play.cue?.kind === 'hold';
    if (working && this.asking.standing && this.asking.said !== null) this.asking.hide();
    this.stage.progress(this.notebook.results);
    if (!working || (this.play.cue?.rep ?? 1) === 1) this.keepPlace();
  }

  /** What these moments say and sound. @param {number} from @param {number} to */
  #passed(from, to) {
    let first = true;
    for (const { tone, say = '', asks } of due(this.marks, from, to)) {
      if (tone) this.voice.tone(tone);
      const question = asks && asks.key !== this.dull?.key && this.asking.said === null ? asks.say : '';
      const words = `${say} ${question}`.trim();
      if (words) { this.#say(words, first); first = false; }
    }
  }

  /** By the voice, or to whoever reads the screen aloud; never by both. @param {string} words @param {boolean} [urgent] */
  #say(words, urgent = true) {
    if (!words) return;
    if (this.voice.heard === 'voice') this.voice.say(words, { urgent });
    else this.live.textContent = words;
  }

  /** @param {import('./play.js').Status} status @param {string} why */
  #status(status, why) {
    const paused = status === 'paused';
    this.pauseButton.textContent = paused ? 'Go on' : 'Pause';
    void keepAwake(status === 'playing' || status === 'counting');
    if (status === 'counting') this.#say(`Get in place. ${again(this.play.cue, this.play.at)}`.trim());
    if (paused) {
      this.stage.why = why;
      this.voice.hush();
      this.keepPlace();
      if (why !== 'asked') this.live.textContent = why === 'sleep' ? 'Paused while you were away. Nothing was counted.' : 'Paused.';
    }
    if (status === 'ended' && this.notebook.saved.stage === 'playing') { this.voice.tone('end'); this.#end(null); }
  }
}

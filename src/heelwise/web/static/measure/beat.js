// @ts-check
// Sixty beats a minute, up on one and down on the next, until somebody stops. Counts whole raises; decides nothing.

import { keepAwake } from '../player/awake.js';
import { chosen } from '../player/voice.js';
import { at } from './count.js';

const AHEAD_S = 0.25;
const LOOK_MS = 40;
/** Keys that are held for others, or for the loudness. */
const NOT_STOPS = /^(Tab|Shift|Control|Alt|AltGraph|Meta|Fn|CapsLock|Audio.*|Media.*|Unidentified)$/;
const card = /** @type {HTMLElement | null} */ (document.querySelector('[data-beat]'));

/** @param {string} name @returns {HTMLElement} */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"], [data-do="${name}"]`));

/** Clicks placed ahead on the sound card's own clock, so that a busy page does not make them late. */
class Metronome {
  /** @param {number} beats a minute @param {(beat: number) => void} show */
  constructor(beats, show) {
    this.every = 60 / beats;
    this.show = show;
    /** @type {AudioContext | null} */
    this.audio = null;
    this.timer = 0;
    this.sent = 0;
    this.shown = -1;
    this.began = 0;
  }

  start() {
    this.sent = 0;
    this.shown = -1;
    if (chosen() !== 'silent' && 'AudioContext' in globalThis) {
      this.audio ??= new AudioContext();
      void this.audio.resume();
    }
    this.began = performance.now() / 1000 + 0.4;
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  stop() {
    clearInterval(this.timer);
    void this.audio?.close();
    this.audio = null;
  }

  look() {
    const now = performance.now() / 1000;
    const beat = Math.floor((now - this.began) / this.every);
    if (beat > this.shown) {
      this.shown = beat;
      this.show(beat);
    }
    while (this.began + this.sent * this.every < now + AHEAD_S) {
      this.click(this.sent, this.began + this.sent * this.every - now);
      this.sent += 1;
    }
  }

  /** @param {number} beat @param {number} wait seconds from now */
  click(beat, wait) {
    if (!this.audio || this.audio.state !== 'running' || wait < -0.05) return;
    const start = this.audio.currentTime + Math.max(0, wait);
    const wave = this.audio.createOscillator();
    const loud = this.audio.createGain();
    wave.frequency.setValueAtTime({ ready: 440, up: 880, down: 587 }[at(beat).tone] ?? 440, start);
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(0.4, start + 0.005);
    loud.gain.exponentialRampToValueAtTime(0.001, start + 0.12);
    wave.connect(loud).connect(this.audio.destination);
    wave.start(start);
    wave.stop(start + 0.14);
  }
}

/** @param {HTMLElement} here */
function set(here) {
  const stage = /** @type {HTMLDialogElement} */ (part('stage'));
  const start = /** @type {HTMLButtonElement} */ (part('start'));
  const result = /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="value"]'));
  let whole = 0;
  const metronome = new Metronome(Number(here.dataset.beat), (beat) => {
    const now = at(beat);
    whole = now.whole;
    part('word').textContent = now.word;
    part('count').textContent = String(whole);
    stage.dataset.tone = now.tone;
  });

  const begin = () => {
    stage.showModal();
    document.body.classList.add('beating');
    part('said').textContent = 'The beat begins after four. Any key stops it.';
    part('stop').focus();
    metronome.start();
    void keepAwake(true);
  };
  /** @param {string} why */
  const end = (why) => {
    if (!stage.open) return;
    metronome.stop();
    void keepAwake(false);
    stage.close();
    document.body.classList.remove('beating');
    if (result) {
      result.value = String(whole);
      result.focus();
    }
    part('sound').textContent = `${why} after ${whole} whole ${whole === 1 ? 'raise' : 'raises'}. The number is below; correct it where the beat and you differed.`;
  };

  start.addEventListener('click', begin);
  stage.addEventListener('click', () => end('Stopped'));
  document.addEventListener('keydown', (event) => {
    if (!stage.open || NOT_STOPS.test(event.key)) return;
    event.preventDefault();
    end('Stopped');
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden) end('The screen went away, so the count stopped'); });
  part('sound').textContent = chosen() === 'silent' ? 'Sound is off, as you chose in the player: watch the screen.' : 'Turn the sound up before you start.';
  rest(Number(here.dataset.rest), start);
  here.hidden = false;
}

/** The rest between the legs, counted from the page's own arrival. @param {number} seconds @param {HTMLButtonElement} start */
function rest(seconds, start) {
  const until = performance.now() + seconds * 1000;
  const line = part('rest');
  const tick = () => {
    const left = Math.ceil((until - performance.now()) / 1000);
    start.disabled = left > 0;
    line.hidden = left <= 0;
    line.textContent = `Rest ${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}, then the other leg.`;
    if (left > 0) setTimeout(tick, 250);
  };
  tick();
}

if (card) set(card);

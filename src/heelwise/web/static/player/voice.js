// @ts-check
// Speech by a voice that lives on this device, else short tones. Nothing is ever sent to a speech service.

/** @typedef {'voice' | 'tones' | 'silent'} Sound */

const KEY = 'heelwise-sound';

/** @returns {SpeechSynthesisVoice | null} an English voice of this very device */
export function localVoice() {
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  const here = voices.filter((voice) => voice.localService === true && voice.lang.toLowerCase().startsWith('en'));
  return here.find((voice) => voice.default) ?? here[0] ?? null;
}

/** Some browsers list their voices late. @param {() => void} changed */
export function onVoices(changed) {
  globalThis.speechSynthesis?.addEventListener?.('voiceschanged', changed);
}

/** @returns {Sound} */
export function chosen() {
  const said = localStorage.getItem(KEY);
  return said === 'silent' || said === 'tones' || said === 'voice' ? said : 'voice';
}

export class Voice {
  constructor() {
    /** @type {Sound} */
    this.sound = chosen();
    /** @type {AudioContext | null} */
    this.audio = null;
  }

  /** What is really heard: tones when a voice is wanted and none lives here. @returns {Sound} */
  get heard() { return this.sound === 'voice' && !localVoice() ? 'tones' : this.sound; }

  /** @param {Sound} sound */
  choose(sound) {
    this.sound = sound;
    localStorage.setItem(KEY, sound);
    if (sound !== 'voice') this.hush();
  }

  /** Browsers give sound only after a touch; call this from one. */
  unlock() {
    if (this.sound === 'silent') return;
    this.audio ??= new AudioContext();
    void this.audio.resume();
  }

  /** @param {string} text @param {{ urgent?: boolean }} [how] urgent words cut off what is being said */
  say(text, { urgent = true } = {}) {
    const voice = this.heard === 'voice' ? localVoice() : null;
    if (!voice) return;
    if (urgent) this.hush();
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    speechSynthesis.speak(words);
  }

  /** A taste of it, before the phone goes out of reach. */
  tryOut() {
    this.unlock();
    this.tone('go');
    this.say('This is how I count. One.');
  }

  hush() { globalThis.speechSynthesis?.cancel(); }

  /** @param {'go' | 'tick' | 'end' | 'rest' | 'up' | 'down'} which */
  tone(which) {
    if (this.sound === 'silent' || !this.audio || this.audio.state !== 'running') return;
    const [first, then, seconds] = TONES[which];
    const start = this.audio.currentTime;
    const wave = this.audio.createOscillator();
    const loud = this.audio.createGain();
    wave.frequency.setValueAtTime(first, start);
    wave.frequency.setValueAtTime(then, start + seconds / 2);
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(0.22, start + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.001, start + seconds);
    wave.connect(loud).connect(this.audio.destination);
    wave.start(start);
    wave.stop(start + seconds);
  }
}

/** @type {Record<string, [number, number, number]>} from this pitch, to that, in seconds */
const TONES = {
  go: [523, 784, 0.45],
  tick: [440, 440, 0.12],
  up: [523, 523, 0.14],
  down: [392, 392, 0.14],
  rest: [523, 392, 0.5],
  end: [523, 1047, 0.9],
};

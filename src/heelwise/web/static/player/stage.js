// @ts-check
// What the screen shows while a session plays: where, what to do, one huge number, the figure, the sets as segments.

import { Drawing, travel } from './drawing.js';
import { beatAt, cueAt } from './sheet.js';

/** @typedef {import('./sheet.js').Cue} Cue */
/** @typedef {import('./sheet.js').Item} Item */
/** @typedef {import('./play.js').Play} Play */
/** @typedef {import('./events.js').Result} Result */

const SIDES = { left: 'Left leg', right: 'Right leg', both: 'Both legs' };
const LONG_HOLD_S = 100;
const NEAR_S = 3;
/** @type {Record<string, string>} */
const PAUSED = { sleep: 'Paused: you were away.' };

/** @param {number} seconds @param {number} whole @returns {string} `27`, or `12:05` where the whole is long */
export function clockWords(seconds, whole) {
  const left = Math.max(0, Math.ceil(seconds - 0.001));
  return whole < LONG_HOLD_S ? String(left) : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}

/**
 * The words of a moment.
 * @param {Cue} cue @param {number} at @param {{ item: Item & { beats: string[] }, set: string, next: string }} about
 * @returns {{ line: string, numeral: string, under: string, calm: boolean }}
 */
export function momentWords(cue, at, { item, set, next }) {
  const left = cue.at_s + cue.seconds - at;
  const side = SIDES[item.side];
  switch (cue.kind) {
    case 'rep': {
      const { part } = beatAt(cue.tempo_s, at - cue.at_s);
      return { line: `${item.beats[part]}.`, numeral: String(cue.rep), under: `of ${cue.reps} · ${set}`, calm: false };
    }
    case 'hold':
      return { line: `${side}. Hold.`, numeral: clockWords(left, cue.seconds), under: `of ${clockWords(cue.seconds, cue.seconds)}${cue.seconds < LONG_HOLD_S ? ' s' : ''} · ${set}`, calm: false };
    case 'rest':
      return { line: 'Rest.', numeral: clockWords(left, cue.seconds), under: next, calm: true };
    default:
      return { line: cue.kind === 'switch' ? cue.text : `${side}. Get ready.`, numeral: clockWords(left, cue.seconds), under: next, calm: true };
  }
}

/** @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export const part = (root, name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));

export class Stage {
  /** @param {HTMLElement} root @param {(Item & { beats: string[] })[]} items @param {Play} play */
  constructor(root, items, play) {
    this.root = root;
    this.items = items;
    this.play = play;
    this.drawing = new Drawing(part(root, 'drawing'));
    this.where = part(root, 'where');
    this.line = part(root, 'line');
    this.numeral = part(root, 'numeral');
    this.under = part(root, 'under');
    this.beat = part(root, 'beat');
    this.segments = part(root, 'segments');
    /** @type {Record<string, string>} */
    this.written = {};
    /** Why it stands still. */
    this.why = '';
    this.layOut();
  }

  /** How many sets there are of this one's exercise. @param {import('./sheet.js').SetSpan} set */
  #sets(set) { return cueAt(this.play.cues, set.work)?.sets ?? 1; }

  /** Write this moment on the screen; only what changed is touched. */
  draw() {
    const { play } = this;
    const cue = play.cue;
    const set = play.set;
    if (!cue || !set) return;
    const item = this.items[set.item];
    const upcoming = cue.kind === 'rest' ? play.sets[play.place + 1] ?? set : set;
    const shown = this.items[upcoming.item];
    this.drawing.show(shown.figure);
    this.drawing.set(cue, play.at, { hold: shown.reps === null });
    const words = momentWords(cue, play.at, {
      item, set: `set ${set.set} of ${this.#sets(set)}`, next: `then set ${upcoming.set} of ${this.#sets(upcoming)}`,
    });
    const counting = play.status === 'counting';
    this.#writeWhere(SIDES[shown.side], shown.name);
    this.#write('line', play.status === 'paused' ? PAUSED[this.why] ?? 'Paused.' : counting ? 'Get in place.' : words.line);
    this.#write('numeral', counting ? String(Math.max(1, Math.ceil(play.countIn))) : words.numeral);
    this.#write('under', words.under);
    this.root.dataset.kind = cue.kind;
    this.root.dataset.status = play.status;
    this.root.classList.toggle('near', words.calm && play.status === 'playing' && cue.at_s + cue.seconds - play.at <= NEAR_S);
    this.root.classList.toggle('calm', words.calm || counting);
    this.numeral.classList.toggle('long', this.numeral.textContent !== null && this.numeral.textContent.length > 3);
    this.beat.style.transform = `scaleX(${cue.kind === 'rep' ? travel(cue, play.at).toFixed(3) : 1 - (play.at - cue.at_s) / cue.seconds})`;
  }

  /** @param {Record<string, Result>} results */
  progress(results) {
    const now = this.play.place;
    let done = 0;
    [...this.segments.children].forEach((segment, place) => {
      const result = results[this.play.sets[place].key];
      if (result?.state === 'done') done += 1;
      segment.className = [result?.state ?? '', place === now ? 'now' : ''].join(' ').trim();
    });
    this.segments.setAttribute('aria-label', `${done} of ${this.play.sets.length} sets done`);
  }

  layOut() {
    this.segments.replaceChildren(...this.play.sets.map((set, place) => {
      const segment = document.createElement('span');
      const fresh = place > 0 && this.play.sets[place - 1].item !== set.item;
      segment.style.flexGrow = String(Math.max(1, Math.sqrt(set.end - set.work)));
      if (fresh) segment.style.marginLeft = '6px';
      return segment;
    }));
  }

  /** The side first, so that a long name cannot push it off. @param {string} side @param {string} name */
  #writeWhere(side, name) {
    if (this.written.where === side + name) return;
    this.written.where = side + name;
    const bold = document.createElement('b');
    bold.textContent = side;
    this.where.replaceChildren(bold, ` · ${name}`);
  }

  /** @param {'line' | 'numeral' | 'under'} name @param {string} text */
  #write(name, text) {
    if (this.written[name] === text) return;
    this.written[name] = text;
    this[name].textContent = text;
  }
}

// @ts-check
// The figure on the session's own clock: one drawing on the stage at a time, its time set, never left to run.
// Who asked for less motion sees the key poses instead, which stand still.

import { beatAt } from './sheet.js';

/** @typedef {import('./sheet.js').Cue} Cue */

const INTO_POSE_S = 2.5;

/** @param {Cue | null} cue @param {number} at @returns {{ time: number, loops: boolean }} the moment of the drawing's own loop */
export function momentOf(cue, at) {
  if (!cue) return { time: 0, loops: false };
  const into = at - cue.at_s;
  const left = cue.at_s + cue.seconds - at;
  switch (cue.kind) {
    case 'rep':
      return { time: into, loops: true };
    case 'hold':
      return { time: Math.max(into, INTO_POSE_S), loops: false };
    case 'rest':
    case 'switch':
      return { time: Math.max(0, INTO_POSE_S - left), loops: false };
    default:
      return { time: into, loops: true };
  }
}

/** The key pose to be in, or on the way to. @param {[number, number][]} steps from when, which @param {number} time @returns {number} -1 where none is known */
export function poseAt(steps, time) {
  return steps.reduce((found, [from, pose]) => (from <= time + 1e-6 ? pose : found), -1);
}

export class Drawing {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.key = '';
    /** @type {SVGSVGElement[]} the drawing, and its windows: each has a clock of its own */
    this.clocks = [];
    /** @type {{ panels: Element[], steps: [number, number][] }} the key poses, and from when on each is the one to be in */
    this.poses = { panels: [], steps: [] };
    this.still = matchMedia('(prefers-reduced-motion: reduce)');
  }

  /** Put this drawing on the stage. @param {string} key */
  show(key) {
    if (key === this.key) return;
    this.key = key;
    const template = document.querySelector(`template[data-figure="${CSS.escape(key)}"]`);
    this.place.replaceChildren(...(template instanceof HTMLTemplateElement ? [template.content.cloneNode(true)] : []));
    this.clocks = [...this.place.querySelectorAll('.moving svg')].filter((one) => one instanceof SVGSVGElement);
    for (const svg of this.clocks) svg.pauseAnimations();
    const strip = this.place.querySelector('.strip');
    this.poses = {
      panels: [...this.place.querySelectorAll('.strip > svg > svg')],
      steps: JSON.parse(strip instanceof HTMLElement ? strip.dataset.steps ?? '[]' : '[]'),
    };
  }

  /**
   * Set the figure to this moment. Between sets it stands at the start of the next one.
   * @param {Cue | null} cue @param {number} at @param {{ hold: boolean }} item whether the work ahead is one long hold
   */
  set(cue, at, { hold }) {
    const { time } = momentOf(cue, at);
    const preview = cue?.kind === 'rest' || cue?.kind === 'switch';
    const moment = preview && !hold ? 0 : hold ? Math.min(time, INTO_POSE_S) : time;
    if (this.still.matches) {
      const working = cue?.kind === 'rep' || cue?.kind === 'hold';
      const now = working ? poseAt(this.poses.steps, moment) : -1;
      this.poses.panels.forEach((panel, place) => panel.classList.toggle('off', now >= 0 && place !== now));
      return;
    }
    for (const svg of this.clocks) svg.setCurrentTime(moment);
  }
}

/**
 * How far along its path the movement is: 0 down, 1 up.
 * @param {Cue} cue @param {number} at
 */
export function travel(cue, at) {
  const { part, share } = beatAt(cue.tempo_s, at - cue.at_s);
  return [share, 1, 1 - share, 0][part];
}

// @ts-check
// A form becomes events at once, on this device, and is sent from there: with no network it waits, and a lost answer
// doubles nothing. What the events look like stands on the form (data-say), see pattern.js.

import { keepAll } from './store.js';
import { uuid7 } from './ids.js';
import { eventsOf } from './pattern.js';

/** @typedef {{ now: () => number, at: (later?: number) => string, moment: (day: string, clock: string) => string | undefined }} Wall */
/** @typedef {import('./store.js').RecordEvent} RecordEvent */

const LACKS = 'One answer is missing. Choose it, then save.';
const BEFORE = 'The day you went on comes after the day it began.';
const AHEAD = 'This is still to come. Give a day and a time that are over.';

/**
 * Take over every form of the page that says what it means.
 * @param {{ person: string, wall: Wall, saved: (form: HTMLFormElement, events: RecordEvent[]) => void }} page
 */
export function takeOver({ person, wall, saved }) {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.say || form.dataset.plain) return;
    const wrongly = /** @type {HTMLElement | null} */ (form.noValidate ? form.querySelector('input:invalid') : null);
    if (wrongly && navigator.onLine) return; // the server says it beside the field
    event.preventDefault();
    if (form.dataset.saving) return;
    if (wrongly) {
      wrongly.focus();
      tell(form, wrongly.title);
      return;
    }
    const made = read(form, new FormData(form, event.submitter), wall);
    const wrong = made === null ? LACKS : untimely(made, wall.now());
    tell(form, wrong);
    if (wrong || made === null) return;
    form.dataset.saving = 'yes';
    try {
      const events = made.map((one, nth) => stamped(one, { wall, nth }));
      await keepAll(events.map((one) => ({ id: one.id, person, session: String(one.session ?? ''), event: one })));
      saved(form, events);
    } catch {
      plainly(form, event.submitter); // a browser that keeps nothing: as without script
    }
  });
}

/** What is wrong with the days that were told, or nothing. @param {Record<string, any>[]} made @param {number} now */
function untimely(made, now) {
  if (made.some(({ at }) => at && Date.parse(at) > now)) return AHEAD;
  const [first, last] = [made[0], made[made.length - 1]];
  return last.kind === 'resumed' && first.kind === 'paused' && Date.parse(last.at) <= Date.parse(first.at) ? BEFORE : '';
}

/** @param {HTMLFormElement} form @param {FormData} data @param {Wall} wall */
function read(form, data, wall) {
  if ((form.dataset.needs ?? '').split(' ').some((field) => field && !data.get(field))) return null;
  const here = { today: wall.at().slice(0, 10), own: uuid7(wall.now()), moment: wall.moment };
  return eventsOf(JSON.parse(form.dataset.say ?? '[]'), (field) => String(data.get(field) ?? ''), here);
}

/** What is said first must count first. @param {Record<string, any>} event @param {{ wall: Wall, nth: number }} page */
function stamped(event, { wall, nth }) {
  return /** @type {RecordEvent} */ ({ ...event, id: uuid7(wall.now() + nth), at: event.at ?? wall.at(nth) });
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
export function plainly(form, button = null) {
  delete form.dataset.saving;
  form.dataset.plain = 'yes';
  form.requestSubmit(button);
}

/** A line at the end of the form. @param {HTMLFormElement} form @param {string} text @param {boolean} [fault] */
export function tell(form, text, fault = true) {
  let line = form.querySelector('[data-told]');
  if (!line) {
    line = document.createElement('p');
    line.setAttribute('data-told', '');
    form.append(line);
  }
  line.className = fault ? 'fault' : 'said';
  line.setAttribute('role', fault ? 'alert' : 'status');
  line.textContent = text;
}

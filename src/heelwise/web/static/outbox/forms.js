// @ts-check
// A form becomes events at once, on this device, and is sent from there: with no network it waits, and a lost answer
// doubles nothing. What the events look like stands on the form (data-say), written by the server:
// "$field" is the text, "#field" its number, "?field" true when ticked, "!field" true unless it says no; what was
// left empty is left out.

import { keepAll } from './store.js';
import { uuid7 } from './ids.js';

/** @typedef {{ now: () => number, at: (later?: number) => string }} Wall */
/** @typedef {import('./store.js').RecordEvent} RecordEvent */

/**
 * The events of a filled form, without ids and times; or null where something that is needed is missing.
 * @param {any[]} patterns @param {(field: string) => string} of the text of a field @param {string} today
 * @returns {Record<string, any>[] | null}
 */
export function eventsOf(patterns, of, today) {
  const made = patterns.map((pattern) => filled(pattern, of, today));
  return made.some((one) => one === undefined) ? null : made;
}

/** @param {any} pattern @param {(field: string) => string} of @param {string} today @returns {any} undefined where it is missing */
function filled(pattern, of, today) {
  if (typeof pattern === 'string') return value(pattern, of, today);
  if (Array.isArray(pattern) || pattern === null || typeof pattern !== 'object') return pattern;
  /** @type {Record<string, any>} */
  const made = {};
  for (const [name, inner] of Object.entries(pattern)) {
    const needed = !name.endsWith('~');
    const found = filled(inner, of, today);
    if (found === undefined && needed) return undefined;
    if (found !== undefined) made[needed ? name : name.slice(0, -1)] = found;
  }
  return made;
}

/** @param {string} pattern @param {(field: string) => string} of @param {string} today */
function value(pattern, of, today) {
  const field = pattern.slice(1);
  const text = of(field).trim();
  switch (pattern[0]) {
    case '$': return text || undefined;
    case '#': return text === '' ? undefined : number(text);
    case '?': return text ? true : undefined;
    case '!': return text && text !== 'no' ? true : undefined;
    case '@': return field.includes(today) ? field : `hurt-${today}`;
    default: return pattern;
  }
}

/** A number, also with a comma; what is none stays text, and the server says so. @param {string} text */
function number(text) {
  const found = Number(text.replace(',', '.'));
  return Number.isFinite(found) ? found : text;
}

/**
 * Take over every form of the page that says what it means.
 * @param {{ person: string, wall: Wall, saved: (form: HTMLFormElement) => void }} page
 */
export function takeOver({ person, wall, saved }) {
  document.addEventListener('submit', async (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.say || form.dataset.plain) return;
    event.preventDefault();
    if (form.dataset.saving) return;
    const data = new FormData(form, event.submitter);
    const events = eventsOf(JSON.parse(form.dataset.say), (field) => String(data.get(field) ?? ''), wall.at().slice(0, 10));
    const lacks = events === null || (form.dataset.needs ?? '').split(' ').some((field) => field && !data.get(field));
    missing(form, lacks);
    if (lacks) return;
    form.dataset.saving = 'yes';
    try {
      await keepAll(events.map((one, nth) => stamped(one, { person, wall, nth })));
      saved(form);
    } catch {
      plainly(form, event.submitter); // a browser that keeps nothing: as without script
    }
  });
}

/** What is said first must count first. @param {Record<string, any>} event @param {{ person: string, wall: Wall, nth: number }} page */
function stamped(event, { person, wall, nth }) {
  const whole = /** @type {RecordEvent} */ ({ ...event, id: uuid7(wall.now() + nth), at: wall.at(nth) });
  return { id: whole.id, person, session: String(event.session ?? ''), event: whole };
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
export function plainly(form, button = null) {
  delete form.dataset.saving;
  form.dataset.plain = 'yes';
  form.requestSubmit(button);
}

/** @param {HTMLFormElement} form @param {boolean} is */
function missing(form, is) {
  let line = form.querySelector('[data-missing]');
  if (!line) {
    line = document.createElement('p');
    line.className = 'fault';
    line.setAttribute('role', 'alert');
    line.setAttribute('data-missing', '');
    form.append(line);
  }
  line.textContent = is ? 'One answer is missing. Choose it, then save.' : '';
}

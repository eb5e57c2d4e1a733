// @ts-check
// Today without network: what the pack allows, from what was said on this device since. Shows; decides nothing.

import { uuid7, wallClock } from '../outbox/ids.js';
import { dayName } from '../outbox/line.js';
import { offered } from '../outbox/pack.js';
import * as kept from '../outbox/store.js';

/** @typedef {import('../outbox/pack.js').Pack} Pack */
/** @typedef {import('../outbox/store.js').RecordEvent} RecordEvent */

const meta = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="outbox"]'));
const wall = wallClock(meta.dataset.frozen || null);

/** @type {Record<string, [string, string]>} */
const SAYS = {
  'as-planned': ['Here is what you may do.', 'As planned'],
  asks: ['Five questions, then your session.', 'By the plan'],
  lighter: ['A little less today.', 'Lighter, because of what you said'],
  rest: ['Nothing to do today.', 'Rest, and that is the plan'],
  stop: ['Stop here.', 'Nothing more'],
  done: ['Done for today.', 'Everything is written down'],
};

/** @param {string} name @param {ParentNode} [root] @returns {HTMLElement} */
const at = (name, root = document) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));

/** @param {string} name @returns {HTMLElement} */
function copy(name) {
  const template = /** @type {HTMLTemplateElement} */ (at(name));
  return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
}

async function render() {
  /** @type {Pack | null} */
  const pack = await kept.pack().catch(() => null);
  const today = wall.at().slice(0, 10);
  at('day').textContent = `No network · ${dayName(today)}`;
  if (!pack) return;
  const said = await kept.said(pack.person);
  const { then, sessions, done } = offered(pack, said, today);
  const asked = (pack.on === today && pack.asked) || said.some((one) => one.kind === 'screen-answered' && one.at.startsWith(today));
  words(pack, done ? 'done' : sessions.length && !asked ? 'asks' : then, today);
  for (const part of document.querySelectorAll('[data-when]')) {
    if (part instanceof HTMLElement) part.hidden = part.dataset.when !== then;
  }
  mornings(pack, said, today);
  at('daily').hidden = !sessions.length || asked;
  if (!sessions.length || asked) at('signs').replaceChildren();
  else if (!at('signs').children.length) signs(pack);
  at('sessions').replaceChildren(...(asked ? sessions.map(card) : []));
  if (at('writing').hidden) blanks(pack, today);
}

/** What is written down is of now, unless it is told otherwise. @param {Pack} pack @param {string} today */
function blanks(pack, today) {
  const writing = at('writing');
  /** @type {Record<string, string>} */
  const known = { '[data-day][name="day"]': today, '[data-clock]': wall.at().slice(11, 16), '[data-cap]': String(pack.cap) };
  for (const [which, value] of Object.entries(known)) for (const field of writing.querySelectorAll(which)) field.setAttribute('value', value);
  for (const field of writing.querySelectorAll('[data-day]')) field.setAttribute('max', today);
  const sides = [...writing.querySelectorAll('input[name="side"]')].filter((one) => pack.sides.includes(/** @type {HTMLInputElement} */ (one).value));
  sides[0]?.setAttribute('checked', '');
  writing.hidden = false;
}

/** @param {Pack} pack @param {string} state @param {string} today */
function words(pack, state, today) {
  const made = new Date(pack.made).toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit' });
  const since = `by what the server knew on ${dayName(pack.on)} at ${made} and what you said here since`;
  const known = SAYS[state];
  at('headline').textContent = known ? known[0] : 'Come online before you train.';
  at('lead').textContent = known
    ? `${known[1]}, ${since}.`
    : `${today > pack.until ? `The plan on this device ended on ${dayName(pack.until)}.` : 'The plan on this device does not reckon with what has happened since.'} You can write everything down all the same; the next session waits for the server.`;
}

/** @param {Pack} pack @param {RecordEvent[]} said @param {string} today */
function mornings(pack, said, today) {
  const cards = pack.sides.map((side) => {
    const told = said.findLast((one) => one.kind === 'morning-checked' && one.side === side && one.at.startsWith(today));
    const known = pack.on === today ? pack.mornings[side] : undefined;
    if (told || known) {
      const line = document.createElement('p');
      line.className = 'said';
      line.textContent = `This morning, ${side} heel: ${told ? `pain ${told.pain}, stiff for ${told.stiffness_min} min. Kept on this device` : known}.`;
      return line;
    }
    const there = at('mornings').querySelector(`[data-side="${side}"]`);
    if (there) return there;
    const card = copy('morning');
    card.dataset.side = side;
    card.setAttribute('aria-label', `This morning, ${side} heel`);
    at('which', card).textContent = `${side === 'left' ? 'Left' : 'Right'} heel`;
    /** @type {HTMLInputElement} */ (card.querySelector('[name="side"]')).value = side;
    return card;
  });
  at('mornings').replaceChildren(...cards);
}

/** @param {Pack} pack */
function signs(pack) {
  at('signs').replaceChildren(...pack.signs.map(({ id, question }) => {
    const line = copy('sign');
    const words = at('question', line);
    words.textContent = question;
    words.id = `says-${id}`;
    /** @type {HTMLElement} */ (line.querySelector('[role="radiogroup"]')).setAttribute('aria-labelledby', words.id);
    for (const radio of line.querySelectorAll('input')) radio.name = id;
    return line;
  }));
}

/** @param {import('../outbox/pack.js').Session} session */
function card({ title, minutes, lines, page }) {
  const made = copy('session');
  at('title', made).textContent = title;
  at('minutes', made).textContent = `${minutes} min`;
  at('lines', made).replaceChildren(...lines.map(({ name, says }) => {
    const line = document.createElement('li');
    const what = document.createElement('strong');
    what.textContent = name;
    const dose = document.createElement('span');
    dose.textContent = says;
    line.append(what, dose);
    return line;
  }));
  /** @type {HTMLAnchorElement} */ (at('start', made)).href = page;
  return made;
}

/** @param {SubmitEvent} event */
async function answered(event) {
  event.preventDefault();
  const data = new FormData(/** @type {HTMLFormElement} */ (event.currentTarget));
  const none = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === 'none';
  const pack = await kept.pack();
  const answers = Object.fromEntries(pack.signs.map((/** @type {{ id: string }} */ { id }) => [id, none ? 'no' : String(data.get(id) ?? 'no')]));
  const whole = { kind: 'screen-answered', scope: 'daily', answers, id: uuid7(wall.now()), at: wall.at() };
  await kept.keep({ id: whole.id, person: pack.person, session: '', event: whole });
  dispatchEvent(new Event('online')); // one more try to send
  await render();
  at('headline').focus();
}

at('daily').addEventListener('submit', (event) => answered(/** @type {SubmitEvent} */ (event)));
document.addEventListener('heelwise:kept', (event) => {
  const form = /** @type {CustomEvent} */ (event).detail;
  form.closest('details')?.removeAttribute('open');
  void render();
});
document.addEventListener('heelwise:sent', () => location.assign('/'));
at('lost').hidden = !new URLSearchParams(location.search).has('lost');
addEventListener('pageshow', render);

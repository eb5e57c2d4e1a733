// @ts-check
// The small line that says what is saved where. Words only; nothing is sent here.

import { standing } from './send.js';

/** @typedef {import('./send.js').Outcome} Outcome */

/**
 * @param {number} waiting events this browser still holds
 * @param {number} refused events the server did not take
 * @param {Outcome | null} outcome of the last attempt, null before the first
 * @returns {string}
 */
export function words(waiting, refused, outcome) {
  const here = waiting === 1 ? '1 entry' : `${waiting} entries`;
  const no = refused ? ` ${refused === 1 ? '1 entry was' : `${refused} entries were`} not taken; see below.` : '';
  if (!waiting) return `${outcome === 'sent' ? 'Everything is saved in your record.' : ''}${no}`.trim();
  if (outcome === 'offline') return `${here} saved on this device. Sent as soon as Heelwise can be reached.${no}`;
  if (outcome === 'signed-out') return `${here} saved on this device. Sign in to send.${no}`;
  if (outcome === 'stuck') return `${here} saved on this device. The server did not understand them; they are kept.${no}`;
  return `${here} saved on this device.${no}`;
}

/**
 * What is saved where, in one sentence that is always there.
 * @param {number} waiting @param {Outcome | null} outcome @param {string | null} until the last day of the pack
 * @returns {string}
 */
export function where(waiting, outcome, until) {
  const days = until ? ` This device can play your plan without network until ${dayName(until)}.` : '';
  if (!waiting) return `Saved on the server: everything. Waiting on this device: nothing.${days}`;
  const what = waiting === 1 ? '1 entry is' : `${waiting} entries are`;
  const why = outcome === 'signed-out' ? 'Sign in again to send.' : 'Sent as soon as the server can be reached.';
  return `On this device only: ${what} waiting. ${why}${days}`;
}

/** @param {string} on @returns {string} Sunday 22 November */
export const dayName = (on) => new Date(`${on}T12:00`).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/**
 * Write the line, and the refusals below it.
 * @param {HTMLElement} line
 * @param {string} person
 * @param {Outcome | null} outcome
 */
export async function show(line, person, outcome) {
  const { waiting, refused } = await standing(person);
  line.textContent = words(waiting, refused.length, outcome);
  line.dataset.state = waiting ? 'here' : 'sent';
  line.hidden = !line.textContent;
  const list = document.querySelector('[data-outbox-refused]');
  if (!(list instanceof HTMLElement)) return;
  list.hidden = !refused.length;
  list.replaceChildren(...refused.map(({ event, why }) => {
    const item = document.createElement('li');
    item.textContent = `${event ? `${event.kind.replaceAll('-', ' ')}, ${event.at.slice(0, 16).replace('T', ' ')}` : 'An entry'}: ${why}`;
    return item;
  }));
}

// @ts-check
// On any page: forms that say what they mean are kept here first; what this device still holds is sent, and the page
// says so; then the pack for days without network is renewed. The page offers <meta name="outbox" content="PERSON"
// data-sync="/sync" data-csrf="..." data-pack="/pack">, on Today with data-receipt, and [data-outbox-line], [data-kept].

import { flush, standing } from './send.js';
import { show, where } from './line.js';
import { plainly, takeOver, tell as tellForm } from './forms.js';
import { wallClock } from './ids.js';
import * as kept from './store.js';

const RETRY_MS = 20_000;
const BUSY_MS = 400;
const PAGES = 'heelwise-pack';

/** @typedef {{ person: string, sync: string, csrf: string }} Post */

async function main() {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="outbox"]'));
  if (document.body.classList.contains('player')) return; // the player sends by itself
  const person = meta?.content || (await kept.pack().catch(() => null))?.person;
  if (!person) return;
  const post = { person, sync: meta?.dataset.sync ?? '/sync', csrf: meta?.dataset.csrf ?? '' };
  const wall = wallClock(meta?.dataset.frozen || null);
  const line = /** @type {HTMLElement | null} */ (document.querySelector('[data-outbox-line]'));
  let retry = 0;
  const go = async () => {
    clearTimeout(retry);
    const { waiting } = await standing(person);
    const playing = await sessionsPlayed();
    const outcome = waiting ? await flush(post, { ready: (one) => !playing.has(one.session), now: wall.now }) : null;
    if (line && outcome) await show(line, person, outcome);
    await tell(person, outcome);
    if (outcome === 'sent') document.dispatchEvent(new CustomEvent('heelwise:sent'));
    else if (outcome === 'offline' || outcome === 'busy') retry = window.setTimeout(go, outcome === 'busy' ? BUSY_MS : RETRY_MS);
    if (outcome === null || outcome === 'sent') await renew(post, meta, wall.at().slice(0, 10)).then(() => tell(person, null), () => {});
    return outcome;
  };
  takeOver({ person, wall, saved: (form, events) => void after(form, events, { go, person }) });
  leaving(person, go);
  addEventListener('online', go);
  await go();
}

/**
 * A form is kept here: on it goes where the server would have led, or it is said that it waits.
 * @param {HTMLFormElement} form @param {import('./store.js').RecordEvent[]} events @param {{ go: () => Promise<any>, person: string }} page
 */
async function after(form, events, { go, person }) {
  let outcome = await go();
  if (outcome === 'busy') {
    await new Promise((resolve) => { setTimeout(resolve, BUSY_MS); });
    outcome = (await standing(person)).waiting ? await go() : 'sent';
  }
  const hurt = events.some((one) => one.sharp_pain) ? form.dataset.sharp : undefined;
  if (outcome !== 'sent') {
    delete form.dataset.saving;
    if (hurt) location.assign(hurt);
    form.reset();
    tellForm(form, 'Kept on this device. It is sent as soon as the server can be reached.', false);
    document.dispatchEvent(new CustomEvent('heelwise:kept', { detail: form }));
    return;
  }
  if (await notTaken(form, events, person)) return;
  const to = hurt ?? form.dataset.then ?? location.pathname;
  if (to === location.pathname) location.reload();
  else location.assign(to);
}

/** What the server could not read, it explains best itself; but what it took of it is not sent again. @param {HTMLFormElement} form @param {import('./store.js').RecordEvent[]} events @param {string} person */
async function notTaken(form, events, person) {
  const refused = await kept.refusals(person);
  if (!refused.length) return false;
  await kept.seen(person);
  const ids = new Set(refused.map((one) => one.id));
  if (events.every((one) => ids.has(one.id))) plainly(form);
  else tellForm(form, `Not all of it could be kept: ${[...new Set(refused.map((one) => one.why))].join(' ')}`);
  return true;
}

/** Sessions that some tab is playing right now: theirs to seal. @returns {Promise<Set<string>>} */
export async function sessionsPlayed() {
  if (!navigator.locks) return new Set();
  const { held = [] } = await navigator.locks.query();
  const prefix = 'heelwise-play ';
  return new Set(held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)));
}

/** @param {string} person @param {import('./send.js').Outcome | null} outcome */
async function tell(person, outcome) {
  const { waiting } = await standing(person);
  const pack = await kept.pack();
  const until = pack?.person === person && pack.days.length ? pack.until : null;
  for (const line of document.querySelectorAll('p[data-kept]')) line.textContent = where(waiting, outcome, until);
}

/**
 * A new pack, where this one does not reckon with everything: only once nothing waits here.
 * @param {Post} post @param {HTMLMetaElement | null} meta @param {string} today
 */
async function renew(post, meta, today) {
  const had = await kept.pack();
  if (had && had.until < today) await forgetPack();
  if (!meta?.dataset.pack || (await standing(post.person)).waiting) return;
  const said = await kept.said(post.person);
  const same = had?.person === post.person && had.on === today && (meta.dataset.receipt ?? had.receipt) === had.receipt;
  if (same && !said.length) return;
  const answer = await fetch(meta.dataset.pack, { credentials: 'same-origin' });
  if (!answer.ok) return;
  const { pages, ...pack } = await answer.json();
  if (pack.person !== post.person) return;
  if ('caches' in window) await shelve(pages, answer.headers);
  await kept.savePack(pack, said.map((one) => one.id));
}

/** Keep the player's pages of the pack, and let go of those of the last. @param {Record<string, string>} pages @param {Headers} said */
async function shelve(pages, said) {
  const shelf = await caches.open(PAGES);
  const headers = new Headers(said);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  for (const [address, html] of Object.entries(pages)) await shelf.put(address, new Response(html, { headers }));
  const there = await shelf.keys();
  await Promise.all(there.filter(({ url }) => !(new URL(url).pathname in pages)).map((request) => shelf.delete(request)));
}

async function forgetPack() {
  await kept.dropPack();
  if ('caches' in window) await caches.delete(PAGES);
}

/** Signing out leaves nothing here; what waits is sent first, or asked about. @param {string} person @param {() => Promise<any>} go */
function leaving(person, go) {
  const form = document.querySelector('form[data-sign-out]');
  if (!(form instanceof HTMLFormElement)) return;
  form.addEventListener('submit', async (event) => {
    if (form.dataset.sure === 'yes') return;
    event.preventDefault();
    await go();
    const { waiting } = await standing(person);
    const warning = form.querySelector('[data-waits]');
    if (waiting && form.dataset.asked !== 'yes' && warning instanceof HTMLElement) {
      form.dataset.asked = 'yes';
      warning.textContent = `${waiting === 1 ? '1 entry is' : `${waiting} entries are`} on this device only and could not be sent. Signing out now deletes ${waiting === 1 ? 'it' : 'them'}. Press again to do it all the same.`;
      warning.hidden = false;
      return;
    }
    await kept.forget();
    if ('caches' in window) for (const name of await caches.keys()) if (name === PAGES || name === 'heelwise-pages') await caches.delete(name);
    form.dataset.sure = 'yes';
    form.requestSubmit();
  });
}

main();

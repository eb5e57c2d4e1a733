// @ts-check
// Sending what waits: oldest first, each parcel under its own fixed id until the server has answered for it.
// A lost answer is asked for again; the server keeps a batch once, so nothing is doubled.

import { uuid7 } from './ids.js';
import * as kept from './store.js';

/** @typedef {import('./store.js').Waiting} Waiting */
/** @typedef {import('./store.js').Parcel} Parcel */
/** @typedef {'sent' | 'offline' | 'signed-out' | 'stuck' | 'busy'} Outcome */
/** @typedef {{ person: string, sync: string, csrf: string }} Post */

const PARCEL_EVENTS = 200;
const LOCK = 'heelwise-outbox';

/**
 * Seal what is ready and send everything, unless another tab is at it.
 * @param {Post} post
 * @param {{ ready: (one: Waiting) => boolean, now: () => number }} options which events may be sealed; the clock
 * @returns {Promise<Outcome>}
 */
export async function flush(post, { ready, now }) {
  const work = async () => {
    await sealReady(post.person, { ready, now });
    return sendAll(post);
  };
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : 'busy'));
}

/**
 * @param {string} person
 * @param {{ ready: (one: Waiting) => boolean, now: () => number }} options
 */
async function sealReady(person, { ready, now }) {
  const all = (await kept.waiting(person)).filter(ready);
  for (let from = 0; from < all.length; from += PARCEL_EVENTS) {
    await kept.seal(all.slice(from, from + PARCEL_EVENTS), uuid7(now()));
  }
}

/** @param {Post} post @returns {Promise<Outcome>} */
async function sendAll(post) {
  let stuck = false;
  for (const parcel of await kept.parcels(post.person)) {
    const outcome = await sendOne(post, parcel);
    if (outcome === 'offline' || outcome === 'signed-out') return outcome;
    stuck ||= outcome === 'stuck';
  }
  return stuck ? 'stuck' : 'sent';
}

/** @param {Post} post @param {Parcel} parcel @returns {Promise<Outcome>} */
async function sendOne(post, parcel) {
  let answer;
  let said;
  try {
    if (!post.csrf && !(await renew(post))) return 'signed-out';
    answer = await put(post, parcel);
    // A page that this device kept, or that is old, has an old token.
    if (answer.status === 403 && (await renew(post))) answer = await put(post, parcel);
    said = await answer.json().catch(() => null);
  } catch {
    return 'offline';
  }
  if (answer.status === 401 || answer.status === 403) return 'signed-out';
  if (answer.status >= 500 || answer.status === 429) return 'offline';
  if (!said || !Array.isArray(said.refused)) return 'stuck';
  await kept.received(parcel, said.refused.map((/** @type {any} */ one) => refusal(one, parcel)));
  return 'sent';
}

/** @param {Post} post @param {Parcel} parcel */
const put = (post, parcel) => fetch(post.sync, {
  method: 'POST',
  credentials: 'same-origin',
  headers: { 'Content-Type': 'application/json', 'X-CSRFToken': post.csrf, 'X-Heelwise-Person': parcel.person },
  body: JSON.stringify({ batch: parcel.batch, events: parcel.events }),
});

/** Ask who is signed in, and for a fresh token. False where it is nobody, or somebody else: then everything waits. @param {Post} post */
async function renew(post) {
  const answer = await fetch(`${post.sync}/who`, { credentials: 'same-origin' });
  if (answer.status >= 500) throw new Error('not now');
  const who = answer.ok ? await answer.json() : null;
  if (who?.person !== post.person) return false;
  post.csrf = who.csrf;
  return true;
}

/** @param {any} one @param {Parcel} parcel @returns {{ id: string, why: string }} */
function refusal(one, parcel) {
  return { id: String(one.id ?? parcel.events[one.place]?.id ?? `${parcel.batch} ${one.place}`), why: String(one.why ?? 'no reason given') };
}

/**
 * How things stand, for the line that says so.
 * @param {string} person
 * @returns {Promise<{ waiting: number, refused: import('./store.js').Refused[] }>}
 */
export async function standing(person) {
  const [loose, sealed, refused] = await Promise.all([kept.waiting(person), kept.parcels(person), kept.refusals(person)]);
  return { waiting: loose.length + sealed.reduce((sum, parcel) => sum + parcel.events.length, 0), refused };
}

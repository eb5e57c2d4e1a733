// @ts-check
// What this browser keeps until the server has it: events, sealed parcels, refusals, the place in a session; and
// the pack for days without network, with what was said since. IndexedDB, one database for all people of this
// browser; every row says whose it is.

/**
 * @typedef {Record<string, any> & { id: string, kind: string, at: string }} RecordEvent
 * @typedef {{ id: string, person: string, session: string, event: RecordEvent }} Waiting  may still be changed or dropped
 * @typedef {{ batch: string, turn?: number, person: string, events: RecordEvent[] }} Parcel
 * @typedef {{ id: string, person: string, why: string, event: RecordEvent | null }} Refused
 * @typedef {{ key: string, person: string, session: string, saved: any }} Place
 */

const NAME = 'heelwise';
const VERSION = 2;
const STORES = { events: 'id', parcels: 'batch', refused: 'id', places: 'key', said: 'id', packs: 'person' };
const PLACE_MS = 7 * 86_400_000;

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(store)) asked.result.createObjectStore(store, { keyPath });
      }
    };
    asked.onsuccess = () => {
      asked.result.onversionchange = () => { asked.result.close(); opened = null; };
      resolve(asked.result);
    };
    asked.onerror = () => { opened = null; reject(asked.error); };
  });
  return opened;
}

/**
 * One transaction over some stores: all of it happens, or nothing.
 * @template T
 * @param {string[]} stores
 * @param {IDBTransactionMode} mode
 * @param {(at: (store: string) => IDBObjectStore) => T} work what it returns may be a request; its result is given back
 * @returns {Promise<any>}
 */
async function within(stores, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    const made = work((store) => transaction.objectStore(store));
    transaction.oncomplete = () => resolve(made instanceof IDBRequest ? made.result : made);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Keep one event, or put a changed one in its place. @param {Waiting} waiting @returns {Promise<void>} */
export const keep = (waiting) => keepAll([waiting]);

/** Keep some events together: all of them or none. @param {Waiting[]} all @returns {Promise<void>} */
export const keepAll = (all) => within(['events', 'said'], 'readwrite', (at) => {
  for (const one of all) {
    at('events').put(one);
    at('said').put({ id: one.id, person: one.person, event: one.event });
  }
});

/** Take an event back that was never sealed. @param {string} id @returns {Promise<boolean>} whether it was still here */
export async function drop(id) {
  const found = await within(['events'], 'readonly', (at) => at('events').get(id));
  if (found) await within(['events', 'said'], 'readwrite', (at) => { at('events').delete(id); at('said').delete(id); });
  return Boolean(found);
}

/** Events not yet in a parcel, oldest first. @param {string} person @returns {Promise<Waiting[]>} */
export async function waiting(person) {
  const all = await within(['events'], 'readonly', (at) => at('events').getAll());
  return all.filter((/** @type {Waiting} */ one) => one.person === person);
}

/** Sealed parcels in the order they were sealed, whatever the clock said. @param {string} person @returns {Promise<Parcel[]>} */
export async function parcels(person) {
  const all = await within(['parcels'], 'readonly', (at) => at('parcels').getAll());
  return all.filter((/** @type {Parcel} */ one) => one.person === person).sort(inTurn);
}

/** Parcels of earlier versions have no turn: they come first, by their ids. @param {Parcel} one @param {Parcel} other */
const inTurn = (one, other) => (one.turn ?? 0) - (other.turn ?? 0);

/**
 * Move events into one parcel whose id is fixed from now on, however often it is sent.
 * @param {Waiting[]} chosen
 * @param {string} batch
 * @returns {Promise<void>}
 */
export function seal(chosen, batch) {
  const events = chosen.map((one) => one.event);
  return within(['events', 'parcels'], 'readwrite', (at) => {
    const known = at('parcels').getAll();
    known.onsuccess = () => {
      const turn = 1 + Math.max(0, ...known.result.map((/** @type {Parcel} */ one) => one.turn ?? 0));
      at('parcels').put({ batch, turn, person: chosen[0].person, events });
      for (const one of chosen) at('events').delete(one.id);
    };
  });
}

/**
 * The server answered: the parcel goes, what it refused stays to be shown.
 * @param {Parcel} parcel
 * @param {{ id: string, why: string }[]} refused
 * @returns {Promise<void>}
 */
export function received(parcel, refused) {
  return within(['parcels', 'refused'], 'readwrite', (at) => {
    for (const { id, why } of refused) {
      const event = parcel.events.find((one) => one.id === id) ?? null;
      at('refused').put({ id, person: parcel.person, why, event });
    }
    at('parcels').delete(parcel.batch);
  });
}

/** @param {string} person @returns {Promise<Refused[]>} */
export async function refusals(person) {
  const all = await within(['refused'], 'readonly', (at) => at('refused').getAll());
  return all.filter((/** @type {Refused} */ one) => one.person === person);
}

/** @param {string} person @param {string} session @returns {Promise<any>} what was saved, or null */
export async function place(person, session) {
  const found = await within(['places'], 'readonly', (at) => at('places').get(`${person} ${session}`));
  return found ? found.saved : null;
}

/** @param {string} person @param {string} session @param {any} saved null forgets it @returns {Promise<void>} */
export function savePlace(person, session, saved) {
  const key = `${person} ${session}`;
  return within(['places'], 'readwrite', (at) => {
    if (saved === null) at('places').delete(key);
    else at('places').put({ key, person, session, saved });
  });
}

/** What was said here since the pack was made, sent or not. @param {string} person @returns {Promise<RecordEvent[]>} */
export async function said(person) {
  const all = await within(['said'], 'readonly', (at) => at('said').getAll());
  return all.filter((/** @type {any} */ one) => one.person === person).map((/** @type {any} */ one) => one.event);
}

/** The pack of whoever used this browser last, or null. @returns {Promise<any>} */
export async function pack() {
  const all = await within(['packs'], 'readonly', (at) => at('packs').getAll());
  return all[0] ?? null;
}

/**
 * A new pack takes the place of every other; it reckons with what was said up to then, and old places go.
 * @param {any} made @param {string[]} known ids of what it reckons with @returns {Promise<void>}
 */
export async function savePack(made, known) {
  const places = await within(['places'], 'readonly', (at) => at('places').getAll());
  const old = places.filter((/** @type {Place} */ one) => Date.now() - (one.saved?.when ?? Date.now()) > PLACE_MS);
  await within(['packs', 'said', 'places'], 'readwrite', (at) => {
    at('packs').clear();
    at('packs').put(made);
    for (const id of known) at('said').delete(id);
    for (const one of old) at('places').delete(one.key);
  });
}

/** The days of a pack are over: nothing of it stays. @returns {Promise<void>} */
export const dropPack = () => within(['packs'], 'readwrite', (at) => void at('packs').clear());

/** What the server did not take has been read. @param {string} person @returns {Promise<void>} */
export async function seen(person) {
  const mine = await refusals(person);
  await within(['refused'], 'readwrite', (at) => { for (const one of mine) at('refused').delete(one.id); });
}

/** Leave nothing behind: what waits goes too. @returns {Promise<void>} */
export const forget = () => within(Object.keys(STORES), 'readwrite', (at) => { for (const store of Object.keys(STORES)) at(store).clear(); });

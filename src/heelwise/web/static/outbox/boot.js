// @ts-check
// On any page: send what an earlier session left on this device, and say so. The page offers
// <meta name="outbox" content="PERSON" data-sync="/sync" data-csrf="..."> and, if it likes, [data-outbox-line].

import { flush, standing } from './send.js';
import { show } from './line.js';

const RETRY_MS = 20_000;

async function main() {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="outbox"]'));
  if (!meta || document.body.classList.contains('player')) return; // the player sends by itself
  const post = { person: meta.content, sync: meta.dataset.sync ?? '/sync', csrf: meta.dataset.csrf ?? '' };
  const line = /** @type {HTMLElement | null} */ (document.querySelector('[data-outbox-line]'));
  const go = async () => {
    const { waiting } = await standing(post.person);
    if (!waiting) return;
    const playing = await sessionsPlayed();
    const outcome = await flush(post, { ready: (one) => !playing.has(one.session), now: () => Date.now() });
    if (line) await show(line, post.person, outcome);
    if (outcome === 'sent') document.dispatchEvent(new CustomEvent('heelwise:sent'));
    else if (outcome === 'offline') setTimeout(go, RETRY_MS);
  };
  addEventListener('online', go);
  await go();
}

/** Sessions that some tab is playing right now: theirs to seal. @returns {Promise<Set<string>>} */
export async function sessionsPlayed() {
  if (!navigator.locks) return new Set();
  const { held = [] } = await navigator.locks.query();
  const prefix = 'heelwise-play ';
  return new Set(held.map(({ name = '' }) => name).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length)));
}

main();

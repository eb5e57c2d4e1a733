// @ts-check
// One page must open without a server: what to do when it hurts. This keeps that page and its style sheets, and nothing else.

const SHELF = 'heelwise-hurt-1';
const HURT = '/hurt';
const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(refresh().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (pathname === HURT) event.respondWith(fresh(request));
  else if (pathname.startsWith('/static/')) event.respondWith(fetch(request).catch(() => kept(request)));
});

/** The page as the server has it now, kept for later; or as it was kept. @param {Request} request */
async function fresh(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(answer.clone());
    return answer;
  } catch {
    return kept(HURT);
  }
}

/** Fetch the page once more and keep it. A page that is closed to this browser is not kept. */
async function refresh() {
  const answer = await fetch(HURT);
  if (answer.ok) await keep(answer);
}

/** Keep the page and the style sheets it names, and let go of older ones. @param {Response} answer */
async function keep(answer) {
  const shelf = await caches.open(SHELF);
  const sheets = [...(await answer.clone().text()).matchAll(/rel="stylesheet" href="([^"]+)"/g)].map((found) => found[1]);
  await shelf.put(HURT, answer);
  const wanted = new Set(sheets);
  const there = await shelf.keys();
  const old = there.filter(({ url }) => new URL(url).pathname !== HURT && !wanted.has(new URL(url).pathname));
  await Promise.all(old.map((request) => shelf.delete(request)));
  const have = new Set(there.map(({ url }) => new URL(url).pathname));
  await shelf.addAll(sheets.filter((sheet) => !have.has(sheet)));
}

/** What was kept, or a network error as if there were no worker. @param {RequestInfo} request */
async function kept(request) {
  return (await caches.match(request)) ?? Response.error();
}

// @ts-check
// What opens without a server: the files of the pages, what to do when it hurts, library pages that were read, the
// player's pages of the pack, and Today without network. KEPT and VERSION stand above this, written by the server:
// a changed file is another worker, with a shelf of its own. Answers to a person are never kept, but for the pack.

const worker = /** @type {any} */ (self);
const SHELL = `heelwise-shell-${worker.VERSION}`;
const READ = 'heelwise-pages';
const PACK = 'heelwise-pack';
const AWAY = '/away';
const HURT = '/hurt';
/** Where a form leads that could not be sent: Today without network says so. */
const LOST = `${AWAY}?lost=1`;
/** Pages that hold nothing of a person once their marked parts are taken out. */
const READABLE = /^\/(hurt|about|library(\/[-a-z0-9]+)?|learn(\/[-a-z0-9]+)?)$/;
/** Pages for which Today without network is no answer: they sign in, or set up a phone. */
const PASSED = /^\/(in|phone|reminders|calendar|sync|data|demo|out|worker\.js|pack$)/;
const HURT_MS = 3000;
const READ_MS = 8000;

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(prepare().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(tidy().then(() => worker.clients.claim())));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const { pathname, origin, search } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.method === 'POST' && pathname === '/out') event.respondWith(signedOut(request));
  else if (request.method === 'POST' && request.mode === 'navigate' && !PASSED.test(pathname)) event.respondWith(posted(request));
  if (request.method !== 'GET') return;
  if (pathname.startsWith('/static/') || pathname === '/manifest.webmanifest') event.respondWith(file(request));
  else if (PASSED.test(pathname)) return;
  else if (pathname.startsWith('/pack/')) event.respondWith(packed(request));
  else if (READABLE.test(pathname) && request.mode === 'navigate') event.respondWith(readable(event, pathname, search));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => shelved(AWAY)));
});

/** All files, Today without network, and the page for when it hurts. */
async function prepare() {
  const shelf = await caches.open(SHELL);
  await shelf.addAll([...worker.KEPT, AWAY, '/manifest.webmanifest']);
  const shut = () => {}; // closed to this browser, or not there
  await Promise.all([HURT, '/library'].map((page) => fetch(page).then((answer) => keep(page, answer)).catch(shut)));
}

/** Let go of the shelves of older workers. */
async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('heelwise-') && ![SHELL, READ, PACK].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Files are named after their content: what is kept is right. @param {Request} request */
async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** @param {Request} request */
async function packed(request) {
  const shelf = await caches.open(PACK);
  return (await shelf.match(request, { ignoreSearch: true })) ?? fetch(request).catch(() => shelved(AWAY));
}

/** The page as the server has it now, kept for later; or as it was kept. @param {any} event @param {string} pathname @param {string} search */
async function readable(event, pathname, search) {
  const shelf = await caches.open(READ);
  const old = await shelf.match(pathname);
  const fresh = fetch(event.request).then((answer) => {
    if (!search) event.waitUntil(keep(pathname, answer.clone()));
    return answer;
  });
  fresh.catch(() => {});
  const late = new Promise((resolve) => { setTimeout(resolve, pathname === HURT ? HURT_MS : READ_MS); });
  try {
    const first = old ? await Promise.race([fresh, late]) : await fresh;
    return first ?? old ?? (await fresh);
  } catch {
    return old ?? shelved(AWAY);
  }
}

/** Keep a page without what is true only now, or only of this person. @param {string} pathname @param {Response} answer */
async function keep(pathname, answer) {
  if (!answer.ok || answer.redirected) return;
  const whole = await answer.text();
  const plain = whole.replaceAll(/<!--now-->[^]*?<!--\/now-->/g, '').replace('<html ', `<html data-shelved="${new Date().toISOString()}" `);
  const shelf = await caches.open(READ);
  await shelf.put(pathname, new Response(plain, { headers: answer.headers }));
}

/** A form that no script took over. @param {Request} request */
const posted = (request) => fetch(request).catch(() => Response.redirect(LOST, 303));

/** The device signs out: nothing about the person stays here. @param {Request} request */
async function signedOut(request) {
  const answer = await fetch(request);
  await Promise.all([READ, PACK].map((name) => caches.delete(name)));
  return answer;
}

/** What was kept, or a network error as if there were no worker. @param {string} page */
async function shelved(page) {
  return (await caches.match(page)) ?? Response.error();
}

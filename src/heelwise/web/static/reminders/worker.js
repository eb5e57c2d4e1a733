// @ts-check
// Reminders in the service worker: show the message, put it off, open Heelwise. Served at the end of /worker.js; imports nothing.
(() => {
  const worker = /** @type {any} */ (self);

  worker.addEventListener('push', (/** @type {any} */ event) => {
    const { title, text, snooze, later } = read(event.data);
    const actions = later ? [{ action: 'later', title: `In ${snooze} minutes` }] : [];
    // One message at a time: the next takes the place of the last.
    event.waitUntil(worker.registration.showNotification(title, { body: text, tag: 'heelwise-reminder', actions, data: { later } }));
  });

  worker.addEventListener('notificationclick', (/** @type {any} */ event) => {
    event.notification.close();
    const later = event.notification.data?.later;
    event.waitUntil(event.action === 'later' && later ? putOff(later) : open());
  });

  /** A message that cannot be read still has to be shown: browsers insist. @param {any} data */
  function read(data) {
    const plain = { title: 'Heelwise', text: 'It is time for what you planned.', snooze: 0, later: '' };
    try {
      return { ...plain, ...data.json() };
    } catch {
      return plain;
    }
  }

  /** @param {string} later an address of this server, which the message alone knows */
  async function putOff(later) {
    if (!later.startsWith('/') || later.startsWith('//')) return;
    await fetch(later, { method: 'POST' }).catch(() => {});
  }

  async function open() {
    const windows = await worker.clients.matchAll({ type: 'window' });
    const there = windows.find((/** @type {any} */ one) => 'focus' in one);
    return there ? there.focus() : worker.clients.openWindow('/');
  }
})();

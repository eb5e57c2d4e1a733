// @ts-check
// Turns messages on in this browser, when asked to, and tells the server where its maker takes them.

const area = /** @type {HTMLElement | null} */ (document.querySelector('[data-push]'));

/** @param {string} text */
function say(text) {
  const line = area?.querySelector('[data-push-says]');
  if (line) line.textContent = text;
}

/** Why this browser cannot, or nothing. */
function hindered() {
  if (!window.isSecureContext) return 'Messages need the https address, or this machine itself.';
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return 'This browser takes no messages from pages. On an iPhone, put Heelwise on the home screen first.';
  }
  return Notification.permission === 'denied' ? 'Messages from this page are blocked in the browser’s settings.' : '';
}

/** @param {string} text a key as the server gives it */
function bytes(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

/** @param {HTMLFormElement} form */
async function turnOn(form) {
  if ((await Notification.requestPermission()) !== 'granted') return say('The browser was told not to allow it. Nothing was turned on.');
  let agreed;
  try {
    const worker = await navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready);
    const options = { userVisibleOnly: true, applicationServerKey: bytes(area?.dataset.key ?? '') };
    agreed = await worker.pushManager.subscribe(options);
  } catch {
    return say('The browser could not arrange it. It may not trust the certificate, or cannot reach its maker’s server.');
  }
  const token = /** @type {HTMLInputElement} */ (form.elements.namedItem('csrfmiddlewaretoken')).value;
  const answer = await fetch(area?.dataset.to ?? '', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
    body: JSON.stringify(agreed.toJSON()),
  });
  if (answer.ok) return location.reload();
  await agreed.unsubscribe();
  say((await answer.json().catch(() => ({}))).error ?? 'The server did not take it. Nothing was turned on.');
}

const form = /** @type {HTMLFormElement | null} */ (area?.querySelector('[data-push-on]') ?? null);
if (area && form) {
  const why = hindered();
  form.hidden = why !== '';
  say(why || 'Messages are off until you turn them on here.');
  const worker = why ? undefined : await navigator.serviceWorker.getRegistration().catch(() => undefined);
  if (await worker?.pushManager.getSubscription()) {
    say('This browser has agreed to messages. Stop them above; turning them on again does no harm.');
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    turnOn(form).catch(() => say('The server cannot be reached. Nothing was turned on.'));
  });
}

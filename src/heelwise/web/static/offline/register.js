// @ts-check
// Asks the browser to keep the page for when it hurts. Without service workers everything else still works.

if ('serviceWorker' in navigator) navigator.serviceWorker.register('/worker.js').catch(() => {});

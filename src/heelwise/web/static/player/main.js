// @ts-check
// The player's page: reads its data block, finds the place where the session was left, shows one part at a time.

import { cameBack, read, stale } from './clock.js';
import { resultsFrom, resultsOf, doneCount } from './events.js';
import * as finish from './finish.js';
import { lighter } from './lighter.js';
import { fresh, Notebook } from './notebook.js';
import { open as dialogOpen, pressed } from './panels.js';
import { Player } from './player.js';
import { cueAt } from './sheet.js';
import { part } from './stage.js';
import { localVoice, onVoices, Voice } from './voice.js';
import { rfc3339, wallClock } from '../outbox/ids.js';
import { show as showLine } from '../outbox/line.js';
import { flush } from '../outbox/send.js';
import { place, waiting } from '../outbox/store.js';

/** A sharp pain is not kept back for its number. */
const SHARP_MS = 30_000;
const RETRY_MS = 15_000;
const FASTEST = 600;

const page = JSON.parse(/** @type {HTMLElement} */ (document.getElementById('sheet')).textContent ?? '');
const wall = wallClock(page.frozen);
const voice = new Voice();
const lockName = `heelwise-play ${page.session.id}`;
/** @type {Player} */
let player;
/** @type {Notebook} */
let notebook;

/** @param {'prepare' | 'stage' | 'finish' | 'over' | 'stop' | 'elsewhere'} name */
function show(name) {
  for (const section of document.querySelectorAll('[data-part]')) {
    if (section instanceof HTMLElement) section.hidden = section.dataset.part !== name;
  }
  document.body.dataset.shown = name;
  const shown = part(document, `part="${name}"`);
  if (name !== 'prepare') (shown.querySelector('h1') ?? shown).focus();
}

async function send() {
  const post = { person: page.person, sync: page.sync, csrf: page.csrf };
  const line = part(document, 'outbox-line');
  await showLine(line, page.person, null);
  const outcome = await flush(post, { ready: (one) => one.session !== page.session.id || notebook.saved.stage === 'over', now: wall.now });
  await showLine(line, page.person, outcome === 'sent' && notebook.saved.stage !== 'over' ? null : outcome);
  if (outcome === 'offline' || outcome === 'busy') setTimeout(send, RETRY_MS);
  return outcome;
}

/** @param {'finish' | 'stop'} how */
function ended(how) {
  if (how === 'finish') { showFinish(); return; }
  show('stop');
  setTimeout(() => { if (notebook.saved.stage === 'sharp') void notebook.save({ stage: 'over' }).then(send); }, SHARP_MS);
}

/** How strong a sharp pain was; then the questions, where they can be reached. @param {number} pain */
async function sharpness(pain) {
  notebook.pain(player.play.set?.key ?? '', pain);
  await notebook.sharp(pain);
  if (await send() === 'sent') location.assign(page.hurt);
}

function showFinish() {
  const { worst, saved } = notebook;
  const answered = worst > 0 || Object.values(notebook.results).some((one) => one.pain !== null);
  finish.prepare(/** @type {HTMLFormElement} */ (part(document, 'finish')), {
    worst, answered, twoSides: new Set(page.items.map((/** @type {any} */ item) => item.side)).size > 1 && page.sides.length > 1,
    note: saved.stopped === 'pain' ? 'You stopped because of pain. That was right.' : '',
  });
  show('finish');
}

/** @param {SubmitEvent} event */
async function saveFinish(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const { stopped, sharp } = notebook.saved;
  const ending = finish.endingOf(new FormData(form), { stopped, sharp });
  const fault = part(document, 'finish-fault');
  fault.hidden = typeof ending !== 'string';
  if (typeof ending === 'string') { fault.textContent = ending; return; }
  notebook.saved.hurt = Math.max(notebook.saved.hurt, ending.painDuring);
  await notebook.finish(ending);
  showOver();
  await send();
}

/** Sets that the plan asked for. */
const planned = () => page.items.slice(0, page.planned).reduce((/** @type {number} */ sum, /** @type {any} */ item) => sum + item.sets, 0);

function showOver() {
  part(document, 'over-text').textContent = finish.summary({
    done: doneCount(notebook.results, page.planned), planned: planned(), worst: notebook.worst, cap: page.cap,
  });
  show('over');
}

/** @param {KeyboardEvent} event */
function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || dialogOpen() || document.body.dataset.shown !== 'stage') return;
  const digits = /** @type {HTMLInputElement} */ (document.querySelector('[data-digits]')).checked;
  const onButton = event.target instanceof HTMLButtonElement;
  if (event.key === ' ' && !onButton) { event.preventDefault(); player.toggle(); }
  else if (event.key === 'ArrowLeft') player.back();
  else if (event.key === 'ArrowRight') void player.skip();
  else if (digits && /^\d$/.test(event.key) && player.asking.standing) player.asking.digit(Number(event.key));
}

function begin() {
  for (const input of document.querySelectorAll('[data-load]')) {
    if (input instanceof HTMLInputElement && input.value !== '' && input.validity.valid) notebook.saved.loads[input.dataset.load ?? ''] = Number(input.value);
  }
  show('stage');
  player.passDone();
  if (player.play.status === 'ended') return;
  player.start();
  loop();
}

function loop() {
  const frame = () => {
    if (document.body.dataset.shown !== 'stage') return;
    player.tick(read());
    player.draw();
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function soundChoice() {
  const radios = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[name="sound"]')]);
  const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-do="sound"]'));
  const mark = () => {
    for (const radio of radios) radio.checked = radio.value === voice.heard;
    for (const radio of radios) if (radio.value === 'voice') radio.disabled = !localVoice();
    part(document, 'no-voice').hidden = localVoice() !== null;
    button.dataset.sound = voice.heard;
    button.setAttribute('aria-label', { voice: 'Sound: voice', tones: 'Sound: tones', silent: 'Sound: off' }[voice.heard]);
  };
  for (const radio of radios) radio.addEventListener('change', () => { voice.choose(/** @type {any} */ (radio.value)); mark(); });
  button.addEventListener('click', () => {
    voice.choose(voice.heard === 'silent' ? 'voice' : voice.heard === 'voice' ? 'tones' : 'silent');
    voice.unlock();
    mark();
  });
  onVoices(mark);
  mark();
}

function wire() {
  const on = (/** @type {string} */ name, /** @type {() => any} */ act) => document.querySelector(`[data-do="${name}"]`)?.addEventListener('click', act);
  on('start', begin);
  on('pause', () => player.toggle());
  on('back', () => player.back());
  on('skip', () => player.skip());
  on('less', () => player.less());
  on('try', () => voice.tryOut());
  on('hurt', () => player.hurt());
  on('leave', () => player.leave());
  on('take', () => location.reload());
  part(document, 'tap').addEventListener('click', () => player.toggle());
  part(document, 'finish').addEventListener('submit', (event) => saveFinish(/** @type {SubmitEvent} */ (event)));
  pressed(part(document, 'sharpness'), sharpness);
  document.addEventListener('keydown', keyed);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') player.play.hide();
    else if (player.play.status === 'playing') voice.unlock(); // a call may have taken the sound
  });
  addEventListener('online', send);
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  addEventListener('pagehide', () => { if (document.body.dataset.shown === 'stage') void player.keepPlace(); });
}

/** Hold the session for this tab; false when another one has it and did not give it up. @param {boolean} steal */
async function hold(steal) {
  if (!navigator.locks) return true;
  return new Promise((resolve) => {
    const held = navigator.locks.request(lockName, steal ? { steal: true } : { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    });
    held.catch(() => { player?.play.pause('elsewhere'); show('elsewhere'); });
  });
}

/** The place this session was left at; of a sheet that has changed since, only what was done counts. */
async function found() {
  const saved = await place(page.person, page.session.id).catch(() => null);
  const again = saved?.stage === 'over' && page.session.id.startsWith('extra-');
  if (saved !== null && saved.digest === page.digest && !again) {
    const whole = { ...fresh(page.digest, {}), ...saved };
    const cues = lighter(page.cues, whole.changes, page.easier);
    return { ...whole, at: cameBack(cueAt(cues, whole.at), whole.at, (Date.now() - whole.when) / 1000) };
  }
  const unsent = again ? [] : (await waiting(page.person).catch(() => [])).filter((one) => one.session === page.session.id);
  return fresh(page.digest, { ...resultsFrom(page.done), ...resultsOf(page.items, unsent.map((one) => one.event)) });
}

/** A page that was kept on this device may be of another day; that day's plan is not played. */
function isStale() {
  if (page.frozen || !stale({ on: page.session.on, made: page.made }, Date.now(), rfc3339(Date.now()).slice(0, 10))) return false;
  part(document, 'stale').hidden = false;
  return true;
}

async function open() {
  const saved = await found();
  notebook = new Notebook(page, saved, wall);
  notebook.failed = () => { part(document, 'unsaved').hidden = false; };
  const rate = page.frozen ? Math.min(Number(new URLSearchParams(location.search).get('rate')) || 1, FASTEST) : 1;
  player = new Player(page, { notebook, voice, rate, ended });
  wire();
  soundChoice();
  part(document, 'no-lock').hidden = 'wakeLock' in navigator;
  const start = /** @type {HTMLButtonElement} */ (document.querySelector('[data-do="start"]'));
  start.disabled = isStale();
  send().catch(notebook.failed);
  if (saved.stage === 'over') showOver();
  else if (saved.stage === 'finishing') showFinish();
  else if (saved.stage === 'sharp') ended('stop');
  else if (saved.at > 0) { part(document, 'resume').hidden = false; start.textContent = 'Go on'; }
}

const stolen = sessionStorage.getItem(lockName) === 'take';
sessionStorage.removeItem(lockName);
if (await hold(stolen)) await open();
else {
  show('elsewhere');
  document.querySelector('[data-do="take"]')?.addEventListener('click', () => { sessionStorage.setItem(lockName, 'take'); location.reload(); });
}

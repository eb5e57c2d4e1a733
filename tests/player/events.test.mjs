import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as made from '../../src/heelwise/web/static/player/events.js';
import { endingOf, summary } from '../../src/heelwise/web/static/player/finish.js';
import { setsOf } from '../../src/heelwise/web/static/player/sheet.js';
import { clockWords, momentWords } from '../../src/heelwise/web/static/player/stage.js';
import { sheet } from './sheets.mjs';

const session = { id: '2026-11-20-evening', slot: 'evening', on: '2026-11-20' };
const stamp = { id: '0190c2a4-0000-7000-8000-000000000001', at: '2026-11-20T18:00:00.000+01:00' };
const raise = { exercise: 'heel-drop', name: 'Heel drop', side: 'left', sets: 2, reps: 15, hold_s: null, minutes: null, load_kg: 0, band: null, support: null, figure: '', beats: ['Up', 'Hold', 'Lower slowly', 'Pause'] };
const hold = { ...raise, exercise: 'standing-calf-stretch', reps: null, hold_s: 30 };
const ice = { ...raise, exercise: 'ice', reps: null, minutes: 15 };
const [set] = setsOf(sheet());

test('a set that was done says how much, and nothing that is not known', () => {
  assert.deepEqual(made.setDone(session, raise, set, stamp, { share: 1, pain: 3, load: null }), {
    kind: 'set-done', ...stamp, session: session.id, exercise: 'heel-drop', side: 'left', set: 1, reps: 15, pain: 3,
  });
});

test('at most one of repetitions, hold and minutes', () => {
  const of = (item, share) => { const { reps, hold_s, minutes } = made.setDone(session, item, set, stamp, { share, pain: null, load: null }); return { reps, hold_s, minutes }; };
  assert.deepEqual(of({ ...raise, hold_s: 2 }, 1), { reps: 15, hold_s: undefined, minutes: undefined });
  assert.deepEqual(of(hold, 0.5), { reps: undefined, hold_s: 15, minutes: undefined });
  assert.deepEqual(of(ice, 0.1), { reps: undefined, hold_s: undefined, minutes: 1.5 });
});

test('load, band and support are written down where there are any', () => {
  const { load_kg, band, support } = made.setDone(session, { ...raise, band: 'heavy', support: 'one-finger' }, set, stamp, { share: 1, pain: null, load: 7.5 });
  assert.deepEqual({ load_kg, band, support }, { load_kg: 7.5, band: 'heavy', support: 'one-finger' });
});

test('what was broken off counts in whole repetitions; less than one is nothing', () => {
  const two = { ...raise, reps: 2 };
  assert.equal(made.shareDone(set, two, 9), 0);
  assert.equal(made.shareDone(set, two, 13.9), 0);
  assert.equal(made.shareDone(set, two, 14), 0.5);
  assert.equal(made.setDone(session, two, set, stamp, { share: made.shareDone(set, two, 14), pain: null, load: null }).reps, 1);
  assert.equal(made.shareDone(set, two, 99), 1);
  assert.equal(made.shareDone(set, hold, 10.5), 0);
  assert.equal(made.shareDone(set, hold, 12), 0.25);
});

test('the end of a session says only what was answered', () => {
  const form = new FormData();
  form.set('pain_during', '3');
  form.set('quality', 'steady');
  const ending = endingOf(form, { stopped: null, sharp: false });
  assert.deepEqual(made.sessionFinished(session, stamp, { planned: 4, done: 3 }, ending), {
    kind: 'session-finished', ...stamp, session: session.id, slot: 'evening', planned_sets: 4, done_sets: 3, pain_during: 3, quality: 'steady',
  });
});

test('a sharp pain is said, and a session that was stopped says why', () => {
  const ending = { painDuring: 8, painAfter: 6, painSide: 'left', quality: null, stopped: 'pain', sharp: true };
  const event = made.sessionFinished(session, stamp, { planned: 4, done: 1 }, ending);
  assert.deepEqual([event.pain_during, event.pain_after, event.pain_side, event.stopped, event.sharp_pain], [8, 6, 'left', 'pain', true]);
});

test('without the worst pain a session cannot be saved; zero is an answer', () => {
  assert.match(/** @type {string} */ (endingOf(new FormData(), { stopped: null, sharp: false })), /worst pain/);
  const form = new FormData();
  form.set('pain_during', '0');
  form.set('pain_side', 'left');
  const ending = endingOf(form, { stopped: 'time', sharp: false });
  assert.equal(ending.painDuring, 0);
  assert.equal(ending.painSide, null);
  assert.equal(ending.stopped, 'time');
});

test('skips, plan and retraction', () => {
  assert.deepEqual(made.setSkipped(session, raise, stamp, 'no-kit'), { kind: 'set-skipped', ...stamp, session: session.id, exercise: 'heel-drop', side: 'left', reason: 'no-kit' });
  assert.deepEqual(made.planShown(stamp, { on: '2026-11-20', edition: 'e', digest: 'd' }), { kind: 'plan-shown', ...stamp, on: '2026-11-20', edition: 'e', digest: 'd' });
  assert.deepEqual(made.retracted(stamp, 'x'), { kind: 'event-retracted', ...stamp, event: 'x' });
});

test('results of the record and their sums', () => {
  const results = made.resultsFrom([{ item: 0, set: 1, pain: 4 }, { item: 1, set: 1, pain: null }]);
  assert.deepEqual(Object.keys(results), ['0.1', '1.1']);
  assert.equal(made.worstPain(results), 4);
  assert.equal(made.worstPain({}), 0);
  assert.equal(made.doneCount({ ...results, 2: { state: 'skipped', ids: [], pain: null } }, 2), 2);
  assert.equal(made.doneCount(results, 1), 1);
  assert.match(summary({ done: 2, planned: 2, worst: 4, cap: 4 }), /^All 2 sets done\. Worst pain 4, within your limit/);
  assert.match(summary({ done: 1, planned: 2, worst: 5, cap: 4 }), /^1 of 2 sets done as planned.*over your limit of 4/);
});

test('the screen says where, what and how long', () => {
  const about = { item: raise, set: 'set 1 of 2', next: 'then set 2 of 2' };
  const [, show, rep] = sheet();
  assert.deepEqual(momentWords(rep, 10.2, about), { line: 'Up.', numeral: '1', under: 'of 2 · set 1 of 2', calm: false });
  assert.equal(momentWords(rep, 12, about).line, 'Lower slowly.');
  assert.deepEqual(momentWords(show, 4, about), { line: 'Left leg. Get ready.', numeral: '6', under: 'then set 2 of 2', calm: true });
  const rest = sheet().find((one) => one.kind === 'rest');
  assert.equal(momentWords(rest, rest.at_s + 0.5, about).numeral, '10');
  const long = { ...rest, kind: 'hold', at_s: 0, seconds: 900 };
  assert.equal(momentWords(long, 175, about).numeral, '12:05');
  assert.equal(clockWords(0, 30), '0');
});

test('what this browser wrote down and has not sent counts as done, on whatever sheet it is found', () => {
  const event = made.setDone(session, raise, { ...set, set: 2 }, stamp, { share: 1, pain: 3, load: null });
  const items = [{ ...hold, sets: 1 }, raise];
  assert.deepEqual(made.resultsOf(items, [event, made.setSkipped(session, raise, stamp, 'no-time')]), { '1.2': { state: 'done', ids: [stamp.id], pain: 3 } });
  assert.deepEqual(made.resultsOf([hold], [event]), {});
});

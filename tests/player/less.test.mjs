import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poseAt } from '../../src/heelwise/web/static/player/drawing.js';
import { changeOf, dials, turned } from '../../src/heelwise/web/static/player/less.js';
import { meaning } from '../../src/heelwise/web/static/player/pains.js';
import { setsOf } from '../../src/heelwise/web/static/player/sheet.js';
import { sheet } from './sheets.mjs';

const sets = setsOf(sheet());
const raise = { reps: 2, hold_s: null, minutes: null };
const stretch = { reps: null, hold_s: 10, minutes: null };
const names = (all) => all.map((one) => one.name);

test('what can be turned down: repetitions or the hold, the sets left, and a weight', () => {
  assert.deepEqual(names(dials(raise, sets[0], 2, null)), ['reps', 'sets']);
  assert.deepEqual(names(dials(raise, sets[0], 2, 7.5)), ['reps', 'sets', 'load']);
  assert.deepEqual(names(dials(stretch, sets[2], 1, 0)), ['seconds']);
  assert.deepEqual(names(dials({ ...raise, reps: null, minutes: 5 }, { ...sets[2], end: sets[2].work + 300 }, 1, null)), ['minutes']);
});

test('a dial never goes above the plan, nor below its least', () => {
  const [reps] = dials(raise, sets[0], 2, null);
  assert.equal(turned(reps, 2, 1), 2);
  assert.equal(turned(reps, 2, -1), 1);
  assert.equal(turned(reps, 1, -1), 1);
  assert.equal(turned({ name: 'seconds', most: 32, least: 5, step: 5 }, 32, -1), 30);
  assert.equal(turned({ name: 'load', most: 7.5, least: 0, step: 1 }, 7.5, -1), 7);
});

test('the plan’s own values are no change', () => {
  const all = dials(raise, sets[1], 1, 5);
  assert.equal(changeOf(all, { reps: 2, sets: 1, load: 5 }, sets[1]), null);
  assert.equal(changeOf(all, { reps: 2, sets: 1, load: 3 }, sets[1]), null);
  assert.deepEqual(changeOf(all, { reps: 1, sets: 1, load: 3 }, sets[1]), { item: 0, from: 2, reps: 1 });
});

test('minutes are kept as seconds', () => {
  const set = { ...sets[2], end: sets[2].work + 300 };
  const all = dials({ ...raise, reps: null, minutes: 5 }, set, 1, null);
  assert.deepEqual(changeOf(all, { minutes: 3 }, set), { item: 1, from: 1, seconds: 180 });
});

test('what a pain means is the limit’s and the stop’s to say', () => {
  const limits = { cap: 4, stop: 7 };
  assert.deepEqual([0, 4, 5, 6, 7, 10].map((pain) => meaning(pain, limits)), ['within', 'within', 'over', 'over', 'stop', 'stop']);
});

test('without motion, the pose to be in or on the way to', () => {
  const steps = [[0, 1], [2, 0]];
  assert.deepEqual([0, 1.9, 2, 99].map((time) => poseAt(steps, time)), [1, 1, 0, 0]);
  assert.equal(poseAt([], 1), -1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameBack, passed, stale } from '../../src/heelwise/web/static/player/clock.js';
import { sheet } from './sheets.mjs';

const at = (mono, wall = mono) => ({ mono, wall });
const rest = sheet().find((one) => one.kind === 'rest');
const rep = sheet().find((one) => one.kind === 'rep');
const DAY_MS = 86_400_000;

test('awake, the page’s own clock is believed', () => {
  assert.deepEqual(passed(at(1000), at(1016)), { ms: 16, slept: false });
  assert.deepEqual(passed(at(1000, 0), at(1016, 900)), { ms: 16, slept: false });
});

test('a wall clock that was set back moves nothing', () => {
  assert.deepEqual(passed(at(1000, 9_000_000), at(1016, 0)), { ms: 16, slept: false });
});

test('a sleep is seen by either clock', () => {
  assert.deepEqual(passed(at(0), at(60_000)), { ms: 60_000, slept: true });
  assert.deepEqual(passed(at(0, 0), at(16, 60_000)), { ms: 60_000, slept: true });
});

test('left in a rest: it went on, and ended at its end', () => {
  assert.equal(cameBack(rest, 20, 5), 25);
  assert.ok(cameBack(rest, 20, 9000) < 28);
  assert.ok(cameBack(rest, 20, 9000) > 27.99);
});

test('left in the middle of work, or with a clock that makes no sense: exactly there', () => {
  assert.equal(cameBack(rep, 12, 9000), 12);
  assert.equal(cameBack(rest, 20, -5), 20);
  assert.equal(cameBack(rest, 20, Number.NaN), 20);
  assert.equal(cameBack(null, 0, 5), 0);
});

test('a kept page is stale on another day, and a fresh one never, whatever time zone the device is in', () => {
  const page = { on: '2026-11-20', made: 0 };
  assert.equal(stale(page, DAY_MS, '2026-11-21'), true);
  assert.equal(stale(page, DAY_MS / 2, '2026-11-20'), false);
  assert.equal(stale(page, 60_000, '2026-11-21'), false);
});

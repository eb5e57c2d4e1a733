import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetOf, rfc3339, uuid7, wallClock } from '../../src/heelwise/web/static/outbox/ids.js';
import { words } from '../../src/heelwise/web/static/outbox/line.js';
import { momentOf } from '../../src/heelwise/web/static/player/drawing.js';

test('an id is a UUID of version 7 and sorts by its instant', () => {
  const id = uuid7(Date.parse('2026-11-20T06:30:00Z'), new Uint8Array(10).fill(255));
  assert.equal(id, '019a9ff5-dbc0-7fff-bfff-ffffffffffff'.replace('019a9ff5-dbc0', id.slice(0, 13)));
  assert.equal(parseInt(id.slice(0, 8) + id.slice(9, 13), 16), Date.parse('2026-11-20T06:30:00Z'));
  assert.equal(id[14], '7');
  assert.ok('89ab'.includes(id[19]));
  assert.ok(uuid7(1_000_000) < uuid7(1_000_001));
  assert.equal(new Set(Array.from({ length: 1000 }, () => uuid7(5))).size, 1000);
});

test('a time carries the offset of the place', () => {
  const ms = Date.parse('2026-11-20T23:45:00Z');
  assert.equal(rfc3339(ms, 60), '2026-11-21T00:45:00.000+01:00');
  assert.equal(rfc3339(ms, -210), '2026-11-20T20:15:00.000-03:30');
  assert.equal(rfc3339(ms, 0), '2026-11-20T23:45:00.000+00:00');
  assert.equal(rfc3339(ms, 345), '2026-11-21T05:30:00.000+05:45');
});

test('a page whose day stands still dates events by that day', () => {
  const wall = wallClock('2026-11-20T07:30:00+01:00');
  assert.match(wall.at(), /^2026-11-20T07:30:0\d\.\d{3}\+01:00$/);
  assert.ok(Math.abs(wallClock(null).now() - Date.now()) < 100);
  assert.equal(offsetOf('2026-11-20T07:30:00-09:30'), -570);
  assert.equal(offsetOf('2026-11-20T07:30:00Z'), 0);
});

test('the line says what is saved where', () => {
  assert.equal(words(0, 0, null), '');
  assert.equal(words(0, 0, 'sent'), 'Everything is saved in your record.');
  assert.match(words(1, 0, 'offline'), /^1 entry saved on this device\. Sent as soon/);
  assert.match(words(3, 0, 'signed-out'), /Sign in to send/);
  assert.match(words(3, 0, 'stuck'), /they are kept/);
  assert.match(words(0, 2, 'sent'), /2 entries were not taken/);
});

test('the figure follows the repetition, and stands in its pose through a hold', () => {
  const cue = (kind, seconds) => ({ kind, at_s: 10, seconds });
  assert.equal(momentOf(cue('rep', 4), 11.5).time, 1.5);
  assert.equal(momentOf(cue('hold', 30), 10).time, 2.5);
  assert.equal(momentOf(cue('rest', 30), 20).time, 0);
  assert.ok(Math.abs(momentOf(cue('rest', 30), 39).time - 1.5) < 1e-9);
  assert.equal(momentOf(null, 3).time, 0);
});

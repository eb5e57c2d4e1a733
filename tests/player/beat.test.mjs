import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LEAD_IN, at } from '../../src/heelwise/web/static/measure/count.js';

test('four beats to get ready, counted down', () => {
  assert.deepEqual([0, 1, 2, 3].map((beat) => at(beat).word), ['4', '3', '2', '1']);
});

test('up on one beat, down on the next', () => {
  assert.deepEqual([0, 1, 2, 3].map((beat) => at(LEAD_IN + beat).word), ['Up', 'Down', 'Up', 'Down']);
});

test('a minute of sixty beats is thirty raises, not sixty', () => {
  assert.equal(at(LEAD_IN + 60).whole, 30);
});

test('a raise that was stopped on its way is not counted', () => {
  assert.equal(at(LEAD_IN + 4).whole, 2);
  assert.equal(at(LEAD_IN + 5).whole, 2);
  assert.equal(at(LEAD_IN + 6).whole, 3);
});

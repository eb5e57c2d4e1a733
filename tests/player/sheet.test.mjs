import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beatAt, cueAt, lengthOf, placeAt, setsOf } from '../../src/heelwise/web/static/player/sheet.js';
import { sheet } from './sheets.mjs';

const cues = sheet();

test('sets know where their words, their work and their rest begin', () => {
  assert.deepEqual(
    setsOf(cues).map(({ key, start, work, end, next, asked }) => [key, start, work, end, next, asked]),
    [['0.1', 0, 10, 18, 28, true], ['0.2', 28, 28, 36, 36, true], ['1.1', 36, 46, 56, 56, true], ['2.1', 56, 61, 71, 71, true]],
  );
});

test('the length is the end of the last cue', () => {
  assert.equal(lengthOf(cues), 71);
  assert.equal(lengthOf([]), 0);
  assert.deepEqual(setsOf([]), []);
});

test('a moment belongs to the cue that fills it, never to one without length', () => {
  assert.equal(cueAt(cues, 0).kind, 'show');
  assert.equal(cueAt(cues, 9.99).kind, 'show');
  assert.equal(cueAt(cues, 10).rep, 1);
  assert.equal(cueAt(cues, 18).kind, 'rest');
  assert.equal(cueAt(cues, 36).item, 1);
  assert.equal(cueAt(cues, 500).kind, 'hold');
  assert.equal(cueAt([], 0), null);
});

test('a rest belongs to the set before it', () => {
  const sets = setsOf(cues);
  assert.deepEqual([0, 12, 20, 28, 57, 99].map((at) => sets[placeAt(sets, at)].key), ['0.1', '0.1', '0.1', '0.2', '2.1', '2.1']);
});

test('a repetition has parts by its tempo, and a part without time is passed over', () => {
  assert.equal(beatAt([1, 0, 3, 0], 0.5).part, 0);
  assert.equal(beatAt([1, 0, 3, 0], 1).part, 2);
  assert.equal(beatAt([1, 0, 3, 0], 3.9).share.toFixed(2), '0.97');
  assert.equal(beatAt([1, 2, 3, 1], 6.5).part, 3);
  assert.deepEqual(beatAt([1, 0, 3, 0], 4), { part: 2, share: 1, left: 0 });
  assert.equal(beatAt(null, 1.5).part, 2);
});

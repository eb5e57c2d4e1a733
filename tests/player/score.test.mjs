import assert from 'node:assert/strict';
import { test } from 'node:test';
import { again, due, score } from '../../src/heelwise/web/static/player/score.js';
import { sheet } from './sheets.mjs';

const item = (side, beats = ['Up', 'Hold', 'Lower slowly', 'Pause']) => ({ side, beats });
const items = [item('left'), item('left'), item('right')];
const marks = score(sheet(), items);
const words = (all) => all.filter((one) => one.say).map((one) => `${one.at} ${one.say}`);
const tones = (from, to) => due(marks, from, to).filter((one) => one.tone).map((one) => `${one.at} ${one.tone}`);
const cue = (fields) => ({ at_s: 0, item: 0, set: 1, sets: 1, rep: null, reps: null, tempo_s: null, text: '', ...fields });

test('first which exercise and which leg, then three ticks, then the first number', () => {
  assert.deepEqual(words(due(marks, 0, 10.5)), ['0 Heel drop, left leg.', '10 1']);
  assert.deepEqual(tones(0, 10.5), ['0 rest', '7 tick', '8 tick', '9 tick', '10 go']);
});

test('the tempo is sounded: up, and down when the lowering begins', () => {
  assert.deepEqual(tones(10, 18), ['10 go', '11 down', '14 up', '15 down']);
});

test('slow parts are named in the first two repetitions, then their tones say enough', () => {
  const three = [1, 2, 3].map((rep, place) => cue({ kind: 'rep', at_s: place * 8, seconds: 8, rep, reps: 4, tempo_s: [3, 2, 3, 0] }));
  assert.deepEqual(words(score(three, items)), ['0 1', '3 Hold.', '5 Lower slowly.', '8 2', '11 Hold.', '13 Lower slowly.', '16 3']);
});

test('the last repetition is announced as the last', () => {
  const reps = [1, 2, 3].map((rep, place) => cue({ kind: 'rep', at_s: place * 2, seconds: 2, rep, reps: 3, tempo_s: [1, 0, 1, 0] }));
  assert.equal(words(score(reps, items)).at(-1), '4 3. Last one.');
});

test('pain is asked in the rest after the set, by name of the set', () => {
  const rest = marks.find((one) => one.at === 18 && one.say !== undefined);
  assert.deepEqual(rest.asks, { key: '0.1', say: 'How much pain, zero to ten?' });
  assert.equal(marks.find((one) => one.at === 56).asks.key, '1.1');
});

test('a change of sides is said when it begins', () => {
  const all = sheet().map((one) => (one.kind === 'switch' ? { ...one, text: 'Change sides: right leg.' } : one));
  assert.equal(words(due(score(all, items), 56, 57))[0], '56 Change sides: right leg.');
});

test('a rest says ahead which leg and set come next', () => {
  const long = sheet().map((one) => (one.kind === 'rest' ? { ...one, seconds: 60 } : one.at_s > 18 ? { ...one, at_s: one.at_s + 50 } : one));
  assert.ok(words(score(long, items)).includes('68 Ten seconds. Next: left leg, set 2 of 2.'));
  assert.ok(words(marks).includes('22 Next: left leg, set 2 of 2.'));
});

test('a hold is halved, and a long one counts its minutes', () => {
  assert.deepEqual(words(score([cue({ kind: 'hold', seconds: 30, text: 'Hold for 30 seconds.' })], items)), ['0 Hold for 30 seconds.', '15 Halfway.', '20 Ten seconds.']);
  assert.deepEqual(words(score([cue({ kind: 'hold', seconds: 180, text: 'Keep going for 3 minutes.' })], items)), ['0 Keep going for 3 minutes.', '60 2 minutes left.', '120 1 minute left.', '170 Ten seconds.']);
  assert.deepEqual(words(score([cue({ kind: 'hold', seconds: 10, text: 'Hold.' })], items)), ['0 Hold.']);
});

test('every moment falls into one tick, whatever the frames do', () => {
  const whole = due(marks, 0, 71).length;
  let found = 0;
  for (let at = 0; at < 71; at += 0.37) found += due(marks, at, Math.min(at + 0.37, 71)).length;
  assert.equal(found, whole);
});

test('coming back into the middle, what is left is said', () => {
  const rest = sheet().find((one) => one.kind === 'rest');
  assert.equal(again(rest, rest.at_s + 3), 'Rest: 7 seconds left.');
  assert.equal(again({ ...rest, kind: 'hold', seconds: 900 }, rest.at_s + 300), 'Hold: 10 minutes left.');
  assert.equal(again({ ...rest, kind: 'hold' }, rest.at_s + 9.2), 'Hold: 1 second left.');
  assert.equal(again(rest, rest.at_s), '');
  assert.equal(again(sheet().find((one) => one.kind === 'rep'), 12), '');
  assert.equal(again(null, 0), '');
});

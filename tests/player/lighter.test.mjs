import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lighter, unloaded } from '../../src/heelwise/web/static/player/lighter.js';
import { dosed, lengthOf, setsOf } from '../../src/heelwise/web/static/player/sheet.js';
import { sheet } from './sheets.mjs';

const cues = sheet();
const keys = (all) => setsOf(all).map((one) => one.key);
const kinds = (all) => all.map((one) => one.kind);

/** The easier exercise for item 0, as the server makes it: two sets of one repetition. */
const easier = { 0: { item: 3, cues: [
  { kind: 'say', at_s: 0, seconds: 0, item: 0, set: null, sets: null, text: 'Easier.' },
  { kind: 'show', at_s: 0, seconds: 10, item: 0, set: null, sets: null },
  ...[1, 2].flatMap((set) => [
    { kind: 'rep', at_s: 0, seconds: 4, item: 0, set, sets: 2, rep: 1, reps: 1 },
    { kind: 'ask', at_s: 0, seconds: 0, item: 0, set, sets: 2 },
    ...(set === 1 ? [{ kind: 'rest', at_s: 0, seconds: 20, item: 0, set, sets: 2 }] : []),
  ]),
] } };

test('nothing changed, nothing changes', () => assert.deepEqual(lighter(cues, [], {}), cues));

test('fewer repetitions, from the second set on', () => {
  const less = lighter(cues, [{ item: 0, from: 2, reps: 1 }], {});
  assert.deepEqual(setsOf(less).map(({ key, reps }) => [key, reps]), [['0.1', 2], ['0.2', 1], ['1.1', 0], ['2.1', 0]]);
  assert.equal(lengthOf(less), lengthOf(cues) - 4);
  assert.deepEqual(less.filter((one) => one.set === 2 && one.kind === 'rep').map((one) => one.reps), [1]);
});

test('what lies before a change stays where it was', () => {
  const less = lighter(cues, [{ item: 0, from: 2, reps: 1 }], {});
  const upTo = cues.findIndex((one) => one.set === 2);
  assert.deepEqual(less.slice(0, upTo), cues.slice(0, upTo));
});

test('fewer sets: the last ones go, and the rest before them', () => {
  const less = lighter(cues, [{ item: 0, from: 1, sets: 1 }], {});
  assert.deepEqual(keys(less), ['0.1', '1.1', '2.1']);
  assert.equal(kinds(less).includes('rest'), false);
  assert.equal(less.find((one) => one.kind === 'rep').sets, 1);
});

test('a shorter hold', () => {
  const less = lighter(cues, [{ item: 1, from: 1, seconds: 5 }], {});
  const [, , hold] = setsOf(less);
  assert.equal(hold.end - hold.work, 5);
  assert.equal(lengthOf(less), lengthOf(cues) - 5);
});

test('never more than the plan', () => {
  for (const change of [{ item: 0, from: 1, reps: 99 }, { item: 1, from: 1, seconds: 99 }, { item: 0, from: 1, sets: 99 }]) {
    assert.equal(lengthOf(lighter(cues, [change], {})), lengthOf(cues));
    assert.deepEqual(keys(lighter(cues, [change], {})), keys(cues));
  }
});

test('one repetition, one second and one set are the least', () => {
  assert.deepEqual(setsOf(lighter(cues, [{ item: 0, from: 1, reps: 0, sets: 0 }], {})).map(({ key, reps }) => [key, reps])[0], ['0.1', 1]);
  const [, , hold] = setsOf(lighter(cues, [{ item: 1, from: 1, seconds: 0 }], {}));
  assert.equal(hold.end - hold.work, 1);
});

test('the easier exercise takes the place of the sets that are left, no more of them', () => {
  assert.deepEqual(keys(lighter(cues, [{ item: 0, from: 1, easier: true }], easier)), ['3.1', '3.2', '1.1', '2.1']);
  const late = lighter(cues, [{ item: 0, from: 2, easier: true }], easier);
  assert.deepEqual(keys(late), ['0.1', '3.1', '1.1', '2.1']);
  assert.equal(late.filter((one) => one.kind === 'rest').length, 1);
  assert.equal(late.find((one) => one.item === 3 && one.kind === 'rep').sets, 1);
});

test('where there is no easier exercise nothing happens', () => {
  assert.deepEqual(keys(lighter(cues, [{ item: 1, from: 1, easier: true }], easier)), keys(cues));
});

test('what is dropped is gone with its way into place', () => {
  const calm = lighter(cues, [{ item: 0, from: 2, drop: true }, { item: 1, from: 1, drop: true }], {});
  assert.deepEqual(keys(calm), ['0.1', '2.1']);
  assert.equal(calm.filter((one) => one.item === 1).length, 0);
});

test('each cue begins where the one before it ends, after any changes', () => {
  const changes = [{ item: 0, from: 1, reps: 1 }, { item: 0, from: 2, easier: true }, { item: 1, from: 1, seconds: 5 }, { item: 2, from: 1, drop: true }];
  let at = 0;
  for (const cue of lighter(cues, changes, easier)) {
    assert.equal(cue.at_s, at);
    at += cue.seconds;
  }
});

test('a set is written down at the dose it was played at', () => {
  const item = { exercise: 'heel-drop', name: '', side: 'left', sets: 2, reps: 2, hold_s: null, minutes: null, load_kg: 0, band: null, support: null, figure: '' };
  const [, second] = setsOf(lighter(cues, [{ item: 0, from: 2, reps: 1 }], {}));
  assert.equal(dosed(item, second).reps, 1);
  const [, , hold] = setsOf(lighter(cues, [{ item: 1, from: 1, seconds: 5 }], {}));
  assert.equal(dosed({ ...item, reps: null, hold_s: 10 }, hold).hold_s, 5);
  assert.equal(dosed({ ...item, reps: null, minutes: 1 }, { ...hold, end: hold.work + 90 }).minutes, 1.5);
});

test('only what loads nothing is left: from this set of its own item, from the first of the others', () => {
  const items = [{ loads: true }, { loads: false }, { loads: true }];
  const sets = setsOf(cues);
  assert.deepEqual(unloaded(sets, sets[1], items), [{ item: 0, from: 2, drop: true }, { item: 2, from: 1, drop: true }]);
  assert.deepEqual(keys(lighter(cues, unloaded(sets, sets[1], items), {})), ['0.1', '1.1']);
});

test('no change, alone or after another, makes anything longer or adds a set', () => {
  /** @type {import('../../src/heelwise/web/static/player/lighter.js').Change[]} */
  const all = [0, 1, 2].flatMap((item) => [1, 2].flatMap((from) => [
    ...[0, 1, 2, 3].map((reps) => ({ item, from, reps })), ...[0, 4, 10, 99].map((seconds) => ({ item, from, seconds })),
    ...[0, 1, 2, 9].map((sets) => ({ item, from, sets })), { item, from, drop: true },
  ]));
  const before = new Set(keys(cues));
  for (const first of all) {
    const once = lighter(cues, [first], {});
    assert.ok(lengthOf(once) <= lengthOf(cues));
    for (const second of all) {
      const twice = lighter(cues, [first, second], {});
      assert.ok(lengthOf(twice) <= lengthOf(once), JSON.stringify([first, second]));
      assert.ok(keys(twice).every((key) => before.has(key)));
      assert.equal(new Set(keys(twice)).size, keys(twice).length);
    }
  }
});

// What the browser looks up in a pack is what the reference in Python looks up, for many days of answers.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

import { offered } from '../../src/heelwise/web/static/outbox/pack.js';

const file = process.env.HEELWISE_PACKS;

test('the browser looks up what the reference does', { skip: !file }, () => {
  const cases = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(cases.length >= 50);
  for (const { pack, said, today, then, sessions } of cases) {
    const found = offered(pack, said, today);
    assert.deepEqual([found.then, found.sessions.map((one) => one.page)], [then, sessions], JSON.stringify({ said, today }));
  }
});

const GUARDS = [
  { ask: 'morning-pain', side: 'left', at_least: 0, then: 'as-planned' },
  { ask: 'morning-pain', side: 'left', at_least: 3, then: 'rest' },
];
const session = { id: 's', slot: 'any', title: '', minutes: 1, page: '/pack/x', exercises: ['heel-drop'], lines: [] };
const pack = { on: '2026-11-20', days: [{ on: '2026-11-20', cells: [{ trained: [], state: 'train', guards: GUARDS, sessions: [session], lighter: [] }] }] };
const morning = { kind: 'morning-checked', id: '1', at: '2026-11-20T07:00:00+01:00', side: 'left', pain: 2, stiffness_min: 0 };

test('as planned until an answer reaches a row', () => {
  assert.equal(offered(pack, [morning], '2026-11-20').then, 'as-planned');
  assert.equal(offered(pack, [{ ...morning, pain: 3 }], '2026-11-20').then, 'rest');
});

test('a day, an event or a question that the pack does not know means: come online, or stop', () => {
  assert.equal(offered(pack, [], '2026-11-21').then, 'come-online');
  assert.equal(offered(pack, [{ ...morning, kind: 'measured' }], '2026-11-20').then, 'come-online');
  assert.equal(offered(pack, [{ ...morning, kind: 'set-done', session: 's', exercise: 'hop' }], '2026-11-20').then, 'come-online');
  const odd = [{ ask: 'moon', side: null, at_least: 0, then: 'as-planned' }, { ask: 'moon', side: null, at_least: 1, then: 'rest' }];
  const strange = { on: '2026-11-20', days: [{ on: '2026-11-20', cells: [{ ...pack.days[0].cells[0], guards: odd }] }] };
  assert.equal(offered(strange, [], '2026-11-20').then, 'rest');
});

test('what was done besides the plan, or before the pack was made, is not reckoned with', () => {
  const set = { kind: 'set-done', id: '2', at: '2026-11-20T08:00:00+01:00', session: 's', exercise: 'heel-drop', side: 'left', set: 1 };
  assert.equal(offered(pack, [set], '2026-11-20').then, 'as-planned');
  assert.equal(offered(pack, [{ ...set, session: 'elsewhere-1' }], '2026-11-20').then, 'come-online');
  assert.equal(offered(pack, [{ ...morning, at: '2026-11-19T07:00:00+01:00' }], '2026-11-20').then, 'come-online');
  assert.equal(offered(pack, [{ ...morning, kind: 'noted', at: '2026-11-19T07:00:00+01:00' }], '2026-11-20').then, 'as-planned');
});

test('sharp pain and signs of danger stop, also where the pack would have to ask', () => {
  const sharp = { ...morning, kind: 'session-finished', session: 'test-1', pain_during: 6, sharp_pain: true };
  const sign = { ...morning, kind: 'screen-answered', answers: { 'sudden-pop': 'unsure' } };
  for (const grave of [sharp, sign]) {
    for (const today of ['2026-11-20', '2026-11-25']) {
      assert.equal(offered(pack, [{ ...morning, kind: 'measured' }, grave], today).then, 'stop');
    }
  }
});

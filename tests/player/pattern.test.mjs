// What stands on a form, and what its answers make of it.
import assert from 'node:assert/strict';
import test from 'node:test';

import { wallClock } from '../../src/heelwise/web/static/outbox/ids.js';
import { eventsOf } from '../../src/heelwise/web/static/outbox/pattern.js';

const here = { today: '2026-11-20', own: 'one', moment: (day, clock) => (day ? `${day}T${clock || '00:00'}` : undefined) };
const said = (patterns, fields, where = here) => eventsOf(patterns, (field) => fields[field] ?? '', where);

test('a form becomes the events that stand on it', () => {
  const fields = { side: 'left', pain: '3', stiffness_min: '7,5', night_pain: '1', sharp: 'unsure' };
  const pattern = { kind: 'morning-checked', side: '$side', pain: '#pain', stiffness_min: '#stiffness_min', 'night_pain~': '?night_pain', 'limped_yesterday~': '?limped' };
  assert.deepEqual(said([pattern], fields), [{ kind: 'morning-checked', side: 'left', pain: 3, stiffness_min: 7.5, night_pain: true }]);
  assert.equal(said([{ ...pattern, pain: '#worst' }], fields), null);
  const ended = { kind: 'session-finished', session: '@2026-11-20-any', 'sharp_pain~': '!sharp' };
  assert.deepEqual(said([ended], fields), [{ kind: 'session-finished', session: '2026-11-20-any', sharp_pain: true }]);
  assert.deepEqual(said([ended], fields, { ...here, today: '2026-11-21' })[0].session, 'hurt-2026-11-21');
});

test('sets are told one by one, without those that are there', () => {
  const set = { kind: 'set-done', session: '^elsewhere', each: 'sets', but: [2], set: '*', 'reps~': '#reps' };
  assert.deepEqual(said([set], { sets: '3' }).map((one) => one.set), [1, 3]);
  assert.equal(said([set], { sets: '3', reps: '12' })[0].session, 'elsewhere-one');
  assert.equal(said([set], { sets: '' }), null, 'nothing at all is nothing to keep');
  assert.equal(said([set], { sets: '99999' }).length, 999, 'a slip of the finger fills no device');
});

test('what depends on an answer is said only with it', () => {
  const stop = (ways) => said([{ kind: 'noted' }, { kind: 'stopped', if: ways }], { pain: '5', cap: '4', sharp: 'no', until: '' }).length === 2;
  assert.ok(stop([{ pain: '>cap' }]));
  assert.ok(stop([{ pain: '>nothing' }]), 'a limit that is not known is passed');
  assert.ok(stop([{ sharp: 'yes' }, { pain: 5 }]));
  assert.ok(stop([{}]));
  for (const ways of [[{ sharp: 'yes' }], [{ pain: 6 }], [{ until: '?' }], [{ pain: '>cap', sharp: 'yes' }], [{ other: '>cap' }]]) {
    assert.ok(!stop(ways), JSON.stringify(ways));
  }
  assert.equal(said([{ kind: 'stopped', if: [{ sharp: 'yes' }] }], {}), null);
});

test('sums are of numbers, and of nothing are missing', () => {
  const total = [{ kind: 'measured', value: '+one two' }];
  assert.deepEqual(said(total, { one: '3', two: '4' })[0].value, 7);
  assert.deepEqual(said(total, { one: '0', two: '0' })[0].value, 0);
  assert.equal(said(total, {}), null);
});

test('a moment is told by a day and a clock, here; without a day it is left to now', () => {
  const late = [{ kind: 'noted', 'at~': '&day clock' }];
  assert.deepEqual(said(late, { day: '2026-11-18', clock: '19:30' }), [{ kind: 'noted', at: '2026-11-18T19:30' }]);
  assert.deepEqual(said(late, { clock: '19:30' }), [{ kind: 'noted' }]);
  const { moment } = wallClock('2026-11-20T07:30:00+01:00');
  assert.equal(moment('2026-11-18', '19:30'), '2026-11-18T19:30:00.000+01:00');
  assert.equal(moment('2026-11-18', ''), '2026-11-18T00:00:00.000+01:00');
  assert.equal(moment('soon', '19:30'), undefined);
  assert.equal(wallClock(null).moment('2026-07-01', '08:00').slice(0, 16), '2026-07-01T08:00');
});

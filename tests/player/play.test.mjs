import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COUNT_IN_S, Play } from '../../src/heelwise/web/static/player/play.js';
import { notes, sheet } from './sheets.mjs';

/** A session that is played by hand. @param {{ at?: number, rate?: number }} [how] */
function begun({ at = 0, rate = 1 } = {}) {
  const listener = notes();
  const play = new Play(sheet(), listener, { rate, at });
  const now = { mono: 0, wall: 1_800_000_000_000 };
  const go = (seconds) => { now.mono += seconds * 1000; now.wall += seconds * 1000; play.tick({ ...now }); };
  const run = (seconds, step = 0.25) => { for (let done = 0; done < seconds - 1e-9; done += step) go(step); };
  /** The device sleeps: its wall clock goes on, the page's own clock may stand still. */
  const sleep = (seconds, { counts = true } = {}) => { now.wall += seconds * 1000; now.mono += counts ? seconds * 1000 : 16; play.tick({ ...now }); };
  return { play, heard: listener.heard, run, sleep, jump: go, start: () => { play.resume(); play.tick({ ...now }); } };
}

test('a whole session: every set once, in order, each asked about, then the end', () => {
  const { play, heard, run, start } = begun();
  start();
  run(71);
  assert.equal(play.status, 'ended');
  assert.deepEqual(heard.filter((one) => one.startsWith('set')), ['set 0.1', 'set 0.2', 'set 1.1', 'set 2.1']);
  assert.deepEqual(heard.filter((one) => one.startsWith('ask')), ['ask 0.1', 'ask 0.2', 'ask 1.1', 'ask 2.1']);
  assert.equal(heard.at(-1), 'ended');
  assert.equal(heard.filter((one) => one === 'rest@18').length, 1);
});

test('the clock keeps its time whatever the frames do', () => {
  const { play, run, start } = begun();
  start();
  run(12, 0.016);
  assert.ok(Math.abs(play.at - 12) < 0.02, String(play.at));
});

test('a fast clock plays the same session', () => {
  const { play, heard, run, start } = begun({ rate: 60 });
  start();
  run(1.3, 0.016);
  assert.equal(play.status, 'ended');
  assert.equal(heard.filter((one) => one.startsWith('set')).length, 4);
});

test('a pause stops time, and work that was broken off is counted in', () => {
  const { play, run, start } = begun();
  start();
  run(50);
  play.pause();
  run(3);
  assert.equal(play.at, 50);
  start();
  assert.equal(play.status, 'counting');
  run(COUNT_IN_S - 0.5);
  assert.equal(play.at, 50);
  run(1.5);
  assert.equal(play.status, 'playing');
  assert.equal(play.at, 51);
});

test('a repetition that was broken off starts again', () => {
  const { play, run, start } = begun();
  start();
  run(15.5);
  play.pause();
  start();
  assert.equal(play.at, 14);
});

test('sleep counts no work that nobody heard', () => {
  const { play, heard, run, jump, start } = begun();
  start();
  run(12);
  jump(600);
  assert.equal(play.at, 12);
  assert.equal(play.status, 'paused');
  assert.equal(heard.at(-1), 'paused (sleep)');
});

test('a rest goes on while the device sleeps, but never beyond its end', () => {
  const { play, run, jump, start } = begun();
  start();
  run(20);
  jump(4.5);
  assert.ok(Math.abs(play.at - 24.5) < 0.01, String(play.at));
  const other = begun();
  other.start();
  other.run(20);
  other.jump(900);
  assert.ok(other.play.at < 28 && other.play.at > 27.9, String(other.play.at));
  assert.equal(other.play.status, 'paused');
});

test('back in time for the end of a rest, the session goes on by itself', () => {
  const { play, run, sleep, start } = begun();
  start();
  run(18.25);
  sleep(4.6, { counts: false });
  assert.ok(Math.abs(play.at - 22.85) < 0.05, String(play.at));
  assert.equal(play.status, 'playing');
});

test('a clock of the page that stood still in sleep is not believed', () => {
  const { play, run, sleep, start } = begun();
  start();
  run(12);
  sleep(3600, { counts: false });
  assert.equal(play.at, 12);
  assert.equal(play.status, 'paused');
});

test('whoever comes back late to a rest is given time to get in place', () => {
  const { play, run, sleep, start } = begun();
  start();
  run(19);
  sleep(900);
  start();
  assert.equal(play.status, 'counting');
  run(COUNT_IN_S + 1);
  assert.equal(play.set.key, '0.2');
  assert.equal(play.cue.kind, 'rep');
});

test('out of sight work waits, and a rest goes on', () => {
  const { play, run, start } = begun();
  start();
  run(12);
  play.hide();
  assert.equal(play.status, 'paused');
  const resting = begun();
  resting.start();
  resting.run(20);
  resting.play.hide();
  assert.equal(resting.play.status, 'playing');
  resting.play.pause();
  resting.start();
  resting.run(6);
});

test('the moments that were passed are told, each once', () => {
  const spans = [];
  const play = new Play(sheet(), { cue: () => {}, passed: (from, to) => spans.push([from, to]), set: () => {}, ask: () => {}, status: () => {} }, { rate: 1, at: 0 });
  play.resume();
  for (let ms = 0; ms <= 3000; ms += 500) play.tick({ mono: ms, wall: ms });
  assert.deepEqual(spans, [[0, 0.5], [0.5, 1], [1, 1.5], [1.5, 2], [2, 2.5], [2.5, 3]]);
});

test('back goes to the start of the set, and early in it to the one before', () => {
  const { play, run, start } = begun();
  start();
  run(33);
  play.back();
  assert.equal(play.at, 28);
  play.back();
  assert.equal(play.at, 0);
  play.back();
  assert.equal(play.at, 0);
});

test('skip passes one set, or all of its exercise', () => {
  const { play } = begun({ at: 12 });
  assert.deepEqual(play.skip(false).map((one) => one.key), ['0.1']);
  assert.equal(play.at, 28);
  const whole = begun({ at: 2 });
  assert.deepEqual(whole.play.skip(true).map((one) => one.key), ['0.1', '0.2']);
  assert.equal(whole.play.at, 36);
});

test('a rest that is skipped passes no set: it was done', () => {
  const { play } = begun({ at: 20 });
  assert.deepEqual(play.skip(false), []);
  assert.equal(play.at, 28);
});

test('skipping the last set ends the session', () => {
  const { play, heard } = begun({ at: 62 });
  play.resume();
  assert.deepEqual(play.skip(false).map((one) => one.key), ['2.1']);
  assert.equal(play.status, 'ended');
  assert.equal(heard.at(-1), 'ended');
});

test('a reload goes on where it was', () => {
  const { play, heard, run, start } = begun({ at: 31 });
  start();
  assert.equal(play.at, 28);
  run(COUNT_IN_S + 8.5);
  assert.deepEqual(heard.filter((one) => one.startsWith('set')), ['set 0.2']);
});

test('a listener that pauses on a set is obeyed at once', () => {
  const heard = [];
  const play = new Play(sheet(), { cue: (one) => heard.push(one.kind), set: () => play.pause('asked'), ask: () => {}, status: () => {} }, { rate: 1, at: 17.5 });
  play.resume();
  for (let ms = 0; ms <= 9000; ms += 250) play.tick({ mono: ms, wall: ms });
  assert.equal(play.status, 'paused');
  assert.ok(!heard.includes('rest'));
});

// A small cue sheet like the engine's: two sets of two repetitions, then a stretch on each side.

/** @param {object} fields */
const cue = (fields) => ({ text: '', exercise: 'heel-drop', side: 'left', set: null, sets: null, rep: null, reps: null, tempo_s: null, item: 0, ...fields });

/** The sheet: 0 show, 10 reps, 18 rest, 28 reps, 36 show, 46 hold left, 56 switch, 61 hold right, 71 end. */
export function sheet() {
  const cues = [];
  let at = 0;
  const add = (kind, seconds, fields = {}) => { cues.push(cue({ kind, at_s: at, seconds, ...fields })); at += seconds; };
  add('say', 0, { text: 'Heel drop, left leg.' });
  add('show', 10, { text: 'Get into place.' });
  for (const set of [1, 2]) {
    for (const rep of [1, 2]) add('rep', 4, { set, sets: 2, rep, reps: 2, tempo_s: [1, 0, 3, 0], text: String(rep) });
    add('ask', 0, { set, sets: 2 });
    if (set === 1) add('rest', 10, { set, sets: 2 });
  }
  add('say', 0, { item: 1 });
  add('show', 10, { item: 1 });
  add('hold', 10, { item: 1, set: 1, sets: 1 });
  add('ask', 0, { item: 1, set: 1, sets: 1 });
  add('switch', 5, { item: 2, side: 'right' });
  add('hold', 10, { item: 2, side: 'right', set: 1, sets: 1 });
  add('ask', 0, { item: 2, side: 'right', set: 1, sets: 1 });
  return cues;
}

/** A listener that writes down what it hears. */
export function notes() {
  const heard = [];
  return {
    heard,
    cue: (one) => heard.push(`${one.kind}@${one.at_s}`),
    set: (one) => heard.push(`set ${one.key}`),
    ask: (one) => heard.push(`ask ${one.key}`),
    status: (status, why) => heard.push(why ? `${status} (${why})` : status),
  };
}

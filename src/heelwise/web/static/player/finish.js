// @ts-check
// The end of a session: the form, and what it says.

/** @typedef {import('./events.js').Ending} Ending */

/**
 * Read the form, or say what is missing.
 * @param {FormData} form
 * @param {{ stopped: Ending['stopped'], sharp: boolean }} known
 * @returns {Ending | string}
 */
export function endingOf(form, { stopped, sharp }) {
  const during = numberOf(form, 'pain_during');
  if (during === null) return 'Please choose the worst pain during the session; 0 when there was none.';
  const text = (/** @type {string} */ field) => { const said = form.get(field); return said ? String(said) : null; };
  return {
    painDuring: during, painAfter: numberOf(form, 'pain_after'), painSide: during > 0 ? text('pain_side') : null,
    quality: text('quality'), stopped, sharp,
  };
}

/** @param {FormData} form @param {string} field */
function numberOf(form, field) {
  const said = form.get(field);
  return said === null || said === '' ? null : Number(said);
}

/**
 * Fill in what is known already.
 * @param {HTMLFormElement} form
 * @param {{ worst: number, answered: boolean, twoSides: boolean, note: string }} known
 */
export function prepare(form, { worst, answered, twoSides, note }) {
  if (answered) {
    const radio = form.querySelector(`input[name="pain_during"][value="${worst}"]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
  }
  const sides = form.querySelector('[data-sides]');
  if (sides instanceof HTMLElement) sides.hidden = !twoSides;
  const line = form.querySelector('[data-finish-note]');
  if (line instanceof HTMLElement) { line.textContent = note; line.hidden = !note; }
}

/**
 * What was done, in a sentence or two; facts only.
 * @param {{ done: number, planned: number, worst: number, cap: number }} session
 * @returns {string}
 */
export function summary({ done, planned, worst, cap }) {
  const sets = done === planned ? `All ${planned} sets done.` : `${done} of ${planned} sets done as planned. What you did counts.`;
  return `${sets} Worst pain ${worst}, ${worst > cap ? 'over' : 'within'} your limit of ${cap}. Tomorrow’s plan answers to it.`;
}

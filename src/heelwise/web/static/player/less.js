// @ts-check
// The question "less today?": dials that only turn down from the plan, and the easier exercise where there is one.

import { ask } from './panels.js';
import { part } from './stage.js';
import { dosed } from './sheet.js';

/** @typedef {import('./sheet.js').Item} Item */
/** @typedef {import('./sheet.js').SetSpan} SetSpan */
/** @typedef {{ name: 'reps' | 'seconds' | 'minutes' | 'sets' | 'load', most: number, least: number, step: number }} Dial */

/**
 * What may be turned down from this set on.
 * @param {Item} item @param {SetSpan} set @param {number} left sets still to do, this one too @param {number | null} load kilograms
 * @returns {Dial[]}
 */
export function dials(item, set, left, load) {
  const one = dosed(item, set);
  /** @type {Dial[]} */
  const found = [];
  if (one.reps !== null) found.push({ name: 'reps', most: one.reps, least: 1, step: 1 });
  else if (one.hold_s !== null) found.push({ name: 'seconds', most: one.hold_s, least: Math.min(5, one.hold_s), step: 5 });
  else found.push({ name: 'minutes', most: one.minutes ?? 1, least: Math.min(1, one.minutes ?? 1), step: 1 });
  found.push({ name: 'sets', most: left, least: 1, step: 1 });
  if (load) found.push({ name: 'load', most: load, least: 0, step: 1 });
  return found.filter((dial) => dial.most > dial.least);
}

/** @param {Dial} dial @param {number} value @param {1 | -1} way @returns {number} never above the plan */
export function turned({ most, least, step }, value, way) {
  return Math.min(most, Math.max(least, way > 0 ? value + step : Math.ceil(value / step - 1) * step));
}

/**
 * The change these values ask for, or null when they are the plan's.
 * @param {Dial[]} all @param {Record<string, number>} values @param {SetSpan} set
 * @returns {import('./lighter.js').Change | null}
 */
export function changeOf(all, values, set) {
  const lower = Object.fromEntries(all.filter(({ name, most }) => name !== 'load' && values[name] < most).map(({ name }) => [name, values[name]]));
  const { minutes, ...rest } = lower;
  const change = { item: set.item, from: set.set, ...rest, ...(minutes === undefined ? {} : { seconds: minutes * 60 }) };
  return Object.keys(lower).length ? change : null;
}

/**
 * @param {Dial[]} all @param {{ what: string, easier: string | null }} about
 * @returns {Promise<{ value: string, values: Record<string, number> }>}
 */
async function askLess(all, { what, easier }) {
  /** @type {Record<string, number>} */
  const values = Object.fromEntries(all.map(({ name, most }) => [name, most]));
  const { value } = await ask('less', (dialog) => {
    part(dialog, 'less-what').textContent = what;
    part(dialog, 'easier').hidden = easier === null;
    part(dialog, 'easier-name').textContent = easier ?? '';
    const go = /** @type {HTMLButtonElement} */ (dialog.querySelector('[value="fewer"]'));
    const draw = () => {
      go.disabled = all.every(({ name, most }) => values[name] === most);
      for (const row of dialog.querySelectorAll('[data-dial]')) {
        const dial = all.find(({ name }) => name === /** @type {HTMLElement} */ (row).dataset.dial);
        /** @type {HTMLElement} */ (row).hidden = !dial;
        if (!dial) continue;
        part(row, 'value').textContent = String(values[dial.name]);
        for (const button of row.querySelectorAll('button')) {
          const way = /** @type {1 | -1} */ (Number(button.dataset.turn));
          button.setAttribute('aria-disabled', String(turned(dial, values[dial.name], way) === values[dial.name]));
          button.onclick = () => { values[dial.name] = turned(dial, values[dial.name], way); draw(); };
        }
      }
    };
    draw();
  });
  return { value, values };
}

/**
 * Ask, and say what follows: the change to the sheet, and the weight where it was lowered.
 * @param {{ items: (Item & { name: string })[], easier: import('./lighter.js').Easier }} page
 * @param {SetSpan[]} sets @param {SetSpan} set the one from which it holds @param {number | null} load kilograms
 * @returns {Promise<{ change: import('./lighter.js').Change | null, load: number | null }>}
 */
export async function choose(page, sets, set, load) {
  const item = page.items[set.item];
  const other = page.easier[set.item];
  const all = dials(item, set, sets.filter((one) => one.item === set.item && one.start >= set.start).length, load);
  const { value, values } = await askLess(all, { what: item.name, easier: other ? page.items[other.item].name : null });
  if (value === 'easier') return { change: { item: set.item, from: set.set, easier: true }, load: null };
  if (value !== 'fewer') return { change: null, load: null };
  return { change: changeOf(all, values, set), load: load && values.load < load ? values.load : null };
}

// @ts-check
// From a filled form to the events it means. What they look like is written by the server (heelwise/web/saying.py):
// "$field" is the text, "#field" its number, "?field" true when ticked, "!field" true unless it says no, "+one two" the
// sum of numbers, "^name" a session of this form's own, "@session" that session on its own day, "&day clock" the
// moment these two tell, "*" which of several this is. A key with "~" at its end may be left out. Beside the fields:
// "if", on what answers it is said at all; "each", the field with how often; "but", which of them are there already.
// Pure.

/** @typedef {{ today: string, own: string, moment: (day: string, clock: string) => string | undefined }} Here */
/** @typedef {(field: string) => string} Of the text of a field */

const MOST = 1000;

/**
 * The events of a filled form, without ids and times; or null where there is none, or something that is needed is missing.
 * @param {any[]} patterns @param {Of} of @param {Here} here @returns {Record<string, any>[] | null}
 */
export function eventsOf(patterns, of, here) {
  const made = patterns.filter((pattern) => isSaid(pattern.if, of)).flatMap((pattern) => times(pattern, of)
    .map((nth) => filled(plain(pattern), of, { ...here, nth })));
  return !made.length || made.some((one) => one === undefined) ? null : made;
}

/** One of the ways is enough; each wants all of its answers: this text or any, that number at least, more than a field's. @param {any[] | undefined} ways @param {Of} of */
function isSaid(ways, of) {
  return !ways || ways.some((way) => Object.entries(way).every(([field, wanted]) => {
    if (typeof wanted === 'number') return Number(of(field).replace(',', '.')) >= wanted;
    if (wanted === '?') return of(field).trim() !== '';
    return wanted.startsWith('>') ? above(of(field), of(wanted.slice(1))) : of(field).trim() === wanted;
  }));
}

/** A limit that is not known is passed by any number. @param {string} text @param {string} limit */
const above = (text, limit) => text !== '' && !(limit !== '' && Number(text) <= Number(limit));

/** @param {any} pattern @param {Of} of @returns {number[]} */
function times({ each, but = [] }, of) {
  if (!each) return [0];
  return Array.from({ length: Math.min(Number(of(each)) || 0, MOST) }, (_, n) => n + 1).filter((n) => !but.includes(n));
}

/** @param {any} pattern */
const plain = ({ if: _if, each: _each, but: _but, ...fields }) => fields;

/** @param {any} pattern @param {Of} of @param {Here & { nth: number }} here @returns {any} undefined where it is missing */
function filled(pattern, of, here) {
  if (typeof pattern === 'string') return value(pattern, of, here);
  if (Array.isArray(pattern) || pattern === null || typeof pattern !== 'object') return pattern;
  /** @type {Record<string, any>} */
  const made = {};
  for (const [name, inner] of Object.entries(pattern)) {
    const needed = !name.endsWith('~');
    const found = filled(inner, of, here);
    if (found === undefined && needed) return undefined;
    if (found !== undefined) made[needed ? name : name.slice(0, -1)] = found;
  }
  return made;
}

/** @type {Record<string, (rest: string, of: Of, here: Here & { nth: number }) => any>} */
const MEANS = {
  $: (field, of) => of(field).trim() || undefined,
  '#': (field, of) => number(of(field).trim()),
  '?': (field, of) => (of(field).trim() ? true : undefined),
  '!': (field, of) => (of(field).trim() && of(field).trim() !== 'no' ? true : undefined),
  '+': (fields, of) => sum(fields.split(' ').map(of).filter((text) => text.trim())),
  '^': (name, _of, { own }) => `${name}-${own}`,
  '@': (session, _of, { today }) => (session.includes(today) ? session : `hurt-${today}`),
  '&': (fields, of, { moment }) => moment(...(/** @type {[string, string]} */ (fields.split(' ').map(of)))),
  '*': (_rest, _of, { nth }) => nth,
};

/** @param {string} pattern @param {Of} of @param {Here & { nth: number }} here */
const value = (pattern, of, here) => (MEANS[pattern[0]] ? MEANS[pattern[0]](pattern.slice(1), of, here) : pattern);

/** @param {string[]} texts */
const sum = (texts) => (texts.length ? texts.reduce((total, text) => total + (Number(text) || 0), 0) : undefined);

/** A number, also with a comma; what is none stays text, and the server says so. @param {string} text */
function number(text) {
  if (text === '') return undefined;
  const found = Number(text.replace(',', '.'));
  return Number.isFinite(found) ? found : text;
}

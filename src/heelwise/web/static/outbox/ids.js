// @ts-check
// Ids and times as a record wants them. Nothing is stored or sent here.

/**
 * A UUID of version 7: sorts by its instant.
 * @param {number} ms milliseconds since 1970
 * @param {Uint8Array} [random] ten random bytes; drawn when left out
 * @returns {string}
 */
export function uuid7(ms, random = crypto.getRandomValues(new Uint8Array(10))) {
  const bytes = new Uint8Array(16);
  let rest = Math.floor(ms);
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/**
 * An instant in RFC 3339 with the offset of the place it is read in.
 * @param {number} ms milliseconds since 1970
 * @param {number} [offset] minutes east of Greenwich; this device's when left out
 * @returns {string} such as 2026-11-20T07:31:05.120+01:00
 */
export function rfc3339(ms, offset = -new Date(ms).getTimezoneOffset()) {
  const local = new Date(ms + offset * 60_000).toISOString().slice(0, 23);
  const far = Math.abs(offset);
  const two = (/** @type {number} */ n) => String(Math.floor(n)).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(far / 60)}:${two(far % 60)}`;
}

/**
 * The clock that events are dated by: this device's own, or the page's day that stands still
 * (a demo, a test), moved on by the time spent on the page.
 * @param {string | null} frozen an instant in RFC 3339 with offset, or null for the device's clock
 * @returns {{ now: () => number, at: (later?: number) => string, moment: (day: string, clock: string) => string | undefined }}
 *   `at` takes milliseconds to add; `moment` is that minute of that day here, none where the texts tell none
 */
export function wallClock(frozen) {
  if (!frozen) return { now: () => Date.now(), at: (later = 0) => rfc3339(Date.now() + later), moment };
  const base = Date.parse(frozen);
  const offset = offsetOf(frozen);
  const began = performance.now();
  const now = () => base + (performance.now() - began);
  return { now, at: (later = 0) => rfc3339(now() + later, offset), moment: (day, clock) => moment(day, clock, offset) };
}

/** @param {string} day @param {string} clock @param {number} [offset] minutes east of Greenwich; this device's of that day when left out */
function moment(day, clock, offset) {
  const ms = Date.parse(`${day}T${clock || '00:00'}${offset === undefined ? '' : 'Z'}`);
  if (!day || Number.isNaN(ms)) return undefined;
  return offset === undefined ? rfc3339(ms) : rfc3339(ms - offset * 60_000, offset);
}

/** @param {string} instant @returns {number} minutes east of Greenwich */
export function offsetOf(instant) {
  const found = /([+-])(\d\d):(\d\d)$/.exec(instant);
  if (!found) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3]);
  return found[1] === '-' ? -minutes : minutes;
}

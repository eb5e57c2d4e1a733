// @ts-check
// What a beat means: four to get ready, then up on one and down on the next. No page, no clock, no sound.

export const LEAD_IN = 4;

/** What happens at one beat; a raise is whole when its way down is over. @param {number} beat from 0 */
export function at(beat) {
  if (beat < LEAD_IN) return { word: String(LEAD_IN - beat), tone: 'ready', whole: 0 };
  const after = beat - LEAD_IN;
  return { word: after % 2 ? 'Down' : 'Up', tone: after % 2 ? 'down' : 'up', whole: Math.floor(after / 2) };
}

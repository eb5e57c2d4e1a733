// Prints the events of a filled form: for tests that hold them against what the server makes of the same post.
import { readFileSync } from 'node:fs';

import { wallClock } from '../../src/heelwise/web/static/outbox/ids.js';
import { eventsOf } from '../../src/heelwise/web/static/outbox/pattern.js';

const { patterns, fields, now } = JSON.parse(readFileSync(0, 'utf8'));
const { moment } = wallClock(now);
console.log(JSON.stringify(eventsOf(patterns, (field) => fields[field] ?? '', { today: now.slice(0, 10), own: 'one', moment })));

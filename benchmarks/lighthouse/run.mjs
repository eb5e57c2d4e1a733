// Lighthouse on the pages people live in, as a mobile phone of the mobile preset sees them: the median of five.
//
//   cd benchmarks/lighthouse && npm ci --ignore-scripts && node run.mjs [RUNS] [PAGE...]
//
// Starts the demo on a free port with the Python beside this repository, and Chromium from $HEELWISE_CHROMIUM or the
// path. Prints one line a page; exit 1 when a target is missed. Throttling is Lighthouse's own simulated one, so that
// the machine's load matters less, but it does matter: the load is printed too.

import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as launcher from 'chrome-launcher';
import lighthouse from 'lighthouse';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const PAGES = {
  // name: address, the invented person: one with months of record, one who answered the daily questions and begins
  Today: ['/', 'runner'],
  Player: ['/play/2026-11-20-any', 'begun'],
  Library: ['/library', 'runner'],
  Progress: ['/progress', 'runner'],
};
const TARGETS = { performance: 95, accessibility: 100, 'best-practices': 100 };

const [runs = '5', ...only] = process.argv.slice(2);
const port = await freePort();
const people = mkdtempSync(join(tmpdir(), 'heelwise-people-'));
const python = join(root, '.venv/bin/python');
execFileSync(python, ['-c', `from pathlib import Path; from tests.journeys import states; states.write(Path(${JSON.stringify(people)}))`], { cwd: root });
copyFileSync(join(root, 'src/heelwise/examples/runner.jsonl'), join(people, 'runner.jsonl'));
const env = { ...process.env, HEELWISE_DEMO_PEOPLE: people, HEELWISE_CLOCK: '2026-11-20T10:30:00+01:00' };
const server = spawn(join(root, '.venv/bin/heelwise'), ['serve', '--demo', '--no-browser', '--port', String(port)], { stdio: 'ignore', env });
let missed = false;
try {
  const address = `http://localhost:${port}`;
  await answers(address);
  console.log(`${cpus().length} cores, load ${loadavg()[0].toFixed(1)}; median of ${runs}`);
  for (const [name, [path, person]] of Object.entries(PAGES)) {
    if (only.length && !only.includes(name)) continue;
    missed = !(await page(name, address + path, person)) || missed;
  }
} finally {
  server.kill('SIGTERM');
  rmSync(people, { recursive: true });
}
process.exitCode = missed ? 1 : 0;

/** Look at one page so often, and print the medians. @param {string} name @param {string} url @param {string} person */
async function page(name, url, person) {
  const seen = [];
  for (let run = 0; run < Number(runs); run += 1) seen.push(await once(url, person));
  const said = Object.keys(TARGETS).map((kind) => [kind, median(seen.map((one) => one.scores[kind]))]);
  const figures = Object.keys(seen[0].figures).map((kind) => `${kind} ${Math.round(median(seen.map((one) => one.figures[kind])) * 1000) / 1000}`);
  console.log(`${name}: ${said.map(([kind, score]) => `${kind} ${score}`).join(', ')} (${figures.join(', ')})`);
  for (const fault of new Set(seen.flatMap((one) => one.faults))) console.log(`  ${fault}`);
  return said.every(([kind, score]) => score >= TARGETS[kind]);
}

/** One run in a browser of its own. @param {string} url @param {string} person */
async function once(url, person) {
  const chrome = await launcher.launch({ chromePath: process.env.HEELWISE_CHROMIUM || '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox'] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, onlyCategories: Object.keys(TARGETS), output: 'json', logLevel: 'error', extraHeaders: { Cookie: `heelwise-demo=${person}` } });
    if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
    const figure = (audit) => lhr.audits[audit]?.numericValue ?? 0;
    const weighed = Object.values(lhr.categories).flatMap(({ id, auditRefs }) => (id === 'performance' ? [] : auditRefs));
    return {
      scores: Object.fromEntries(Object.entries(lhr.categories).map(([kind, { score }]) => [kind, Math.round(100 * (score ?? 0))])),
      figures: {
        'FCP ms': figure('first-contentful-paint'), 'LCP ms': figure('largest-contentful-paint'), 'TBT ms': figure('total-blocking-time'),
        CLS: figure('cumulative-layout-shift'), 'bytes': figure('total-byte-weight'),
      },
      faults: weighed.filter(({ id, weight }) => weight && lhr.audits[id].score === 0).map(({ id }) => `${id}: ${lhr.audits[id].title} ${lhr.audits[id].details?.items?.[0]?.node?.snippet ?? ''}`),
    };
  } finally {
    chrome.kill();
  }
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function freePort() {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => found(free));
    });
  });
}

async function answers(address) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      if ((await fetch(`${address}/about`)).ok) return;
    } catch { /* not yet */ }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('the demo did not start');
}

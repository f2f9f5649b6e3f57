import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { findChromium } from '#test/support/chromium.ts';
import { postgresForTests } from '#test/support/postgres-cluster.ts';
import { inBatches } from './test-batches.ts';

/**
 * Units, pages and guarantees on PostgreSQL, the platform and a journey on the embedded database, and people's first and shortest ways
 * through the rooms in a browser; with `--journeys` their long ones (ADR 0023). What cannot run here is said loudly; under CI it is a
 * failure. `npm test -- PATTERN` runs the files whose path holds PATTERN.
 */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const journeys = process.argv.includes('--journeys');
const isLongJourney = (file: string) =>
  /^test\/journeys\/(?!the-first-ten-minutes|the-twelve-points).*\.browser\.test\.ts$/.test(file);
const strict = Boolean(process.env.CI);
const missing: string[] = [];

const cluster = await postgresForTests();
const env: NodeJS.ProcessEnv = { ...process.env };
if ('unavailable' in cluster)
  missing.push(`NO POSTGRESQL: ${cluster.unavailable}. The tests run on the embedded database instead.`);
else env.TEST_DATABASE_URL = cluster.adminUrl;

const chromium = findChromium();
if (chromium) env.CHROMIUM_PATH = chromium;
else
  missing.push(
    'BROWSER TESTS SKIPPED: no Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  );

for (const line of missing) console.error(`\n*** ${line}\n`);
if (strict && missing.length > 0) process.exit(1);

const all = globSync('{src,demo,scripts,test,bench}/**/*.test.ts').sort();
const files = all.filter(
  (file) =>
    (wanted.length === 0 ? isLongJourney(file) === journeys : wanted.some((part) => file.includes(part))) &&
    (chromium || !file.endsWith('.browser.test.ts')) &&
    !file.startsWith('test/load/'),
);
if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}

const batches = inBatches(files.map((path) => ({ path, text: readFileSync(path, 'utf8') })));
const totals = new Map<string, number>();
const failures: string[] = [];
const times: { files: string; seconds: number }[] = [];
let code = 0;

/** One batch in a process of its own. What it says is printed when it has ended, so that no two are mixed; its sums are added up. */
async function runBatch(batch: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      ...(batch.length > 1 ? ['--test-isolation=none'] : []),
      '--test-reporter=spec',
      ...batch,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env },
  );
  let said = '';
  const started = Date.now();
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said += chunk));
  const status = await new Promise<number>((resolve) => child.on('close', (ended) => resolve(ended ?? 1)));
  times.push({ files: batch.join(' '), seconds: (Date.now() - started) / 1000 });
  if (status !== 0) code = 1;
  const [told = '', failed] = said.split('✖ failing tests:');
  for (const line of told.split('\n')) {
    const sum = /^ℹ (\w+) ([\d.]+)$/.exec(line);
    if (sum) totals.set(sum[1]!, (totals.get(sum[1]!) ?? 0) + Number(sum[2]));
    else if (line.trim()) console.log(line);
  }
  if (status === 0) return;
  failures.push(failed?.trim() ?? `${batch.join(' ')} ended with ${status}`);
  // Said at once too: a run that is stopped has then not kept it to itself.
  console.log(`\n✖ ${failures.at(-1)}\n`);
}

const began = Date.now();
// Two batches more than there are cores: each waits now and then for a browser, a database or a count that gathers votes.
const lanes = Array.from({ length: availableParallelism() + 2 }, async () => {
  for (let batch = batches.shift(); batch; batch = batches.shift()) await runBatch(batch);
});
await Promise.all(lanes);
totals.set('duration_ms', Date.now() - began);
if (failures.length > 0) console.log(`\n✖ failing tests:\n\n${failures.join('\n\n')}\n`);
console.log('\nWhat took longest:');
for (const one of times.sort((a, b) => b.seconds - a.seconds).slice(0, 30))
  console.log(`${one.seconds.toFixed(0).padStart(5)} s  ${one.files}`);
for (const [name, sum] of totals) console.log(`ℹ ${name} ${sum}`);
if (!('unavailable' in cluster)) await cluster.stop();
for (const line of missing) console.error(`\n*** ${line}\n`);
process.exit(code);

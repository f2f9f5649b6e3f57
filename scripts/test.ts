import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { findChromium } from '#test/support/chromium.ts';
import { postgresForTests } from '#test/support/postgres-cluster.ts';

/**
 * Everything: units, pages and guarantees on PostgreSQL, the platform and a journey on the embedded database, journeys in a browser.
 * What cannot run here is said loudly; under CI it is a failure. `npm test -- PATTERN` runs the files whose path holds PATTERN.
 */
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
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
    (wanted.length === 0 || wanted.some((part) => file.includes(part))) &&
    (chromium || !file.endsWith('.browser.test.ts')) &&
    !file.startsWith('test/load/'),
);
if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}

// One file more than there are cores: each waits now and then for a browser or a database.
const code = await new Promise<number>((resolve) => {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--test',
      `--test-concurrency=${availableParallelism() + 1}`,
      '--test-reporter=spec',
      ...files,
    ],
    { stdio: 'inherit', env },
  );
  child.on('close', (status) => resolve(status ?? 1));
});
if (!('unavailable' in cluster)) await cluster.stop();
for (const line of missing) console.error(`\n*** ${line}\n`);
process.exit(code);

import { spawn } from 'node:child_process';
import { appendFileSync, globSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Kills, load, spoilt forms and everything on both databases: minutes, before an issue closes. The last result is kept in docs/long-run.txt. */
const results = 'docs/long-run.txt';

function run(name: string, files: string[], env: NodeJS.ProcessEnv, atOnce = 2): Promise<boolean> {
  console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--test', `--test-concurrency=${atOnce}`, ...files],
      { stdio: 'inherit', env: { ...process.env, LONG_RESULTS: results, ...env } },
    );
    child.on('close', (code) => resolve(code === 0));
  });
}

const everything = globSync('{src,demo,test}/**/*.test.ts').filter(
  (file) => !file.startsWith('test/load/') && !file.endsWith('.browser.test.ts'),
);
writeFileSync(results, `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores\n`);
const passed = [
  await run('kills, load and spoilt forms', globSync('test/load/*.test.ts').sort(), {}, 1),
  await run('everything on the embedded database', everything, { COMMONWEAL_TEST_EMBEDDED: '1' }),
];
appendFileSync(
  results,
  `kills, load and spoilt forms: ${passed[0] ? 'passed' : 'FAILED'}\neverything else on the embedded database: ${passed[1] ? 'passed' : 'FAILED'}\n`,
);
process.exit(passed.every(Boolean) ? 0 : 1);

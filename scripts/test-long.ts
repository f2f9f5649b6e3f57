import { spawn } from 'node:child_process';
import { globSync, writeFileSync } from 'node:fs';

/** Kills, load and everything on both databases: minutes, before an issue closes. The last result is kept in docs/long-run.txt. */
const results = 'docs/long-run.txt';
writeFileSync(results, '');

function run(name: string, files: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--test', '--test-concurrency=2', ...files],
      { stdio: 'inherit', env: { ...process.env, LONG_RESULTS: results, ...env } },
    );
    child.on('close', (code) => resolve(code === 0));
  });
}

const everything = globSync('{src,demo,test}/**/*.test.ts').filter(
  (file) => !file.startsWith('test/load/') && !file.endsWith('.browser.test.ts'),
);
const passed = [
  await run('killed under writes', ['test/load/kills-lose-nothing.test.ts'], {}),
  await run('everything on the embedded database', everything, { COMMONWEAL_TEST_EMBEDDED: '1' }),
];
process.exit(passed.every(Boolean) ? 0 : 1);

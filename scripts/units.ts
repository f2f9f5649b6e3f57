import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

/** Units: tests that open neither a database nor a browser nor the application. Two processes share them, since to start one a file costs more than most files. */
const files = globSync('{src,demo,scripts,test}/**/*.test.ts').filter(
  (file) => !/#?test\/support|support\/(client|browser)|postgres-cluster|openDatabase/.test(readFileSync(file, 'utf8')),
);
const processes = 2;

function run(some: readonly string[]): Promise<boolean> {
  const flags = ['--disable-warning=ExperimentalWarning', '--test', '--test-isolation=none', '--test-reporter=spec'];
  const child = spawn(process.execPath, [...flags, ...some], { stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

// Dealt like cards: neighbours in a folder are alike, and one process with all the long ones would be waited for.
const dealt = Array.from({ length: processes }, (_, at) => files.filter((_, index) => index % processes === at));
process.exitCode = (await Promise.all(dealt.map(run))).every(Boolean) ? 0 : 1;

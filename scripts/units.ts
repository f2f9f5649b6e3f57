import { globSync, readFileSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

/** Units: tests that open neither a database nor a browser nor the application. */
const files = globSync('{src,demo,scripts,test}/**/*.test.ts').filter(
  (file) => !/#?test\/support|support\/(client|postgres-cluster|browser)|openDatabase/.test(readFileSync(file, 'utf8')),
);
let failed = 0;
const stream = run({ files, concurrency: 2 });
stream.on('test:fail', () => (failed += 1));
stream.on('test:summary', () => (process.exitCode = failed > 0 ? 1 : 0));
stream.compose(new spec()).pipe(process.stdout);

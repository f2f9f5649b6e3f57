import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The home page of somebody who buys very much, as `test/load/home-at-size.test.ts` looks at it: PostgreSQL, over HTTP, one look after another. */
export async function benchHome(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-bench-'));
  const results = path.join(folder, 'results');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--test', 'test/load/home-at-size.test.ts'],
    { env: { ...process.env, LONG_RESULTS: results }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = readFileSync(results, 'utf8').trim();
  rmSync(folder, { recursive: true, force: true });
  say(code === 0 ? said : `${said} (too slow)`);
}

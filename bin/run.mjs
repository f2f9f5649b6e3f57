#!/usr/bin/env node
// Plain JavaScript on purpose: it has to run on whatever Node is there, find Node 24 and say what to do if it cannot.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = 24;
const given = process.argv.slice(2);
// What begins with -- before the script is for Node itself.
const flags = given.slice(
  0,
  given.findIndex((one) => !one.startsWith('--')),
);
const [script, ...rest] = given.slice(flags.length);

function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= wanted) return process.execPath;
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const home = path.dirname(require.resolve(`node-${platform}-${process.arch}/package.json`));
    const found = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(found)) return found;
  } catch {
    // No package for this platform: fall through to the message.
  }
  console.error(
    `Commonweal runs on Node ${wanted}. This is Node ${process.versions.node}, and no Node ${wanted} package is installed for ${process.platform}-${process.arch}.\n` +
      `On Linux and Windows "npm ci" brings it (do not leave out optional packages). On a Mac install Node ${wanted} from nodejs.org and try again.`,
  );
  process.exit(1);
}

if (!script) {
  console.error('usage: node bin/run.mjs [--flags of Node] <script.ts> [arguments]');
  process.exit(2);
}
// What Node has read and compiled once is kept beside the packages: a later start takes a third less. Where it cannot write it does without.
const cache = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', '.cache', 'node');
const child = spawn(findNode(), ['--disable-warning=ExperimentalWarning', ...flags, script, ...rest], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: cache, ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));

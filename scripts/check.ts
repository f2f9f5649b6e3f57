import { spawn } from 'node:child_process';
import path from 'node:path';
import { readSizes } from './sizes.ts';

/** Types, lint, boundaries, sizes and units, side by side; each prints only if it has something to say. */
type Check = { name: string; command: string; args: string[]; reads?: (output: string) => string | null };

const node = process.execPath;
const bin = (file: string) => path.join('node_modules', file);
const fewestModules = 60;

const checks: Check[] = [
  { name: 'types', command: node, args: [bin('ts7/bin/tsc'), '-p', '.'] },
  { name: 'lint', command: node, args: [bin('@biomejs/biome/bin/biome'), 'check', '.', '--error-on-warnings'] },
  {
    name: 'boundaries',
    command: node,
    args: [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src', '--config', '.dependency-cruiser.cjs'],
    reads: (output) => {
      const cruised = Number(/\((\d+) modules/.exec(output)?.[1] ?? 0);
      return cruised >= fewestModules
        ? null
        : `only ${cruised} modules were looked at: the checker does not see the code`;
    },
  },
  { name: 'units', command: node, args: ['scripts/units.ts'] },
];

function run(check: Check): Promise<{ check: Check; failed: string | null; output: string; seconds: number }> {
  const began = Date.now();
  return new Promise((resolve) => {
    const child = spawn(check.command, check.args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const failed = code === 0 ? (check.reads?.(output) ?? null) : `exit code ${code}`;
      resolve({ check, failed, output, seconds: (Date.now() - began) / 1000 });
    });
  });
}

const began = Date.now();
const results = await Promise.all(checks.map(run));
for (const { check, failed, output, seconds } of results) {
  console.log(`${failed ? 'FAILED' : 'ok    '} ${check.name} (${seconds.toFixed(1)} s)${failed ? `: ${failed}` : ''}`);
  if (failed) console.log(output);
}
const sizes = readSizes();
console.log(
  `sizes: ${sizes.files} files, median ${sizes.median} lines, ninetieth percentile ${sizes.p90}, largest ${sizes.largest.lines} (${sizes.largest.file})`,
);
for (const file of sizes.tooLong) console.log(`FAILED size: ${file.file} has ${file.lines} lines; 400 is the most`);
const seconds = (Date.now() - began) / 1000;
console.log(`checked in ${seconds.toFixed(1)} s`);
process.exit(results.some((result) => result.failed) || sizes.tooLong.length > 0 ? 1 : 0);

#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
// An import runs for long beside other things: it collects what it no longer needs often instead of letting memory grow.
const frugal =
  process.argv[2] === 'import' ? ['--heap-growing-percent=10', '--max-semi-space-size=1', '--optimize-for-size'] : [];
process.argv.splice(2, 0, ...frugal, path.join(here, '..', 'src', 'cli.ts'));
await import('./run.mjs');

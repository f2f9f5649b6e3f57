#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
process.argv.splice(2, 0, path.join(here, '..', 'src', 'cli.ts'));
await import('./run.mjs');

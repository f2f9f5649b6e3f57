import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The version that build-styles wrote beside the assets; it changes when they do. */
export function readAssetsVersion(root: string): string {
  const file = path.join(root, 'build/assets/version.txt');
  if (!existsSync(file))
    throw new Error('The styles have not been built. Run "node scripts/build-styles.mjs", or "npm ci" which does.');
  return readFileSync(file, 'utf8').trim();
}

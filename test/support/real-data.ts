import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..', '..');
const folder = path.resolve(root, process.env.COMMONWEAL_TEST_DATA ?? '../shared/data');

/** A file of real data, which is never part of this repository. */
export const readRealFile = (...name: string[]): Buffer => readFileSync(path.join(folder, ...name));
export const realPath = (...name: string[]): string => path.join(folder, ...name);

/** A test on real data; where that is absent it is skipped, and says so. */
export function testOnRealData(name: string, part: string, check: () => void | Promise<void>): void {
  const absent = !existsSync(path.join(folder, part));
  if (absent)
    console.warn(`SKIPPED: “${name}” needs ${part} in ${folder}. Set COMMONWEAL_TEST_DATA to the folder that has it.`);
  test(name, { skip: absent && 'the real data is not on this machine' }, check);
}

import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { TestApp, Visitor } from './client.ts';

/** Prints a figure, and keeps it with those of the long run. */
export function keepFigure(line: string): void {
  console.log(line);
  if (process.env.LONG_RESULTS) appendFileSync(process.env.LONG_RESULTS, `${line}\n`);
}

export type Look = Readonly<{ took: number; body: string }>;

/** How somebody opens pages over HTTP: each has to be there, and is timed in milliseconds. */
export async function pagesOf(app: TestApp, who: Visitor): Promise<(path: string) => Promise<Look>> {
  const origin = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
  const cookie = Object.entries(who.cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  return async (path) => {
    const began = performance.now();
    const answer = await fetch(`${origin}${path}`, { headers: { cookie } });
    const body = await answer.text();
    const took = performance.now() - began;
    assert.equal(answer.status, 200);
    return { took, body };
  };
}

/** So many looks one after another: the whole milliseconds under which a part of them stayed, `under(0.95)`. */
export async function looksInARow(many: number, look: () => Promise<Look>): Promise<(part: number) => number> {
  const took: number[] = [];
  for (let at = 0; at < many; at += 1) took.push((await look()).took);
  took.sort((a, b) => a - b);
  return (part) => Math.round(took[Math.min(took.length - 1, Math.floor(part * took.length))]!);
}

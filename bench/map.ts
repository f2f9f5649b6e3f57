import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { graphlib, layout } from '@dagrejs/dagre';
import { chromium } from 'playwright-core';
import { findLoops } from '#engines/loops/index.ts';
import { layOut } from '#engines/map-layout/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { act } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { hatsOf, openCase } from '#slices/cases/index.ts';
import { addMember, addOrganisation, addPerson, findWho } from '#slices/people/index.ts';
import { importMap } from '#slices/system/index.ts';
import { type Running, start } from '#src/start.ts';
import { findChromium } from '#test/support/chromium.ts';
import { largeTable } from '#test/support/large-map.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';

const rowsOf = (table: string) =>
  table
    .split('\n')
    .slice(1)
    .map((line, at) => {
      const [from, to, sign, delay] = line.split(',') as [string, string, string, string];
      const direction: 'same' | 'opposite' = sign === '+' ? 'same' : 'opposite';
      return { id: String(at).padStart(5, '0'), from, to, direction, delayed: delay !== 'no' };
    });
const boxesOf = (links: readonly { from: string; to: string }[]) =>
  [...new Set(links.flatMap(({ from, to }) => [from, to]))].map((id) => ({ id, width: 168, height: 52 }));

function milliseconds(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

function dagreTakes(links: ReturnType<typeof rowsOf>): number {
  const graph = new graphlib.Graph();
  graph.setGraph({});
  graph.setDefaultEdgeLabel(() => ({}));
  for (const box of boxesOf(links)) graph.setNode(box.id, { ...box });
  for (const { from, to } of links) graph.setEdge(from, to);
  return milliseconds(() => layout(graph));
}

/** The case's map holds the stated 500 variables and 2,000 links, laid out. */
async function fill(running: Running): Promise<{ token: string; caseId: string }> {
  const made = await act(running.services.act, theSystem, async (current) => {
    const personId = await addPerson(current, { name: 'Dev Patel', email: null });
    const organisationId = await addOrganisation(current, { name: 'Thornmere Council', type: 'council' });
    await addMember(current, { organisationId, personId, type: 'steward' });
    const by = current.as((await findWho(current.tx, personId))!);
    const caseId = await openCase(by, { about: 'A large map', organisationId });
    const working = current.as({ ...by.who, hats: await hatsOf(current.tx, personId, caseId) });
    await importMap(working, caseId, largeTable());
    return { token: await startSession(current.tx, personId), caseId };
  });
  await running.dispatcher.idle();
  return made;
}

async function firstPaint(url: string, cookie: string): Promise<number | null> {
  const executablePath = findChromium();
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await context.addCookies([{ name: 'commonweal-session', value: cookie, url }]);
    const page = await context.newPage();
    await page.goto(new URL('/cases', url).href);
    await page.goto(url);
    return await page.evaluate(
      () =>
        performance.getEntriesByType('paint').find(({ name }) => name === 'first-contentful-paint')?.startTime ?? null,
    );
  } finally {
    await browser.close();
  }
}

/** A map of 500 variables and 2,000 links: its loops, its places, its page. dagre beside it, on a smaller one. */
export async function benchMap(say: (line: string) => void): Promise<void> {
  const links = rowsOf(largeTable());
  let found = findLoops(links);
  const loops = milliseconds(() => {
    found = findLoops(links);
  });
  say(
    `loops of 500 variables and 2,000 links: ${loops.toFixed(0)} ms for the ${found.loops.length} shortest of more than ${found.counted}`,
  );
  const places = milliseconds(() => layOut(boxesOf(links), links));
  const smaller = rowsOf(largeTable(200, 500));
  const ours = milliseconds(() => layOut(boxesOf(smaller), smaller));
  say(
    `places for 500 variables and 2,000 links: ${places.toFixed(0)} ms; for 200 and 500: ${ours.toFixed(0)} ms, dagre ${dagreTakes(smaller).toFixed(0)} ms`,
  );
  const cluster = await postgresForTests();
  if ('unavailable' in cluster) throw new Error(cluster.unavailable);
  const database = await freshDatabase(cluster.adminUrl);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-bench-'));
  const config = {
    ...readConfig({ COMMONWEAL_DATA: dataDir, DATABASE_URL: database.url }),
    logLevel: 'silent' as const,
  };
  const running = await start(config, { kindOfNew: 'test' });
  try {
    const { token, caseId } = await fill(running);
    const url = `${await running.app.listen({ host: '127.0.0.1', port: 0 })}/cases/${caseId}/map?show=whole`;
    const headers = { cookie: `commonweal-session=${token}` };
    await (await fetch(url, { headers })).text();
    const began = performance.now();
    const body = await (await fetch(url, { headers })).text();
    const served = performance.now() - began;
    const paint = await firstPaint(url, token);
    say(
      `the whole map as a page: ${served.toFixed(0)} ms and ${(body.length / 1e6).toFixed(1)} MB from the server, first paint ${paint === null ? 'not measured' : `after ${paint.toFixed(0)} ms`}`,
    );
  } finally {
    await running.close();
    await database.drop();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

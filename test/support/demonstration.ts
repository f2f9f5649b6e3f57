import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import type { World } from '#demo/build.ts';
import { theSystem } from '#platform/access/who.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { act, look } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { type Running, start } from '#src/start.ts';
import { Visitor } from './client.ts';

/** An embedded installation of its own that is to be a demonstration, as `npm start` makes it the first time. */
export async function begunDemonstration(): Promise<{ running: Running; close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'commonweal-demo-'));
  const running = await start(readConfig({ COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'error' }), { kindOfNew: 'demo' });
  return {
    running,
    async close() {
      await running.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What the story's steps left for each other. */
export async function worldOf(running: Running): Promise<World> {
  const { rows } = await look(running.services.act, (tx) =>
    sql<{ world: World }>`select demo_progress -> 'world' as world from installation`.execute(tx),
  );
  return rows[0]!.world;
}

/** Every bead of the case by its kind and id, with what it says. */
export async function beadsOf(running: Running): Promise<string[]> {
  const { rows } = await look(running.services.act, (tx) =>
    sql<{
      bead: string;
    }>`select object_kind || ' ' || object_id || ' ' || state || ' ' || title || ' ' || words as bead from bead_versions order by id`.execute(
      tx,
    ),
  );
  return rows.map(({ bead }) => bead);
}

/** Somebody of the story, signed in. */
export async function visitorOf(running: Running, personId: string): Promise<Visitor> {
  const token = await act(running.services.act, theSystem, ({ tx }) => startSession(tx, personId));
  return new Visitor(running, personId, { 'commonweal-session': token });
}

/** Follows every link from a page on, and says how many pages there are; one that leads nowhere fails. */
export async function everyLinkFrom(who: Visitor, first: string): Promise<number> {
  const from = new Map([[first, 'the story']]);
  for (const [page, before] of from) {
    const { status, body } = await who.request('GET', page);
    assert.ok(status === 200 || status === 303, `${page}, from ${before}: ${status}`);
    for (const [, href] of body.matchAll(/href="(\/[^"#?]*)["#]/g))
      if (!href!.startsWith('/assets') && !from.has(href!)) from.set(href!, page);
  }
  return from.size;
}

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { look } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { type Running, start } from '#src/start.ts';
import { buildDemo, demoIsUnfinished } from './build.ts';

const closing: (() => Promise<void>)[] = [];
after(async () => {
  for (const close of closing) await close();
});

/** The demonstration on an embedded installation of its own, as its first start builds it. */
async function built(): Promise<Running> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'commonweal-demo-'));
  const running = await start(readConfig({ COMMONWEAL_DATA: dataDir, LOG_LEVEL: 'error' }), { kindOfNew: 'demo' });
  closing.push(async () => {
    await running.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  await buildDemo(running, () => {});
  return running;
}

let demo: Running;
before(async () => {
  const began = performance.now();
  demo = await built();
  console.log(`built in ${Math.round(performance.now() - began)} ms`);
});

test('the demonstration is built to its end', async () => {
  assert.equal(await demoIsUnfinished(demo), false);
  const { rows } = await look(demo.services.act, (tx) =>
    sql<{
      name: string;
      id: string;
    }>`select key as name, value as id from installation, jsonb_each_text(demo_progress -> 'world')`.execute(tx),
  );
  assert.ok(rows.length > 0);
});

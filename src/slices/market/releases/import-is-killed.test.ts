import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { anInstallationToKill, type Killed } from '#test/support/killed-process.ts';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { postgresForTests } from '#test/support/postgres-cluster.ts';

const releases = 12_000;
const cluster = await postgresForTests({ durable: true });

describe('an import that is killed', { skip: 'unavailable' in cluster && cluster.unavailable }, () => {
  let one: Killed;
  let file: string;
  before(async () => {
    if ('unavailable' in cluster) return;
    one = await anInstallationToKill(cluster, ({ services }) =>
      act(services.act, theSystem, (current) =>
        addOrganisation(current, { name: 'Thornmere Council', type: 'council' }),
      ),
    );
    file = path.join(one.dataDir, 'releases.jsonl.gz');
    const lines = Array.from({ length: releases }, (_, at) => JSON.stringify(madeUpRelease(at)));
    writeFileSync(file, gzipSync(lines.join('\n'), { level: 1 }));
  });
  after(() => one?.close());

  /** Runs the command; killed as soon as somebody else can see so many lines, it gives what it had said by then. */
  const run = (killAfter: number | null) =>
    one.run(
      ['src/cli.ts', 'import', 'ocds', file, '--organisation', 'Thornmere Council', '--json'],
      killAfter === null ? null : async () => (await linesDone()) >= killAfter,
    );
  const linesDone = async () =>
    (await one.row<{ done: number } | undefined>('select lines_done::int as done from release_imports'))?.done ?? 0;
  const counted = () =>
    one.row<{ processes: number; contracts: number; suppliers: number }>(
      `select (select count(*)::int from contracting_processes) as processes,
        (select count(*)::int from register_contracts) as contracts, (select count(*)::int from process_suppliers) as suppliers`,
    );

  it('has lost no batch that was kept, has half of none, and goes on from there to the end', async () => {
    const places: number[] = [];
    for (const killAfter of [1, 4_000]) {
      assert.equal((await run(killAfter)).signal, 'SIGKILL');
      const done = await linesDone();
      assert.ok(done >= killAfter && done < releases, `killed at ${done}`);
      assert.deepEqual(await counted(), { processes: done, contracts: done, suppliers: done });
      places.push(done);
    }
    assert.ok(places[1]! > places[0]!);
    const { out } = await run(null);
    const [{ wasDone, state, ...counts }] = JSON.parse(out).imports;
    assert.deepEqual(
      [wasDone, state, counts.releases, counts.added, counts.unchanged],
      [false, 'done', releases, releases, 0],
    );
    assert.deepEqual(await counted(), { processes: releases, contracts: releases, suppliers: releases });
    assert.deepEqual(await one.auditFaults(), []);
  });
});

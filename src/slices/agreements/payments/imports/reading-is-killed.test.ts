import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { anInstallationToKill, type Killed } from '#test/support/killed-process.ts';
import { listToRead } from '#test/support/list-to-read.ts';
import { postgresForTests } from '#test/support/postgres-cluster.ts';

const invoices = 16_000;
const cluster = await postgresForTests({ durable: true });

type Told = { lines: number; added: number; state: string; invoices: number; parts: number };

describe('a list of invoices whose reading is killed', {
  skip: 'unavailable' in cluster && cluster.unavailable,
}, () => {
  let one: Killed;
  before(async () => {
    if ('unavailable' in cluster) return;
    one = await anInstallationToKill(cluster, (running) => listToRead(running, invoices));
  });
  after(() => one?.close());

  /** Reads in a process of its own, which is killed as soon as somebody else can see `killAfter` lines. */
  const run = async (killAfter: number | null) => {
    const when = killAfter === null ? null : async () => (await told()).lines >= killAfter;
    return (await one.run(['test/support/reading-process.ts'], when)).signal;
  };
  const told = () =>
    one.row<Told>(`select lines_done::int as lines, added::int as added, state, (select count(*)::int from invoices) as invoices,
      (select count(*)::int from invoice_imports_waiting) as parts from invoice_imports`);

  it('has lost no batch that was kept, has half of none, and goes on from there to the end', async () => {
    for (const killAfter of [1, 6_000]) {
      assert.equal(await run(killAfter), 'SIGKILL');
      const now = await told();
      assert.ok(now.lines >= killAfter && now.lines < invoices, `killed at ${now.lines}`);
      // The line of names is a line too.
      assert.deepEqual([now.invoices, now.added, now.state], [now.lines - 1, now.lines - 1, 'reading']);
    }
    assert.equal(await run(null), null);
    assert.deepEqual(await told(), { lines: invoices + 1, added: invoices, state: 'done', invoices, parts: 0 });
    assert.deepEqual(await one.auditFaults(), []);
  });
});

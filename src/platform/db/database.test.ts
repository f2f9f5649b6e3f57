import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { onBothDatabases } from '#test/support/both-databases.ts';
import { openDatabase } from './database.ts';

type Tables = { accounts: { id: number; balance: number } };

await onBothDatabases('one driver', (database) => {
  const db = () => database().db.withTables<Tables>();
  before(async () => {
    await sql`create table accounts (id int primary key, balance int not null check (balance >= 0))`.execute(db());
  });

  it('runs 50 transactions at once without losing an update', async () => {
    await db().insertInto('accounts').values({ id: 1, balance: 0 }).execute();
    const one = () =>
      db()
        .transaction()
        .execute(async (tx) => {
          const row = await tx
            .selectFrom('accounts')
            .select('balance')
            .where('id', '=', 1)
            .forUpdate()
            .executeTakeFirstOrThrow();
          await tx
            .updateTable('accounts')
            .set({ balance: row.balance + 1 })
            .where('id', '=', 1)
            .execute();
        });
    await Promise.all(Array.from({ length: 50 }, one));
    const row = await db().selectFrom('accounts').select('balance').where('id', '=', 1).executeTakeFirstOrThrow();
    assert.equal(row.balance, 50);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const failing = db()
      .transaction()
      .execute(async (tx) => {
        await tx.insertInto('accounts').values({ id: 2, balance: 5 }).execute();
        throw new Error('changed my mind');
      });
    await assert.rejects(failing, /changed my mind/);
    assert.deepEqual(await db().selectFrom('accounts').selectAll().where('id', '=', 2).execute(), []);
  });

  it('gives a refused statement as an error with its code, and goes on working', async () => {
    const insert = db().insertInto('accounts').values({ id: 3, balance: -1 }).execute();
    await assert.rejects(insert, { code: '23514', constraint: 'accounts_balance_check' });
    await assert.rejects(database().pool.query('selec 1'), { code: '42601' });
    assert.equal((await database().pool.query('select 1 as one')).rows[0].one, 1);
  });

  it('rolls back what a broken connection had begun, and forgets its settings', async () => {
    const client = await database().pool.connect();
    await client.query(`begin; set application_name = 'left behind'; insert into accounts values (4, 1)`);
    client.release(new Error('thrown away'));
    const { rows } = await database().pool.query(
      `select current_setting('application_name') as name, (select count(*) from accounts where id = 4) as count`,
    );
    assert.notEqual(rows[0].name, 'left behind');
    assert.equal(rows[0].count, 0);
  });

  it('gives counts and sums as numbers, dates as text and instants as Date', async () => {
    const { rows } = await database().pool.query(`select 9007199254740991::int8 as big, 12.50::numeric as price,
      date '2026-03-29' as day, timestamptz '2026-03-29 01:30+00' as instant,
      array[1, null]::int8[] as bigs, array[0.5]::numeric[] as prices, array[date '2026-03-29'] as days`);
    assert.deepEqual(rows[0], {
      big: Number.MAX_SAFE_INTEGER,
      price: 12.5,
      day: '2026-03-29',
      instant: new Date('2026-03-29T01:30:00Z'),
      bigs: [1, null],
      prices: [0.5],
      days: ['2026-03-29'],
    });
  });

  it('refuses a number that would be rounded', async () => {
    await assert.rejects(database().pool.query('select 9007199254740993::int8'), /too large to hold exactly/);
    await assert.rejects(database().pool.query('select -9007199254740993::numeric'), /too large to hold exactly/);
    assert.equal((await database().pool.query('select 1 as one')).rows[0].one, 1);
  });

  it('carries a large answer and a large parameter whole', async () => {
    const text = 'é'.repeat(3_000_000);
    const { rows } = await database().pool.query('select $1::text as text, length($1::text) as length', [text]);
    assert.equal(rows[0].length, 3_000_000);
    assert.ok(rows[0].text === text);
    const many = await database().pool.query(`select i, repeat('x', 100) from generate_series(1, 20000) as i`);
    assert.equal(many.rows.length, 20_000);
  });

  it('works in UTC', async () => {
    assert.equal((await database().pool.query('show timezone')).rows[0].TimeZone, 'UTC');
  });
});

describe('a server that cannot be used', () => {
  it('is named without its password, with what to do', async () => {
    const opening = openDatabase({ databaseUrl: 'postgres://me:secret@127.0.0.1:1/none', dataDir: '.' });
    await assert.rejects(opening, (error: Error) => {
      assert.match(
        error.message,
        /Cannot use the PostgreSQL server at 127\.0\.0\.1:1\/none: .*ECONNREFUSED.*DATABASE_URL/,
      );
      assert.doesNotMatch(error.message, /secret/);
      return true;
    });
  });
});

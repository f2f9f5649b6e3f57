// A process of its own for tests that kill one: opens the data folder given, writes rows without end, and says each number
// only after the database has acknowledged it.
import { sql } from 'kysely';
import { openDatabase } from '#platform/db/database.ts';

const dataDir = process.argv[2];
if (!dataDir) throw new Error('Usage: embedded-writer.ts <data folder>');

try {
  const { db } = await openDatabase({ dataDir });
  await sql`create table if not exists written (number int primary key, padding text)`.execute(db);
  const { rows } = await sql<{ last: number }>`select coalesce(max(number), 0) as last from written`.execute(db);
  for (let number = rows[0]!.last + 1; ; number += 1) {
    await sql`insert into written values (${number}, ${'x'.repeat(400)})`.execute(db);
    if (number % 40 === 0) await sql`checkpoint`.execute(db);
    process.stdout.write(`${number}\n`);
  }
} catch (error) {
  process.stderr.write(`${(error as Error).name}: ${(error as Error).message}\n`);
  process.exit(3);
}

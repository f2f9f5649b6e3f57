import { freshDatabase, postgresForTests } from './postgres-cluster.ts';

let cluster: ReturnType<typeof postgresForTests> | null = null;

/** A fresh database on the tests' PostgreSQL. Where there is none, the embedded one is used, and it is said loudly. */
export async function testDatabaseUrl(): Promise<{ url: string; drop(): Promise<void> } | null> {
  if (process.env.COMMONWEAL_TEST_EMBEDDED) return null;
  cluster ??= postgresForTests();
  const found = await cluster;
  if ('unavailable' in found) {
    if (process.env.CI) throw new Error(`No PostgreSQL for the tests: ${found.unavailable}`);
    console.error(`POSTGRESQL TESTS RUN ON THE EMBEDDED DATABASE: ${found.unavailable}`);
    return null;
  }
  return freshDatabase(found.adminUrl);
}

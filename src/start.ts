import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type ActDoor, look } from '#platform/act/act.ts';
import { createDispatcher, type Dispatcher } from '#platform/act/dispatcher.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { type Config, ConfigError } from '#platform/config.ts';
import { openSigner } from '#platform/crypto/secrets.ts';
import { type Database, openDatabase } from '#platform/db/database.ts';
import { migrate, migrationFolders } from '#platform/db/migrate.ts';
import { openFiles } from '#platform/files/files.ts';
import type { Installation, Services } from '#platform/http/services.ts';
import { type NewId, randomIds } from '#platform/ids.ts';
import { createMessages } from '#platform/messages/messages.ts';
import { readAssetsVersion } from '#platform/views/assets-version.ts';
import { createViews } from '#platform/views/render.ts';
import { createApp, kinds, listeners, nav, slices, whoDoor } from './app.ts';

const root = path.join(import.meta.dirname, '..');

export type Running = {
  app: FastifyInstance;
  services: Services;
  dispatcher: Dispatcher;
  setInstallation(change: Partial<Installation>): void;
  close(): Promise<void>;
};

export type StartOptions = { newId?: NewId; kindOfNew?: Installation['kind'] };

/** Config → database → services → app. What the command line, the server and the tests all start from. */
export async function start(config: Config, options: StartOptions = {}): Promise<Running> {
  const database = await openDatabase({
    ...(config.databaseUrl ? { databaseUrl: config.databaseUrl } : {}),
    dataDir: config.dataDir,
  });
  try {
    return await startOn(database, config, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOn(database: Database, config: Config, options: StartOptions): Promise<Running> {
  await migrate(database, migrationFolders(root));
  await database.useApplicationRole();
  const heads = openHeadFile(config.dataDir);
  const door: ActDoor = {
    db: database.db as never,
    newId: options.newId ?? randomIds,
    committed(head, hasEvents) {
      if (head) heads.append(head);
      if (hasEvents) dispatcher.wake();
    },
  };
  let installation = await readInstallation(door, options.kindOfNew ?? (config.databaseUrl ? 'live' : 'evaluation'));
  await checkLive(door, database.embedded, installation.kind);
  let log: FastifyInstance['log'] | null = null;
  const dispatcher = createDispatcher(
    () => door,
    listeners,
    (error, listener) => log?.error({ err: error, listener }, 'an event was not handled'),
  );
  const services: Services = {
    config,
    database,
    installation: () => installation,
    kinds,
    who: whoDoor,
    act: door,
    signer: openSigner(config.dataDir),
    messages: createMessages(config, () => door),
    files: openFiles(config.dataDir),
    views: createViews({
      sliceViewRoots: slices.map((slice) => path.join(root, 'src/slices', slice.name, 'views')),
      govuk: path.join(root, 'node_modules/govuk-frontend/dist/govuk'),
    }),
    nav,
    assetsVersion: readAssetsVersion(root),
  };
  const app = await createApp(services, path.join(root, 'build/assets'));
  log = app.log;
  dispatcher.wake();
  return {
    app,
    services,
    dispatcher,
    setInstallation(change) {
      installation = { ...installation, ...change };
    },
    async close() {
      await app.close();
      await dispatcher.idle();
      await database.close();
    },
  };
}

/** Decisions about people's lives are not kept where a power cut can take them. */
export class NotFitForLive extends ConfigError {}

async function checkLive(door: ActDoor, embedded: boolean, kind: Installation['kind']): Promise<void> {
  if (kind !== 'live') return;
  const { rows } = await look(door, (tx) =>
    sql<{ fsync: string }>`select current_setting('fsync') as fsync`.execute(tx),
  );
  if (embedded || rows[0]!.fsync !== 'on')
    throw new NotFitForLive(
      'A live installation needs a PostgreSQL with fsync on. Give one in DATABASE_URL, and switch its fsync on.',
    );
}

async function readInstallation(door: ActDoor, kindOfNew: Installation['kind']): Promise<Installation> {
  const found = await look(door, (tx) =>
    sql<{ kind: Installation['kind']; name: string | null }>`select kind, name from installation`.execute(tx),
  );
  if (found.rows[0]) return { ...found.rows[0], demoProgress: null };
  await door.db
    .transaction()
    .execute((tx) => sql`insert into installation (kind) values (${kindOfNew}) on conflict do nothing`.execute(tx));
  return { kind: kindOfNew, name: null, demoProgress: null };
}

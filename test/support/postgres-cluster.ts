import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { postgresBinaries, unprivilegedUser } from './postgres-binaries.ts';

export type Cluster = { adminUrl: string; stop(): Promise<void> };

const fast = ['max_connections=400', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Stops the server and removes its files when our end of its input closes. That happens however this process ends, so
 * neither Ctrl+C nor a killed test run leaves a server behind.
 */
const supervise = `
  "$@" </dev/null &
  server=$!
  (cat >/dev/null; kill -QUIT $server 2>/dev/null) <&3 &
  wait $server
  cd / && rm -rf "$CLUSTER_FOLDER"
`;

/**
 * A PostgreSQL server for tests: the one that TEST_DATABASE_URL names, or a throw-away one on a free loopback port.
 * `durable` keeps fsync on, for tests that kill it.
 */
export async function postgresForTests(
  options: { durable?: boolean } = {},
): Promise<Cluster | { unavailable: string }> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { adminUrl: given, stop: async () => {} };
  const binaries = postgresBinaries();
  if (!binaries) {
    return { unavailable: 'PostgreSQL is not installed here, and TEST_DATABASE_URL does not name a server.' };
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-pg-'));
  try {
    return await startCluster(binaries, folder, options.durable ?? false);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startCluster(binaries: string, folder: string, durable: boolean): Promise<Cluster> {
  const user = unprivilegedUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const identity = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', CLUSTER_FOLDER: folder } };
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'];
  await promisify(execFile)(path.join(binaries, 'initdb'), initdb, identity);

  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const flags = [...settings, 'timezone=UTC', ...(durable ? [] : fast)].flatMap((setting) => ['-c', setting]);
  const server = spawn(
    '/bin/sh',
    ['-c', `exec 3<&0\n${supervise}`, 'sh', path.join(binaries, 'postgres'), '-D', data, ...flags],
    { ...identity, detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => server.once('close', () => resolve()));
  await untilReady(server);
  // A test that forgets to stop the server must still be able to end.
  server.unref();
  for (const stream of [server.stdin, server.stderr]) (stream as unknown as { unref?(): void } | null)?.unref?.();
  return {
    adminUrl: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop: () => {
      server.ref();
      server.stdin?.end();
      return gone;
    },
  };
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = `${log}${text}`.slice(-4000);
      if (log.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('close', () => reject(new Error(`PostgreSQL did not start:\n${log}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

/** A database of its own for one test file, empty or a copy of `template`. */
export async function freshDatabase(
  adminUrl: string,
  options: { template?: string } = {},
): Promise<{ url: string; name: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = options.template ? ` template ${pg.escapeIdentifier(options.template)}` : '';
  await asAdmin(adminUrl, (client) => client.query(`create database ${name}${template}`));
  return {
    url: databaseUrl(adminUrl, name),
    name,
    drop: () => asAdmin(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/**
 * The name of a database that `prepare` made once, to copy with `freshDatabase(adminUrl, { template })`. Test files that
 * run at the same time share it; `key` must change when what `prepare` does changes (a checksum of the migrations).
 */
export async function templateDatabase(
  adminUrl: string,
  key: string,
  prepare: (url: string) => Promise<void>,
): Promise<string> {
  const name = `template_${key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_')}`.slice(0, 60);
  await asAdmin(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length > 0) return;
    // Built under another name first: a template that was left half made must not be taken for a whole one.
    const draft = `draft_${randomBytes(8).toString('hex')}`;
    await client.query(`create database ${draft}`);
    await prepare(databaseUrl(adminUrl, draft));
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

async function asAdmin(adminUrl: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

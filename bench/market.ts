import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { theSystem } from '#platform/access/who.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { act } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { addMember, addOrganisation, addPerson } from '#slices/people/index.ts';
import { type Running, start } from '#src/start.ts';
import { madeUpRelease } from '#test/support/made-up-releases.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';

const releases = 1_000_000;
const killedAt = 400_000;
const turns = 40;
const council = 'Thornmere Council';
const pages = [
  '/',
  '/contracts',
  '/contracts?months=36&page=20',
  '/market',
  '/market/numbers',
  '/market/suppliers',
  '/market/imports',
];

async function writeReleases(file: string): Promise<void> {
  const blocks = function* () {
    for (let at = 0; at < releases; at += 1_000) {
      let block = '';
      for (let one = at; one < at + 1_000; one += 1) block += `${JSON.stringify(madeUpRelease(one))}\n`;
      yield block;
    }
  };
  await pipeline(Readable.from(blocks()), createGzip({ level: 1 }), createWriteStream(file));
}

/** What of memory the command's own process, which another begins, has held at its most, in megabytes; Linux alone says. */
function mostMemory({ pid }: ChildProcess): number | null {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child}/status`, 'utf8'));
    return found ? Number(found[1]) / 1024 : null;
  } catch {
    return null;
  }
}

type Run = Readonly<{ seconds: number; memory: number; reports: number }>;

/** The import as the command line does it; killed where it says that it has read so many. */
async function runImport(file: string, env: NodeJS.ProcessEnv, killAt: number | null): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/commonweal.mjs', 'import', 'ocds', file, '--organisation', council], {
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let memory = 0;
  let reports = 0;
  child.stderr.on('data', (chunk) => {
    memory = Math.max(memory, mostMemory(child) ?? 0);
    const read = [...String(chunk).matchAll(/([\d,]+) releases/g)].map(([, count]) =>
      Number(count!.replaceAll(',', '')),
    );
    reports += read.length;
    if (killAt !== null && read.some((count) => count >= killAt)) process.kill(-child.pid!, 'SIGKILL');
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (killAt === null && code !== 0) throw new Error(`the import ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, memory, reports };
}

async function asMember(running: Running): Promise<string> {
  const { rows } = await running.services.database.pool.query<{ id: string }>(
    'select id from organisations where name = $1',
    [council],
  );
  return act(running.services.act, theSystem, async (current) => {
    const personId = await addPerson(current, { name: 'Dev Patel', email: null });
    await addMember(current, { organisationId: rows[0]!.id, personId, type: 'steward' });
    return startSession(current.tx, personId);
  });
}

async function slowestOf(origin: string, address: string, cookie: string): Promise<{ p95: number; bytes: number }> {
  const took: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    const before = performance.now();
    const answer = await fetch(`${origin}${address}`, { headers: { cookie } });
    bytes = (await answer.arrayBuffer()).byteLength;
    took.push(performance.now() - before);
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
  }
  return { p95: took.sort((a, b) => a - b)[Math.ceil(turns * 0.95) - 1]!, bytes };
}

/** A million releases into PostgreSQL, killed on the way, and the pages of the buyer that has them all. */
export async function benchMarket(say: (line: string) => void): Promise<void> {
  const cluster = await postgresForTests();
  if ('unavailable' in cluster) throw new Error(cluster.unavailable);
  const database = await freshDatabase(cluster.adminUrl);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-bench-'));
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    COMMONWEAL_DATA: dataDir,
    DATABASE_URL: database.url,
    LOG_LEVEL: 'silent',
  };
  try {
    const before = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    await act(before.services.act, theSystem, (current) =>
      addOrganisation(current, { name: council, type: 'council' }),
    );
    await before.close();
    const file = path.join(dataDir, 'releases.jsonl.gz');
    await writeReleases(file);
    const killed = await runImport(file, env, killedAt);
    const ended = await runImport(file, env, null);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query('select lines_done::int as lines, state from release_imports');
    const counted = await client.query('select count(*)::int as processes from contracting_processes');
    await client.query('vacuum analyze');
    await client.end();
    if (counted.rows[0].processes !== releases) throw new Error(`${counted.rows[0].processes} processes are kept`);
    say(
      `A million releases into PostgreSQL: ${(killed.seconds + ended.seconds).toFixed(0)} s with a kill at ${killedAt.toLocaleString('en-GB')} (${killed.reports + ended.reports} reports of how far it is), ${rows[0].state} at line ${rows[0].lines.toLocaleString('en-GB')}, none lost and none twice; at most ${Math.max(killed.memory, ended.memory).toFixed(0)} MB (wanted: 200).`,
    );
    const running = await start({ ...readConfig(env), logLevel: 'silent' }, { kindOfNew: 'test' });
    const cookie = `commonweal-session=${await asMember(running)}`;
    const origin = await running.app.listen({ host: '127.0.0.1', port: 0 });
    const slow: string[] = [];
    for (const address of pages) {
      const { p95, bytes } = await slowestOf(origin, address, cookie);
      slow.push(`${address} ${p95.toFixed(0)} ms (${(bytes / 1024).toFixed(0)} kB)`);
    }
    say(
      `Pages of the buyer whose million they are, ninety-fifth percentile of ${turns} (wanted: 300 ms): ${slow.join(', ')}.`,
    );
    await running.close();
  } finally {
    await database.drop();
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

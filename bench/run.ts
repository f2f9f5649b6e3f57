import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { theSystem } from '#platform/access/who.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { act } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { hatsOf, openCase } from '#slices/cases/index.ts';
import { proposeOutcome } from '#slices/outcomes/index.ts';
import { addMember, addOrganisation, addPerson, findWho } from '#slices/people/index.ts';
import { addQuotations } from '#slices/voice/index.ts';
import { type Running, start } from '#src/start.ts';
import { freshDatabase, postgresForTests } from '#test/support/postgres-cluster.ts';
import { benchHome } from './home.ts';
import { benchMap } from './map.ts';
import { benchMarket } from './market.ts';
import { benchOcds } from './ocds.ts';
import { benchOpinion } from './opinion.ts';
import { benchPortfolio } from './portfolio.ts';
import { benchRetender } from './retender.ts';

/** A page with a list of 100 rows and a thread of 200 beads, as ratios to the server's bare floor and to the database's, in one run. */
const seconds = 4;
const results: string[] = [];
const say = (line: string) => {
  console.log(line);
  results.push(line);
};

async function fill(running: Running): Promise<{ token: string; caseId: string }> {
  return act(running.services.act, theSystem, async (current) => {
    const personId = await addPerson(current, { name: 'Dev Patel', email: null });
    const organisationId = await addOrganisation(current, { name: 'Thornmere Council', type: 'council' });
    await addMember(current, { organisationId, personId, type: 'steward' });
    const by = current.as((await findWho(current.tx, personId))!);
    let caseId = '';
    for (let count = 0; count < 100; count += 1)
      caseId = await openCase(by, { about: `Contract ${count}, which ends`, organisationId });
    const working = current.as({ ...by.who, hats: await hatsOf(current.tx, personId, caseId) });
    const ids = await addQuotations(working, {
      caseId,
      lines: Array.from({ length: 150 }, (_, index) => ({
        words: `Something that was said, number ${index}`,
        saidBy: null,
        heardAt: null,
        heardOn: null,
      })),
    });
    for (let count = 0; count < 50; count += 1)
      await proposeOutcome(working, {
        caseId,
        statement: `Something wanted, number ${count}`,
        forWhom: null,
        quotationIds: ids.slice(count * 3, count * 3 + 3),
      });
    return { token: await startSession(current.tx, personId), caseId };
  });
}

async function perSecond(url: string, cookie: string): Promise<number> {
  const result = await autocannon({ url, connections: 10, duration: seconds, headers: { cookie } });
  if (result.non2xx > 0) throw new Error(`${url} answered ${result.non2xx} requests with something else than 200`);
  return result.requests.average;
}

const cluster = await postgresForTests();
if ('unavailable' in cluster) throw new Error(cluster.unavailable);
const database = await freshDatabase(cluster.adminUrl);
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-bench-'));
const running = await start(
  { ...readConfig({ COMMONWEAL_DATA: dataDir, DATABASE_URL: database.url }), logLevel: 'silent' },
  { kindOfNew: 'test' },
);
try {
  const { app, services } = running;
  app.get('/bench/floor', async () => 'ok');
  app.get(
    '/bench/database',
    async () =>
      (await services.database.pool.query('select * from cases order by started_at desc limit 100')).rows.length,
  );
  const { token, caseId } = await fill(running);
  const cookie = `commonweal-session=${token}`;
  const origin = await app.listen({ host: '127.0.0.1', port: 0 });
  const floor = await perSecond(`${origin}/bench/floor`, cookie);
  const query = await perSecond(`${origin}/bench/database`, cookie);
  for (const [name, address] of [
    ['a list of 100 rows', '/cases'],
    ['a thread of 200 beads', `/cases/${caseId}/thread`],
  ] as const) {
    const rate = await perSecond(`${origin}${address}`, cookie);
    say(
      `${name}: ${rate.toFixed(1)} a second; 1/${(floor / rate).toFixed(0)} of the server's floor, 1/${(query / rate).toFixed(1)} of one query of 100 rows`,
    );
  }
  say(
    `floor: ${floor.toFixed(0)} a second; one query of 100 rows: ${query.toFixed(0)} a second; ten connections, client on the same machine`,
  );
} finally {
  await running.close();
  await database.drop();
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** From the command to the first page, on the embedded database, empty. */
async function firstPage(folder: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts', '--empty'], {
    env: { ...process.env, COMMONWEAL_DATA: folder, PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    child.stdout.on('data', (chunk) => {
      const found = /is at (http:\S+)/.exec(String(chunk));
      if (found) resolve(found[1]!);
    }),
  );
  await (await fetch(url)).text();
  const took = performance.now() - began;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
  return took / 1000;
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'commonweal-bench-'));
const first = await firstPage(folder);
const later = await firstPage(folder);
say(
  `first page: ${first.toFixed(1)} s after the first start, ${later.toFixed(1)} s after a later one (embedded database)`,
);
rmSync(folder, { recursive: true, force: true });
await benchHome(say);
await benchPortfolio(say);
await benchMap(say);
benchOcds(say);
await benchRetender(say);
benchOpinion(say);
await benchMarket(say);

writeFileSync(
  'docs/benchmarks.md',
  `# Benchmarks\n\n\`npm run bench\`, last run on ${new Date().toISOString().slice(0, 10)} on two shared cores. Read the ratios; the figures differ from machine to machine.\n\n${results.map((line) => `- ${line}`).join('\n')}\n`,
);

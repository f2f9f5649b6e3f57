import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { number, plural } from '#platform/say.ts';
import {
  importReleases,
  type Pull,
  pullReleases,
  type ReleaseImport,
  type RunAct,
  type ServiceName,
  serviceNames,
  type World,
} from '#slices/market/index.ts';
import { publishedDate, readPieces } from '#standards/ocds/index.ts';
import { type Call, type Command, exitCodes, usage, withInstallation } from './command.ts';
import { organisationNamed, sayProblems } from './import.ts';
import { filesOf } from './ocds-files.ts';

/** Of a file what it holds; of one buyer's part of it that too. */
async function signatureOf(file: string, buyer: string | undefined): Promise<string> {
  const hash = createHash('sha256').update(buyer === undefined ? '' : JSON.stringify({ buyer }));
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) hash.update(chunk);
  return hash.digest('hex');
}

/** Bytes that change while they are read are neither what was signed nor anything else. */
async function* unchanging(file: string): AsyncGenerator<Uint8Array> {
  const before = statSync(file);
  yield* createReadStream(file);
  const after = statSync(file);
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs)
    throw Object.assign(new Error(`${file} changed while it was read. Import it again.`), { code: 'ENOENT' });
}

/** How far it is, on the error output, once a second at most: the other output is for what came of it. */
function progress(name: string): (now: ReleaseImport) => void {
  const began = performance.now();
  let first: number | null = null;
  let last = began;
  return (now) => {
    first ??= now.releases;
    const seconds = (performance.now() - began) / 1000;
    if (performance.now() - last < 1_000) return;
    last = performance.now();
    const rate = Math.round((now.releases - first) / seconds);
    console.error(`${name}: ${number(now.releases)} releases, ${number(rate)} a second`);
  };
}

const saysCounts = (of: ReleaseImport): string =>
  `${plural(of.releases, 'release')}: ${plural(of.added, 'process', 'processes')} added, ${number(of.changed)} changed, ${number(of.unchanged)} as before, ${number(of.skipped)} left out${of.passedOver > 0 ? `, ${number(of.passedOver)} of other buyers passed over` : ''}.`;

function saysOne(name: string, { import: one, wasDone }: { import: ReleaseImport; wasDone: boolean }): string {
  const before = wasDone ? 'It was read before: nothing has changed. ' : '';
  const stopped = one.state === 'stopped' ? 'It could not be read to its end. ' : '';
  const problems = sayProblems(one.problems.map((problem) => `${problem.path}: ${problem.why}`));
  return `${name}: ${before}${stopped}${saysCounts(one)} ${problems}`;
}

async function importFiles(call: Call): Promise<number> {
  if (call.args.length === 0) usage('Name the files or folders to read, or a service with --from.');
  const buyer = typeof call.options.buyer === 'string' ? call.options.buyer : undefined;
  const files = filesOf(call.args);
  if (files.length === 0) usage('There is no JSON file in that folder.');
  return withInstallation(call.config, async (running) => {
    const run: RunAct = (work) => act(running.services.act, theSystem, work);
    const organisationId = await run((current) => organisationNamed(current, call.options.organisation));
    const done: { file: string; import: ReleaseImport; wasDone: boolean }[] = [];
    for (const file of files) {
      const name = path.basename(file);
      const signature = await signatureOf(file, buyer);
      const pieces = (after: number) => readPieces(unchanging(file), name, { after });
      const told = progress(name);
      const only = buyer === undefined ? {} : { buyer };
      const one = await importReleases(run, { organisationId, name, signature, pieces, told, ...only });
      done.push({ file, ...one });
    }
    call.say(done.map((one) => saysOne(path.basename(one.file), one)).join('\n'), {
      imports: done.map(({ file, wasDone, import: { nextPage: _, ...one } }) => ({ file, wasDone, ...one })),
    });
    await running.dispatcher.idle();
    return done.some((one) => one.import.state === 'stopped') ? exitCodes.failed : exitCodes.done;
  });
}

const isDay = (on: unknown): on is string =>
  typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && publishedDate(on) === on;

function pullAskedFor({ options, args, config }: Call): Omit<Pull, 'organisationId'> {
  const { from, buyer, since, until, pages = '1000' } = options;
  const service = Object.keys(serviceNames).find((name): name is ServiceName => name === from);
  if (!service) usage(`--from is ${Object.keys(serviceNames).join(' or ')}.`);
  if (args.length > 0) usage('Name files, or a service with --from; not both.');
  if (typeof buyer !== 'string' || buyer.trim() === '') usage('Give --buyer as the service writes its name.');
  if (!isDay(since) || !isDay(until) || since > until)
    usage('Give --since and --until as YYYY-MM-DD, the earlier first.');
  const mostPages = /^\d{1,6}$/.test(String(pages)) ? Number(pages) : 0;
  if (mostPages === 0) usage('--pages is a whole number of at least 1.');
  const origins = Object.values(config.releaseServices);
  return { service, buyer, since, until, mostPages, origin: config.releaseServices[service], rules: { origins } };
}

const world: World = {
  fetch: (url, options) => fetch(url, options),
  wait: async (seconds) => {
    console.error(`Waiting ${plural(seconds, 'second')}, because the service is busy.`);
    await setTimeout(seconds * 1_000);
  },
  now: () => new Date(),
};

async function importFromService(call: Call): Promise<number> {
  const asked = pullAskedFor(call);
  return withInstallation(call.config, async (running) => {
    const run: RunAct = (work) => act(running.services.act, theSystem, work);
    const organisationId = await run((current) => organisationNamed(current, call.options.organisation));
    const done = await pullReleases(run, { ...asked, organisationId, told: progress(asked.service) }, world);
    const goesOn = done.state === 'stopped' ? ' The same command goes on from there.' : '';
    call.say(`${saysOne(done.name, { import: done, wasDone: false })}${goesOn}`, { import: done });
    await running.dispatcher.idle();
    return done.state === 'stopped' ? exitCodes.failed : exitCodes.done;
  });
}

export const importOcdsCommand: Command = {
  name: 'import ocds',
  summary:
    'Reads OCDS releases into an organisation’s contracting processes and contract register: from files and folders (JSON lines of any length, packages, gzipped or not), or with --from from Find a Tender or Contracts Finder. With --buyer only that buyer’s. Of each process the latest release counts. Stopped at any moment, the same command goes on where it was; the same file twice changes nothing.',
  usage:
    '<files or folders> | --from find-a-tender|contracts-finder --since YYYY-MM-DD --until YYYY-MM-DD [--pages 1000]; --organisation "Thornmere Council" [--buyer NAME]',
  options: {
    organisation: 'string',
    from: 'string',
    buyer: 'string',
    since: 'string',
    until: 'string',
    pages: 'string',
  },
  run: (call) => (call.options.from === undefined ? importFiles(call) : importFromService(call)),
};

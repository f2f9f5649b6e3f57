import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { number, plural } from '#platform/say.ts';
import { importReleases, type ReleaseImport, type RunAct } from '#slices/market/index.ts';
import { readPieces } from '#standards/ocds/index.ts';
import { type Call, type Command, exitCodes, usage, withInstallation } from './command.ts';
import { organisationNamed, sayProblems } from './import.ts';
import { filesOf } from './ocds-files.ts';

async function signatureOf(file: string): Promise<string> {
  const hash = createHash('sha256');
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
  `${plural(of.releases, 'release')}: ${plural(of.added, 'process', 'processes')} added, ${number(of.changed)} changed, ${number(of.unchanged)} as before, ${number(of.skipped)} left out.`;

function saysOne(name: string, { import: one, wasDone }: { import: ReleaseImport; wasDone: boolean }): string {
  const before = wasDone ? 'It was read before: nothing has changed. ' : '';
  const stopped = one.state === 'stopped' ? 'It could not be read to its end. ' : '';
  const problems = sayProblems(one.problems.map((problem) => `${problem.path}: ${problem.why}`));
  return `${name}: ${before}${stopped}${saysCounts(one)} ${problems}`;
}

async function importFiles(call: Call): Promise<number> {
  const files = filesOf(call.args);
  if (files.length === 0) usage('There is no JSON file in that folder.');
  return withInstallation(call.config, async (running) => {
    const run: RunAct = (work) => act(running.services.act, theSystem, work);
    const organisationId = await run((current) => organisationNamed(current, call.options.organisation));
    const done: { file: string; import: ReleaseImport; wasDone: boolean }[] = [];
    for (const file of files) {
      const name = path.basename(file);
      const signature = await signatureOf(file);
      const pieces = (after: number) => readPieces(unchanging(file), name, { after });
      const one = await importReleases(run, { organisationId, name, signature, pieces, told: progress(name) });
      done.push({ file, ...one });
    }
    call.say(done.map((one) => saysOne(path.basename(one.file), one)).join('\n'), {
      imports: done.map(({ file, wasDone, import: { nextPage: _, ...one } }) => ({ file, wasDone, ...one })),
    });
    await running.dispatcher.idle();
    return done.some((one) => one.import.state === 'stopped') ? exitCodes.failed : exitCodes.done;
  });
}

export const importOcdsCommand: Command = {
  name: 'import ocds',
  summary:
    'Reads OCDS releases (JSON lines of any length, packages, gzipped or not; files and folders) into an organisation’s contracting processes and contract register. Of each process the latest release counts. Stopped at any moment, the same command goes on where it was; the same file twice changes nothing.',
  usage: '<files or folders> --organisation "Thornmere Council"',
  options: { organisation: 'string' },
  run: async (call) => {
    if (call.args.length === 0) usage('Name the files or folders to read.');
    return importFiles(call);
  },
};

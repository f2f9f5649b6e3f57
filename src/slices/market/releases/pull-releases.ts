import { sha256 } from '#platform/crypto/secrets.ts';
import { cleanWords, type PathProblem } from '#platform/export/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { readReleases } from '#standards/ocds/index.ts';
import { type FetchRules, fetchPage, type World } from './fetch-page.ts';
import type { RunAct } from './import-releases.ts';
import { type KeptRelease, keepRelease, sameBuyer } from './keep-release.ts';
import type { ReleaseImport } from './release-import.ts';
import { beginImport } from './release-import-store.ts';
import { type Batch, saveBatch } from './save-batch.ts';
import { firstPage, nextLink, onTheList, type Question, serviceNames } from './services.ts';

export type Pull = Question &
  Readonly<{
    organisationId: string;
    /** Where the service is; one of the origins that the rules allow. */
    origin: string;
    rules: FetchRules;
    /** The most pages asked for at one go. */
    mostPages: number;
    told?: (now: ReleaseImport) => void;
  }>;

/**
 * Asks a service for a buyer's releases page by page, each page one act. Stopped in the middle, the same question goes on at the next
 * page; answered to its end it is asked anew, because what a service has said of a day may have grown since.
 *
 * @example await pullReleases(run, { service: 'find-a-tender', buyer: 'Thornmere Council', since: '2026-01-01', until: '2026-01-31', … }, world)
 */
export async function pullReleases(run: RunAct, pull: Pull, world: World): Promise<ReleaseImport> {
  let now = asBegun(await run((act) => beginImport(act.tx, { id: act.newId(), ...rowOf(pull) }, act.now)));
  const seen = new Set<string>();
  for (let pages = 0; ; pages += 1) {
    const url = now.nextPage ?? firstPage(pull, pull.origin);
    if (onTheList(url, url, pull.rules.origins) === null)
      refuse('wrong-state', 'where this goes on is no longer on the list of services');
    const batch = pages === pull.mostPages ? stoppedAt(now, null) : await nextBatch(world, pull, now, url, seen);
    const from = now;
    now = await run((act) => saveBatch(act, from, batch));
    pull.told?.(now);
    if (now.state !== 'reading') return now;
  }
}

function rowOf({ organisationId, service, buyer, since, until }: Pull) {
  const name = cleanWords(`${serviceNames[service]}, ${buyer}, ${since} to ${until}`, 300).text;
  const signature = sha256(JSON.stringify([service, buyer, since, until]));
  return { organisationId, source: service, name, signature };
}

const pageOf = (now: ReleaseImport): string => `page ${now.linesDone + 1}`;

/** A question that was answered begins anew; one that stopped goes on, and why it stopped is said again only if it is so again. */
function asBegun(found: ReleaseImport): ReleaseImport {
  if (found.state !== 'done') {
    const problems = found.problems.filter(({ path }) => path !== pageOf(found));
    return { ...found, problems, problemCount: found.problemCount - found.problems.length + problems.length };
  }
  const none = { releases: 0, added: 0, changed: 0, unchanged: 0, skipped: 0, passedOver: 0, problemCount: 0 };
  return { ...found, ...none, problems: [], linesDone: 0, nextPage: null };
}

function stoppedAt(now: ReleaseImport, why: string | null): Batch {
  const problems = why === null ? [] : [{ path: pageOf(now), why }];
  const { linesDone, nextPage } = now;
  return { kept: [], problems, skipped: 0, passedOver: 0, linesDone, nextPage, state: 'stopped' };
}

async function nextBatch(world: World, pull: Pull, now: ReleaseImport, url: string, seen: Set<string>): Promise<Batch> {
  seen.add(url);
  const page = await fetchPage(world, url, pull.rules);
  if (page.bytes === null) return stoppedAt(now, page.why);
  const next = nextLink(page.value);
  if ('why' in next) return stoppedAt(now, next.why);
  const nextPage = next.href === null ? null : onTheList(next.href, page.url, pull.rules.origins);
  if (next.href !== null && nextPage === null)
    return stoppedAt(now, 'It leads to a host that is not on the list of services. Nothing was asked there.');
  if (nextPage !== null && seen.has(nextPage))
    return stoppedAt(now, 'The service gives a page as the next that we have had. It would go round for ever.');
  const state = nextPage === null ? 'done' : 'reading';
  return { ...sifted(page.bytes, pageOf(now), pull.buyer), linesDone: now.linesDone + 1, nextPage, state };
}

/** The buyer's releases of a page; what is odd in others' is theirs. */
function sifted(
  bytes: Buffer,
  page: string,
  buyer: string,
): Pick<Batch, 'kept' | 'problems' | 'skipped' | 'passedOver'> {
  const read = readReleases(bytes, page);
  const kept: KeptRelease[] = [];
  const own = (path: string) => read.releases.some((one) => path.startsWith(`${one.path}/`));
  const problems: PathProblem[] = read.leftOut > 0 ? read.problems.filter(({ path }) => !own(path)) : [];
  let [skipped, passedOver] = [read.leftOut, 0];
  for (const release of read.releases) {
    const found = keepRelease(release);
    if (found.kept && !sameBuyer(found.kept.process.buyer, buyer)) passedOver += 1;
    else {
      problems.push(...read.problems.filter(({ path }) => path.startsWith(`${release.path}/`)), ...found.problems);
      if (found.kept) kept.push(found.kept);
      else skipped += 1;
    }
  }
  return { kept, problems, skipped, passedOver };
}

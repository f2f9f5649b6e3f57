import { cleanWords, JsonReader, type PathProblem } from '#platform/export/index.ts';
import { buyerOf, dateOf, ended, penceOf } from './contracts-from.ts';
import type { OcdsRelease } from './read-releases.ts';

/** Where the number of tenderers stands in the release. Some publishers count only whom they awarded: keep it beside the figure. */
export type TenderersFrom = 'numberOfTenderers' | 'bidStatistics' | 'tenderers';

export type ProcessSupplier = {
  /** By which one supplier is known across releases: its registered number where it is given, else its name. */
  key: string;
  name: string;
  /** Each as scheme-id, the company or charity number first. */
  identifiers: string[];
  scale: string | null;
  /** As said by the publisher (`details.scale`, `details.vcse` of the UK extension); null where it says nothing. */
  sme: boolean | null;
  vcse: boolean | null;
};

/** One contracting process as a release tells of it, for indicators. Dates YYYY-MM-DD; money in hundredths of `currency`. */
export type ContractingProcess = {
  ocid: string;
  tenderId: string | null;
  title: string | null;
  status: string | null;
  buyer: string | null;
  buyerId: string | null;
  /** goods, works or services. */
  category: string | null;
  /** Each once, the tender's own first. */
  cpv: string[];
  method: string | null;
  methodDetails: string | null;
  tenderers: number | null;
  tenderersFrom: TenderersFrom | null;
  /** The first day on which something was awarded. */
  awardedOn: string | null;
  /** What was awarded, all together, where it is in one currency. */
  awardedPence: number | null;
  currency: string | null;
  startOn: string | null;
  endOn: string | null;
  suppliers: ProcessSupplier[];
};

const mostName = 300;
const mostTitle = 1_000;
const mostCpv = 50;
const mostSuppliers = 500;
/** Registered numbers by which a firm is the same firm in every release; a service's own numbers are not. */
const registers = ['GB-COH', 'GB-CHC', 'GB-SC', 'GB-NIC', 'GB-MPR', 'GB-PPON'];

const words = (text: string | null, most = mostName): string | null =>
  text === null ? null : cleanWords(text, most).text || null;

/**
 * What indicators need of a release: who bought what from whom, how, when, for how much, and how many tendered. Cancelled and
 * unsuccessful awards are left out. Wrong shapes are listed by path and read as nothing. Never throws.
 *
 * @example processFrom(readReleases(text).releases[0]!).process.suppliers[0].key // 'GB-COH-01234567'
 */
export function processFrom(from: OcdsRelease): { process: ContractingProcess; problems: PathProblem[] } {
  const problems: PathProblem[] = [];
  const release = new JsonReader(from.release, from.path, problems);
  const tender = release.object('tender');
  const parties = new Map(release.list('parties').map((party) => [party.text('id') ?? '', party]));
  const awards = release.list('awards').filter((award) => !ended.has(award.text('status') ?? ''));
  const contracts = release.list('contracts').filter((contract) => !ended.has(contract.text('status') ?? ''));
  const awarded = awards.length > 0 ? awards : contracts;
  const process: ContractingProcess = {
    ocid: from.ocid,
    tenderId: words(tender.text('id')),
    title: words(tender.text('title') ?? awarded[0]?.text('title') ?? null, mostTitle),
    status: words(tender.text('status')),
    buyer: words(buyerOf(release, tender)),
    buyerId: words(release.object('buyer').text('id')),
    category: words(tender.text('mainProcurementCategory') ?? awards[0]?.text('mainProcurementCategory') ?? null),
    cpv: cpvOf(tender, awards),
    method: words(tender.text('procurementMethod')),
    methodDetails: words(tender.text('procurementMethodDetails')),
    ...tenderersOf(release, tender),
    awardedOn: earliest(awards.map((award) => dateOf(award, 'date'))),
    ...awardedValue(awarded),
    ...periodOf(tender, awards, contracts),
    suppliers: suppliersOf(awarded, parties),
  };
  return { process, problems };
}

function cpvOf(tender: JsonReader, awards: readonly JsonReader[]): string[] {
  const sources = [tender, ...tender.list('items'), ...awards.flatMap((award) => award.list('items'))];
  const found = new Set<string>();
  for (const source of sources)
    for (const one of [source.object('classification'), ...source.list('additionalClassifications')]) {
      const [scheme, id] = [one.text('scheme'), one.text('id')];
      if (scheme === 'CPV' && id !== null && found.size < mostCpv) found.add(id.slice(0, 20).toWellFormed());
    }
  return [...found];
}

const measures = ['bidders', 'validBids', 'bids', 'finalStageBids'];

function tenderersOf(release: JsonReader, tender: JsonReader): Pick<ContractingProcess, 'tenderers' | 'tenderersFrom'> {
  const said = countAt(tender, 'numberOfTenderers');
  const statistics = release.object('bids').list('statistics');
  const counted = statistics.map((one) => ({ measure: one.text('measure'), value: countAt(one, 'value') }));
  const listed = new Set(tender.list('tenderers').map((one) => one.text('id') ?? one.text('name')));
  if (said !== null) return { tenderers: said, tenderersFrom: 'numberOfTenderers' };
  for (const measure of measures) {
    // Statistics may be by lot: the most that one lot had is the least that the process had.
    const values = counted.flatMap((one) => (one.measure === measure && one.value !== null ? [one.value] : []));
    if (values.length > 0) return { tenderers: Math.max(...values), tenderersFrom: 'bidStatistics' };
  }
  if (listed.size > 0) return { tenderers: listed.size, tenderersFrom: 'tenderers' };
  return { tenderers: null, tenderersFrom: null };
}

function countAt(reader: JsonReader, key: string): number | null {
  const found = reader.number(key);
  if (found === null || (Number.isInteger(found) && found >= 0 && found <= 1_000_000)) return found;
  reader.say(key, 'This should be a count of people or firms, and is not one.');
  return null;
}

function awardedValue(awarded: readonly JsonReader[]): Pick<ContractingProcess, 'awardedPence' | 'currency'> {
  const values = awarded.flatMap((award) => {
    const value = award.object('value');
    const pence = penceOf(value) ?? penceOf(value, 'amountGross');
    return pence === null ? [] : [{ pence, currency: value.text('currency')?.toUpperCase().slice(0, 3) ?? null }];
  });
  const currency = values[0]?.currency ?? null;
  const sum = values.reduce((all, one) => all + one.pence, 0);
  if (values.length === 0 || values.some((one) => one.currency !== currency) || !Number.isSafeInteger(sum))
    return { awardedPence: null, currency: null };
  return { awardedPence: sum, currency: words(currency) };
}

function periodOf(
  tender: JsonReader,
  awards: readonly JsonReader[],
  contracts: readonly JsonReader[],
): Pick<ContractingProcess, 'startOn' | 'endOn'> {
  const agreed = [
    ...contracts.map((contract) => contract.object('period')),
    ...awards.map((award) => award.object('contractPeriod')),
  ];
  const planned = [tender.object('contractPeriod'), ...tender.list('lots').map((lot) => lot.object('contractPeriod'))];
  const read = (periods: JsonReader[], key: string) => periods.map((period) => dateOf(period, key));
  const [starts, ends] = [read(agreed, 'startDate'), read(agreed, 'endDate')];
  const [plannedStarts, plannedEnds] = [read(planned, 'startDate'), read(planned, 'endDate')];
  return {
    startOn: earliest(starts) ?? earliest(plannedStarts),
    endOn: latest(ends) ?? latest(plannedEnds),
  };
}

const dated = (dates: readonly (string | null)[]): string[] => dates.filter((on) => on !== null).sort();
const earliest = (dates: readonly (string | null)[]): string | null => dated(dates)[0] ?? null;
const latest = (dates: readonly (string | null)[]): string | null => dated(dates).at(-1) ?? null;

function suppliersOf(awarded: readonly JsonReader[], parties: ReadonlyMap<string, JsonReader>): ProcessSupplier[] {
  const found = new Map<string, ProcessSupplier>();
  for (const award of awarded)
    for (const named of award.list('suppliers')) {
      const supplier = readSupplier(named, parties.get(named.text('id') ?? ''));
      if (supplier && !found.has(supplier.key) && found.size < mostSuppliers) found.set(supplier.key, supplier);
    }
  return [...found.values()];
}

function readSupplier(named: JsonReader, party: JsonReader | undefined): ProcessSupplier | null {
  const id = words(named.text('id'));
  const name = words(named.text('name') ?? party?.text('name') ?? null) ?? id;
  if (name === null) return null;
  const given = [named, ...(party ? [party] : [])].flatMap((one) => [
    one.object('identifier'),
    ...one.list('additionalIdentifiers'),
  ]);
  const identifiers = [
    ...new Set([...given.flatMap(identifierOf), ...(id && rank(id) < registers.length ? [id] : [])]),
  ];
  identifiers.sort((a, b) => rank(a) - rank(b));
  const registered = identifiers[0] !== undefined && rank(identifiers[0]) < registers.length ? identifiers[0] : null;
  const details = (party ?? named).object('details');
  const scale = words(details.text('scale'))?.toLowerCase() ?? null;
  return {
    key: registered ?? name.toLowerCase().replaceAll(/\s+/g, ' '),
    name,
    identifiers: identifiers.slice(0, 10),
    scale,
    sme: scale === null ? null : ['sme', 'micro', 'small', 'medium'].includes(scale),
    vcse: flagAt(details, 'vcse'),
  };
}

function identifierOf(identifier: JsonReader): string[] {
  const [scheme, id] = [words(identifier.text('scheme')), words(identifier.text('id'))];
  if (id === null) return [];
  if (scheme === null) return [];
  return [(id.startsWith(`${scheme}-`) ? id : `${scheme}-${id}`).slice(0, mostName).toWellFormed()];
}

function rank(identifier: string): number {
  const at = registers.findIndex((register) => identifier.startsWith(`${register}-`));
  return at < 0 ? registers.length : at;
}

function flagAt(reader: JsonReader, key: string): boolean | null {
  const found = reader.value[key];
  if (typeof found === 'boolean') return found;
  if (found !== undefined && found !== null) reader.say(key, 'This should be true or false.');
  return null;
}

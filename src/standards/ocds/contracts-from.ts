import { JsonReader, type PathProblem } from '#platform/export/index.ts';
import { publishedDate } from './published-date.ts';
import type { OcdsRelease } from './read-releases.ts';

/** A contract, or an award with no contract of its own, as one release tells of it. Dates YYYY-MM-DD. */
export type OcdsContract = {
  ocid: string;
  path: string;
  awardId: string | null;
  contractId: string | null;
  title: string | null;
  buyer: string | null;
  suppliers: string[];
  /** In the publisher's words, else open, selective, limited or direct. */
  procedure: string | null;
  startOn: string | null;
  endOn: string | null;
  /** Hundredths of `currency`: pence where it is GBP. */
  valuePence: number | null;
  currency: string | null;
  lots: { id: string; title: string | null }[];
};

export const ended = new Set(['cancelled', 'unsuccessful']);

/**
 * The contracts of a release: each contract with its award's suppliers, then each award that no contract refers to.
 * Cancelled and unsuccessful ones are left out. Wrong shapes are listed by path and read as nothing. Never throws.
 */
export function contractsFrom(from: OcdsRelease): { contracts: OcdsContract[]; problems: PathProblem[] } {
  const problems: PathProblem[] = [];
  const release = new JsonReader(from.release, from.path, problems);
  const tender = release.object('tender');
  // Both are read before one is chosen, so that a wrong shape in either is listed.
  const [details, method] = [tender.text('procurementMethodDetails'), tender.text('procurementMethod')];
  const shared = {
    ocid: from.ocid,
    buyer: buyerOf(release, tender),
    procedure: details ?? method,
  };
  const title = tender.text('title') ?? release.text('title');
  const lots = new Map(tender.list('lots').map((lot) => [lot.text('id') ?? '', lot.text('title')]));
  const awards = release.list('awards').map((award) => readAward(award, lots));
  const contracts = release.list('contracts').map((reader) => {
    const contract = readAgreed(reader, 'period', lots);
    const awardId = reader.text('awardID');
    const award = awardId === null && awards.length === 1 ? awards[0] : awards.find((one) => one.id === awardId);
    return { contract, award, awardId };
  });
  const found = contracts
    .filter(({ contract }) => !ended.has(contract.status))
    .map(({ contract, award, awardId }) => ({
      ...shared,
      ...contract.terms,
      path: contract.path,
      awardId: award?.id ?? awardId,
      contractId: contract.id,
      title: contract.title ?? award?.title ?? title,
      suppliers: contract.suppliers.length > 0 ? contract.suppliers : (award?.suppliers ?? []),
      lots: contract.lots.length > 0 ? contract.lots : (award?.lots ?? []),
    }));
  const taken = new Set(contracts.map(({ award }) => award));
  const alone = awards
    .filter((award) => !taken.has(award) && !ended.has(award.status))
    .map((award) => ({
      ...shared,
      ...award.terms,
      path: award.path,
      awardId: award.id,
      contractId: null,
      title: award.title ?? title,
      suppliers: award.suppliers,
      lots: award.lots,
    }));
  return { contracts: [...found, ...alone], problems };
}

export function buyerOf(release: JsonReader, tender: JsonReader): string | null {
  const named = release.object('buyer').text('name') ?? tender.object('procuringEntity').text('name');
  const party = release.list('parties').find((one) => one.texts('roles').includes('buyer'));
  return named ?? party?.text('name') ?? null;
}

const readAward = (award: JsonReader, lots: ReadonlyMap<string, string | null>) =>
  readAgreed(award, 'contractPeriod', lots);

/** What awards and contracts have in common; some publishers give contracts their suppliers. */
function readAgreed(reader: JsonReader, period: string, lots: ReadonlyMap<string, string | null>) {
  const value = reader.object('value');
  return {
    path: reader.path,
    id: reader.text('id'),
    title: reader.text('title'),
    status: reader.text('status') ?? '',
    suppliers: reader.list('suppliers').flatMap((supplier) => supplier.text('name') ?? supplier.text('id') ?? []),
    lots: reader.texts('relatedLots').map((id) => ({ id, title: lots.get(id) ?? null })),
    terms: {
      startOn: dateOf(reader.object(period), 'startDate'),
      endOn: dateOf(reader.object(period), 'endDate'),
      valuePence: penceOf(value),
      currency: value.text('currency')?.toUpperCase() ?? null,
    },
  };
}

export function dateOf(period: JsonReader, key: string): string | null {
  const text = period.text(key);
  if (text === null) return null;
  const on = publishedDate(text);
  if (on === null) period.say(key, `“${text.slice(0, 40)}” is not a date we can read.`);
  return on;
}

export function penceOf(value: JsonReader, key = 'amount'): number | null {
  const amount = value.number(key);
  if (amount === null) return null;
  const pence = Math.round(amount * 100);
  if (Number.isSafeInteger(pence)) return pence;
  value.say(key, 'This amount is too large to be one.');
  return null;
}

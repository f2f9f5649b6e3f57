import { sha256 } from '#platform/crypto/secrets.ts';
import type { RegisterContract } from '#standards/contract-register/index.ts';
import {
  type ContractingProcess,
  contractsFrom,
  type OcdsContract,
  type OcdsRelease,
  type PathProblem,
  processFrom,
} from '#standards/ocds/index.ts';

/** What is kept of a release: the release itself, which is many times larger, can go. */
export type KeptRelease = Readonly<{
  ocid: string;
  releaseId: string;
  /** Null before every date. */
  releasedAt: string | null;
  /** Differs where anything that is kept differs. */
  hash: string;
  process: ContractingProcess;
  contracts: readonly RegisterContract[];
}>;

const longestId = 300;

/** What a release comes to here, with what in it could not be read; null where it cannot be kept at all. */
export function keepRelease(from: OcdsRelease): { kept: KeptRelease | null; problems: PathProblem[] } {
  if (from.ocid.length > longestId) {
    const why = `This ocid is longer than ${longestId} characters. Its release was left out.`;
    return { kept: null, problems: [{ path: `${from.path}/ocid`, why }] };
  }
  const { process, problems } = processFrom(from);
  const found = contractsFrom(from);
  const contracts = new Map<string, RegisterContract>();
  for (const contract of found.contracts) {
    const line = asLine(contract);
    contracts.set(line.fingerprint, line);
  }
  const hash = sha256(JSON.stringify([process, [...contracts.values()].map((one) => one.contentHash)]));
  const releasedAt = instantOf(from.date);
  if (from.date !== null && releasedAt === null)
    problems.push({ path: `${from.path}/date`, why: 'This year is none that a release could be of.' });
  const kept = {
    ocid: from.ocid,
    releaseId: (from.releaseId ?? '').slice(0, longestId).toWellFormed(),
    releasedAt,
    hash,
    process,
    contracts: [...contracts.values()],
  };
  return { kept, problems: [...problems, ...found.problems] };
}

function instantOf(date: string | null): string | null {
  if (date === null) return null;
  const instant = new Date(date);
  const year = instant.getUTCFullYear();
  return year >= 1900 && year < 2200 ? instant.toISOString() : null;
}

/**
 * Whether a release stands before another of its process: the later date; at the same instant the greater id; of one release that was
 * published twice the one read last. The store asks the database the same.
 */
export function goesBefore(one: KeptRelease, other: KeptRelease): boolean {
  const [a, b] = [one.releasedAt ?? '', other.releasedAt ?? ''];
  if (a !== b) return a > b;
  return Buffer.compare(Buffer.from(one.releaseId), Buffer.from(other.releaseId)) >= 0;
}

/** The one of each process that stands; a statement can touch a row only once. */
export function oneOfEach(releases: readonly KeptRelease[]): KeptRelease[] {
  const standing = new Map<string, KeptRelease>();
  for (const release of releases) {
    const before = standing.get(release.ocid);
    if (!before || goesBefore(release, before)) standing.set(release.ocid, release);
  }
  return [...standing.values()];
}

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether two names are one buyer's but for case, spaces and punctuation. */
export const sameBuyer = (name: string | null, wanted: string): boolean =>
  name !== null && plain(name) === plain(wanted);

function asLine(contract: OcdsContract): RegisterContract {
  const { ocid, awardId, contractId, title, buyer, suppliers, startOn, endOn, valuePence, currency, procedure } =
    contract;
  // Only pounds are money here; other currencies would be read as pounds.
  const totalPence = currency === 'GBP' ? valuePence : null;
  const values = {
    title: title ?? ocid,
    reference: contractId ?? ocid,
    supplier: suppliers.join(', ') || null,
    buyer,
    startOn,
    endOn,
    totalPence,
    procedure,
  };
  return {
    line: 0,
    fingerprint: sha256(`ocds:${ocid}:${contractId ?? awardId ?? ''}`),
    contentHash: sha256(JSON.stringify(values)),
    ...values,
    department: null,
    extensionEndOn: null,
    annualPence: null,
    category: null,
    reviewOn: null,
  };
}

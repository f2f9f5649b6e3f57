import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { slip } from '#platform/forms/index.ts';
import type { RegisterContract } from '#standards/contract-register/index.ts';
import { contractsFrom, latestReleases, type OcdsContract, readReleases } from '#standards/ocds/index.ts';
import type { ImportReport } from './contract.ts';
import { saveContract } from './contract-store.ts';

export type OcdsReport = ImportReport & Readonly<{ releases: number; paths: readonly { path: string; why: string }[] }>;

const mostProblems = 200;

/** Reads OCDS releases (a package, a list, JSON lines, gzipped or not) into an organisation's register. The latest release of each process counts. */
export async function importOcds(
  act: Act,
  input: { organisationId: string; name: string; bytes: Buffer },
): Promise<OcdsReport> {
  const { releases, problems } = readReleases(input.bytes, input.name);
  if (releases.length === 0)
    slip('file', problems[0] ? `${problems[0].path}: ${problems[0].why}` : 'It holds no OCDS releases');
  const paths = [...problems];
  const report = { added: 0, changed: 0, unchanged: 0 };
  for (const [line, release] of latestReleases(releases).entries()) {
    const found = contractsFrom(release);
    paths.push(...found.problems);
    for (const contract of found.contracts)
      report[await saveContract(act.tx, act.newId(), input.organisationId, asLine(contract, line + 1), act.now)] += 1;
  }
  act.record({
    action: 'ocds.imported',
    on: { kind: 'organisation', id: input.organisationId },
    caseId: null,
    fields: ['register_contracts'],
  });
  return {
    ...report,
    releases: releases.length,
    skipped: paths.length,
    problems: [],
    paths: paths.slice(0, mostProblems),
  };
}

function asLine(contract: OcdsContract, line: number): RegisterContract {
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
    line,
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

import type { Act } from '#platform/act/act.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { PathProblem } from '#standards/ocds/index.ts';
import { dropContractsGone, saveContracts } from '../contract-store.ts';
import { countSupplierNames } from '../suppliers/tie-store.ts';
import { type KeptRelease, oneOfEach } from './keep-release.ts';
import { saveProcesses } from './process-store.ts';
import { type ImportState, type ReleaseImport, withProblems } from './release-import.ts';
import { advanceImport } from './release-import-store.ts';

/** What was read and is not kept yet, and how far that is. */
export type Batch = Readonly<{
  kept: readonly KeptRelease[];
  problems: readonly PathProblem[];
  skipped: number;
  passedOver: number;
  linesDone: number;
  nextPage: string | null;
  state: ImportState;
}>;

/** Keeps a batch and how far the import has come with it, together or not at all. */
export async function saveBatch(act: Act, from: ReleaseImport, batch: Batch): Promise<ReleaseImport> {
  const standing = oneOfEach(batch.kept);
  const { organisationId } = from;
  const { added, changed } = await saveProcesses(act.tx, organisationId, from.id, standing);
  const told = standing.filter(({ ocid }) => added.has(ocid) || changed.has(ocid));
  const lines = told.flatMap(({ ocid, contracts }) => contracts.map((one) => ({ ...one, ocid, id: act.newId() })));
  await dropContractsGone(
    act.tx,
    organisationId,
    [...changed],
    lines.filter(({ ocid }) => changed.has(ocid)).map(({ fingerprint }) => fingerprint),
  );
  await saveContracts(act.tx, organisationId, lines, act.now);
  // Once, at the end: adding up a million rows at each batch would take longer than reading them.
  if (batch.state !== 'reading') await countSupplierNames(act.tx, organisationId);
  const to: ReleaseImport = {
    ...from,
    ...withProblems(from, batch.problems),
    linesDone: batch.linesDone,
    nextPage: batch.nextPage,
    releases: from.releases + batch.kept.length,
    added: from.added + added.size,
    changed: from.changed + changed.size,
    unchanged: from.unchanged + batch.kept.length - added.size - changed.size,
    skipped: from.skipped + batch.skipped,
    passedOver: from.passedOver + batch.passedOver,
    state: batch.state,
  };
  const saved =
    (await advanceImport(act.tx, to, act.now)) ??
    refuse('wrong-state', 'somebody else is importing the same at this moment');
  act.record({
    action: 'releases.imported',
    on: { kind: 'organisation', id: organisationId },
    caseId: null,
    fields: [
      ...(told.length > 0 ? ['contracting_processes', 'register_contracts'] : []),
      ...(batch.state === 'reading' ? [] : ['supplier_names']),
      'release_imports',
    ],
  });
  return saved;
}

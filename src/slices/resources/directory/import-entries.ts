import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { cleanWords, type PathProblem } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { readGrants } from '#standards/360giving/index.ts';
import { readDirectory } from '#standards/open-referral-uk/index.ts';
import { type EntryDetails, type EntryKind, entryOfGrant, entryOfService } from './entry.ts';
import { saveEntries } from './entry-store.ts';
import { type ImportOf, insertImport } from './import-store.ts';

const atOnce = 500;
const mostProblems = 200;

function read(kind: EntryKind, bytes: Uint8Array): { entries: EntryDetails[]; problems: PathProblem[] } {
  if (kind === 'grant') {
    const { grants, problems } = readGrants(bytes);
    return { entries: grants.map(entryOfGrant), problems };
  }
  const { services, problems } = readDirectory(bytes);
  return { entries: services.map(entryOfService), problems };
}

/** Brings in a file of services or grants for an organisation. The same file twice changes nothing; what is not in it stays. */
export async function importEntries(
  act: Act,
  input: { organisationId: string; kind: EntryKind; file: string; bytes: Uint8Array },
): Promise<ImportOf> {
  const { organisationId, kind, file, bytes } = input;
  const { entries, problems } = read(kind, bytes);
  if (entries.length === 0)
    slip('file', problems[0] ? `${problems[0].path || 'The file'}: ${problems[0].why}` : 'There is nothing in it.');
  const count = { added: 0, changed: 0 };
  for (let from = 0; from < entries.length; from += atOnce) {
    const some = entries.slice(from, from + atOnce);
    const saved = await saveEntries(
      act.tx,
      organisationId,
      some.map((one) => ({ ...one, id: act.newId(), hash: sha256(JSON.stringify(one)) })),
      act.now,
    );
    count.added += saved.added;
    count.changed += saved.changed;
  }
  const done: ImportOf = {
    id: act.newId(),
    organisationId,
    kind,
    file: cleanWords(file, 200).text || 'a file',
    ...count,
    unchanged: entries.length - count.added - count.changed,
    problemCount: problems.length,
    problems: problems
      .slice(0, mostProblems)
      .map(({ path, why }) => ({ path: cleanWords(path, 300).text, why: cleanWords(why, 300).text })),
    importedAt: act.now,
  };
  await insertImport(act.tx, done, act.who.personId);
  act.record({
    action: `directory.${kind}s-imported`,
    on: { kind: 'organisation', id: organisationId },
    caseId: null,
    fields: ['directory_entries'],
  });
  return done;
}

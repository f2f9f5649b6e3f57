import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { cleanText } from '#platform/documents/index.ts';
import { slip } from '#platform/forms/index.ts';
import { fingerprint, readRequirements } from '#standards/word-requirements/index.ts';
import type { Candidate } from './source-document.ts';
import { insertSource, knownFingerprints, sourceWithHash } from './source-store.ts';

/** Reads an existing specification and keeps its candidates, not the file. The same file again, or the same words, offer nothing new. */
export async function readSource(
  act: Act,
  input: { caseId: string; name: string; bytes: Buffer },
): Promise<{ id: string; offered: number; before: boolean }> {
  const hash = sha256(input.bytes);
  const again = await sourceWithHash(act.tx, input.caseId, hash);
  if (again) return { id: again.id, offered: 0, before: true };
  const read = await readRequirements(input.bytes);
  if (read.why !== null) slip('file', read.why);
  if (read.found.length === 0)
    slip(
      'file',
      'No numbered clause, no “shall” or “must” and no table was found in it. If it is a picture of text, it cannot be read.',
    );
  const known = await knownFingerprints(act.tx, input.caseId);
  const id = act.newId();
  const fresh = read.found.flatMap((one, index): (Candidate & { fingerprint: string })[] => {
    const words = cleanText(one.words);
    const print = fingerprint(words);
    if (known.has(print)) return [];
    return [
      {
        id: act.newId(),
        documentId: id,
        position: index + 1,
        clause: one.clause,
        section: one.section ? cleanText(one.section).slice(0, 300) : null,
        words,
        fingerprint: print,
        foundAs: one.from,
        strength: one.strength,
        suggests: one.suggests,
        state: 'open',
        requirementId: null,
      },
    ];
  });
  const source = {
    id,
    caseId: input.caseId,
    state: 'read',
    version: 1,
    name:
      cleanText(input.name)
        .replace(/.*[\\/]/, '')
        .slice(0, 200) || 'A specification',
    notRead: read.notRead,
    knownBefore: read.found.length - fresh.length,
    readAt: act.now,
    sha256: hash,
  } as const;
  await insertSource(act.tx, source, fresh, act.who.personId!);
  act.record({
    action: 'sourceDocument.read',
    on: { kind: 'sourceDocument', id },
    caseId: input.caseId,
    fields: ['name', 'candidates'],
    content: hash,
    says: { title: source.name, text: 'A specification that was there before.', state: 'read' },
  });
  return { id, offered: fresh.length, before: false };
}

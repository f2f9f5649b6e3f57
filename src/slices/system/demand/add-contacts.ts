import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { sha256 } from '#platform/crypto/secrets.ts';
import { field, slip } from '#platform/forms/index.ts';
import { flagDependants } from '#platform/links/index.ts';
import { type Contact, findPersonalData } from '#standards/contacts/index.ts';
import { recordSample } from './begin-sample.ts';
import { hasMoved, type Sample, sayShare } from './sample.ts';
import { deleteContacts, insertContacts, rememberBatch, samplesById } from './sample-store.ts';

export const mostContacts = 2_000;

/** A contact that seems to tell who somebody is. */
export type Doubtful = Readonly<{ line: number; reason: string; found: readonly string[] }>;

export const doubtfulOf = (contacts: readonly Contact[]): Doubtful[] =>
  contacts.flatMap(({ line, reason, mattered, cameFrom }) => {
    const found = findPersonalData([reason, mattered, cameFrom].filter(Boolean).join('\n'));
    return found.length === 0 ? [] : [{ line, reason, found: found.map((one) => `${one.what} (${one.found})`) }];
  });

/** Which doubtful contacts somebody looked at: another where one more comes in, so that it is looked at too. */
export const lookedMark = (doubtful: readonly Doubtful[]): string =>
  sha256(JSON.stringify(doubtful.map(({ reason, found }) => [reason, found])));

/**
 * Keeps contacts in a sample. Where one seems to tell who somebody is, none is kept until somebody has looked at exactly
 * those (`looked` is their mark). What was brought in before, by its hash, changes nothing. Returns how many were kept.
 */
export async function addContacts(
  act: Act,
  sample: Sample,
  given: { contacts: readonly Contact[]; looked: string | null; content: string | null },
): Promise<number> {
  const { contacts, looked, content } = given;
  const kept = sample.failure + sample.value + sample.unsure;
  if (kept + contacts.length > mostContacts)
    slip('content', `A sample holds ${mostContacts.toLocaleString('en-GB')} contacts. Begin another one for the rest`);
  const doubtful = doubtfulOf(contacts);
  if (doubtful.length > 0 && looked !== lookedMark(doubtful))
    slip(
      'looked',
      `Look at ${doubtful.length === 1 ? 'one contact' : `${doubtful.length} contacts`} first: they may tell who somebody is. Nothing is kept yet`,
    );
  if (content !== null && !(await rememberBatch(act.tx, sample.id, sha256(content), act.now))) return 0;
  await insertContacts(
    act.tx,
    sample.id,
    contacts.map((one) => ({ ...one, id: act.newId() })),
    act.now,
  );
  await recordCounts(act, sample, 'sample.contacts-added');
  return contacts.length;
}

export const removeContactsInput = z.strictObject({ contacts: field.manyIds() });

/** Takes contacts out for good: their words may be somebody's own. Returns how many. */
export async function removeContacts(act: Act, sample: Sample, ids: readonly string[]): Promise<number> {
  const removed = await deleteContacts(act.tx, sample.id, ids);
  if (removed !== ids.length) slip('contacts', 'Choose from the list');
  await recordCounts(act, sample, 'sample.contacts-removed');
  return removed;
}

/** Says what the sample reads now; what cites it is looked at again where its share has moved beyond its earlier range. */
async function recordCounts(act: Act, before: Sample, action: string): Promise<void> {
  const [after] = await samplesById(act.tx, [before.id]);
  recordSample(act, after!, action, ['demand_contacts']);
  if (!hasMoved(before, after!)) return;
  const because = `The sample “${before.title}” said ${sayShare(before)}, and now says ${sayShare(after!)}`;
  await flagDependants(act, before.caseId, { kind: 'sample', id: before.id }, because);
}

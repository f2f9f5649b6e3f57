import type { z } from 'zod';
import { pageAsked } from '#platform/http/page-asked.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Payer } from '../payer.ts';
import { ownCandidates } from './candidates.ts';
import { type Candidate, likely } from './match.ts';
import { learntOf, waitingGroups } from './match-store.ts';
import { type matchInput, sayMatch } from './say-match.ts';
import { type takeBackInput, takeBackMatch } from './take-back-match.ts';

const most = 20;
const pathOf = (payer: Payer): string => `/organisations/${payer.id}/payments/unmatched`;

const choicesFrom = (candidates: readonly Candidate[]) =>
  candidates.flatMap(({ agreementId, title, suppliers }) =>
    suppliers.length === 0
      ? [{ value: agreementId, text: title }]
      : suppliers.map(({ partyId, name }) => ({ value: `${agreementId} ${partyId}`, text: `${title}, from ${name}` })),
  );

/** What waits for a person’s yes, with what it may be under. */
export async function showUnmatched({ tx, object, query }: Visit<Payer>): Promise<Reply> {
  const asked = pageAsked(query, most);
  const found = await waitingGroups(tx, object.id, asked);
  const candidates = await ownCandidates(tx, object.id);
  return page('agreements/payments/unmatched.njk', 'Invoices under no agreement yet', {
    ...{ ...found, asked, action: pathOf(object), base: `/organisations/${object.id}/payments` },
    learnt: await learntOf(tx, object.id, 100),
    groups: found.groups.map((group, at) => {
      const first = likely(group, candidates);
      const rest = candidates.filter((one) => !first.includes(one));
      return { ...group, at: at + 1, likely: first.length, choices: choicesFrom([...first, ...rest]) };
    }),
  });
}

export async function saveMatch({ act, object, body }: Doing<Payer, z.infer<typeof matchInput>>): Promise<Reply> {
  await sayMatch(act, object.id, body);
  return redirect(pathOf(object), 'It is kept, for later invoices of the same too.');
}

export async function saveTakenBack({
  act,
  object,
  body,
}: Doing<Payer, z.infer<typeof takeBackInput>>): Promise<Reply> {
  await takeBackMatch(act, object.id, body);
  return redirect(pathOf(object), 'It is taken back, and its invoices wait again.');
}

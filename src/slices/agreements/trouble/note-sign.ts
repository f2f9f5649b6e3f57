import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement } from '../agreement.ts';
import { isProviders } from './access.ts';
import { signTypes } from './trouble.ts';
import { insertSign, insertTrouble, openTroubleOf } from './trouble-store.ts';

export const signInput = z.strictObject({
  partyId: field.id('Choose which provider it is about'),
  type: field.choice(signTypes, 'Choose what kind of sign it is'),
  words: field.text('Enter what you see, in a sentence or two', 2_000),
  source: field.text('Enter how you know, for example “rota of May” or “its manager rang”', 300),
  seenOn: field.dateOn('Enter the day it was seen'),
  mayShow: field.ticked(),
});

/** Keeps a sign. The first opens a file on that provider. What a provider says of itself is its own word, whatever kind it names. */
export async function noteSign(
  act: Act,
  agreement: Agreement,
  { partyId, ...input }: z.infer<typeof signInput>,
): Promise<string> {
  const party = agreement.parties.find((one) => one.id === partyId && one.role === 'provider');
  if (!party) slip('partyId', 'Choose one of its providers');
  const own = isProviders(act.who, { providerOrganisationId: party.organisationId });
  // Nobody here for one provider says anything of another.
  if (!own && act.who.hats.includes('provider')) slip('partyId', 'Choose your own organisation');
  if (input.seenOn > londonDate(act.now)) slip('seenOn', 'Enter a day that has been');
  const troubleId = (await openTroubleOf(act.tx, party.id))?.id ?? (await open(act, agreement, party.id));
  const sign = { ...input, id: act.newId(), own, mayShow: own || input.mayShow };
  await insertSign(act.tx, troubleId, sign, act.who.personId, act.now);
  act.record({
    action: 'trouble.signNoted',
    on: { kind: 'trouble', id: troubleId },
    caseId: agreement.caseId,
    fields: ['type', 'words', 'source', 'seen_on'],
    content: `${sign.words}\n${sign.source}`,
  });
  return troubleId;
}

async function open(act: Act, { caseId, id: agreementId }: Agreement, partyId: string): Promise<string> {
  const id = act.newId();
  if (!(await insertTrouble(act.tx, { id, caseId, agreementId, partyId }, act.now))) refuse('stale');
  return id;
}

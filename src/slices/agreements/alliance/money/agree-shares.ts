import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { keepChange, reasons } from '../../change-agreement.ts';
import { isMade, membersOf } from '../alliance.ts';
import { allianceDecisionsOf } from '../decision-store.ts';
import { holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { readMemberShares } from './book.ts';
import { saveBookTerms, saveMemberShares } from './book-store.ts';

const percent = () => field.optionalNumber(0, 100).transform((value) => Math.round((value ?? 0) * 100));

export const sharesInput = z.strictObject({
  gainShare: percent(),
  painShare: percent(),
  modifier: field.optionalNumber(0, 100).transform((value) => Math.round((value ?? 100) * 100)),
  modifierSays: field.optionalText(500),
  shares: field.optionalText(5_000),
  decisionId: field.optionalId(),
  version: z.coerce.number().int().min(0),
  ...reasons,
});

/**
 * How a gain and a pain are shared. In force it is a change to the agreement, with its reason and the decision by which
 * every member agreed to it: the commissioner alone changes nobody’s share.
 */
export async function agreeShares(act: Act, agreementId: string, given: z.infer<typeof sharesInput>): Promise<void> {
  const { agreement } = await holdAlliance(act, agreementId);
  if (agreement.state === 'ended') refuse('wrong-state');
  const { shares, why, ground, decisionId, ...terms } = given;
  const { read, problems } = readMemberShares(shares ?? '', membersOf(agreement.parties));
  if (problems.length > 0) slip('shares', problems.slice(0, 5).join(' '));
  const agreed = agreement.state === 'in-force' ? await agreedBy(act, agreementId, decisionId) : '';
  await keepChange(act, agreement, agreement, `how a gain and a pain are shared${agreed}`, { why, ground });
  await saveBookTerms(act.tx, agreementId, terms);
  await saveMemberShares(act.tx, agreementId, read);
  recordAlliance(act, agreement, 'alliance.sharesAgreed', ['shares'], { terms, read });
}

async function agreedBy(act: Act, agreementId: string, decisionId: string | null): Promise<string> {
  const decision = (await allianceDecisionsOf(act.tx, agreementId)).find(({ id }) => id === decisionId);
  if (!decision || !isMade(decision) || decision.matter.decided !== 'unanimous')
    return slip('decisionId', 'It is in force. Choose the decision by which every member agreed to this');
  return `, by the decision “${decision.proposal}”`;
}

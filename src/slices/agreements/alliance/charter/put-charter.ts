import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { partnerNamed } from '../../signoff/partners-of.ts';
import { putText } from '../../signoff/put-to-sign.ts';
import { faultsOfAlliance, membersOf } from '../alliance.ts';
import { holdAlliance } from '../hold-alliance.ts';
import { mattersOf } from '../matter-store.ts';
import { charterText, inEffectFrom, missingIn } from './charter.ts';
import { charterOf, insertCharterVersion } from './charter-store.ts';

export const putCharterInput = z.strictObject({ because: field.optionalText(1_000), byOn: field.optionalDateOn() });

/** Puts the charter to every member, as a plan is put: frozen, each signing for itself. Only a whole one can be put. */
export async function putCharter(
  act: Act,
  agreementId: string,
  input: z.infer<typeof putCharterInput>,
): Promise<string> {
  const { agreement } = await holdAlliance(act, agreementId);
  if (agreement.state === 'ended') refuse('wrong-state');
  const charter = await charterOf(act.tx, agreementId);
  const matters = await mattersOf(act.tx, agreementId);
  const faults = [...faultsOfAlliance(agreement, matters), ...missingIn(charter)];
  if (faults.length > 0) slip('because', `${faults.join('. ')}.`);
  const partners: Awaited<ReturnType<typeof partnerNamed>>[] = [];
  for (const { name } of membersOf(agreement.parties))
    partners.push(await partnerNamed(act.tx, agreement.caseId, name));
  const text = charterText(agreement, charter, matters);
  const signingId = await putText(act, { caseId: agreement.caseId, agreementId, text, partners, ...input });
  await insertCharterVersion(act.tx, signingId, agreementId, inEffectFrom(agreement, charter, matters));
  return signingId;
}

import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { assumptionsById, endRest, insertRest } from './assumption-store.ts';

export const restOnAssumptionInput = z.strictObject({ from: field.text('Choose what rests on it', 100) });

/** Makes anything on the case rest on an assumption. Doing so twice changes nothing. The caller has made sure of `from`. */
export async function restOnAssumption(act: Act, from: Ref, assumptionId: string, caseId: string): Promise<void> {
  const [assumption] = await assumptionsById(act.tx, [assumptionId]);
  if (!assumption || assumption.caseId !== caseId) refuse('not-found');
  if (assumption.state === 'dropped') refuse('wrong-state');
  if (from.id === assumptionId) slip('from', 'An assumption cannot rest on itself');
  if (!(await insertRest(act.tx, from, assumptionId, act.now))) return;
  act.record({ action: 'assumption.restedOn', on: from, caseId, fields: ['rests_on'] });
}

export async function restNoLonger(act: Act, from: Ref, assumptionId: string, caseId: string): Promise<void> {
  if (!(await endRest(act.tx, from, assumptionId, act.now))) refuse('wrong-state');
  act.record({ action: 'assumption.restedOnNoLonger', on: from, caseId, fields: ['rests_on'] });
}

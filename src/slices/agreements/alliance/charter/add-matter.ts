import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { keepChange, reasons } from '../../change-agreement.ts';
import { decidedWays, type Matter } from '../alliance.ts';
import { holdAlliance, recordAlliance } from '../hold-alliance.ts';
import { insertMatter, mattersOf } from '../matter-store.ts';

export const matterInput = z.strictObject({
  matter: field.text('Enter the matter', 300),
  decided: field.choice(decidedWays, 'Choose who decides it'),
  delegate: field.optionalText(200),
  ...reasons,
});

/** I7: a matter’s class comes from the agreement; in force, another one is a change to it, and counts once every member has signed it. */
export async function addMatter(act: Act, agreementId: string, given: z.infer<typeof matterInput>): Promise<string> {
  const { agreement } = await holdAlliance(act, agreementId);
  const { why, ground, ...matter } = given;
  if (matter.decided === 'delegated' && !matter.delegate) slip('delegate', 'Enter to whom it is delegated');
  const known = await mattersOf(act.tx, agreementId);
  if (known.some((one) => one.matter.toLowerCase() === matter.matter.toLowerCase()))
    slip('matter', 'The agreement says already who decides this');
  await keepChange(act, agreement, agreement, `Who decides: ${matter.matter}`, { why, ground });
  const one: Matter = { ...matter, delegate: matter.decided === 'delegated' ? matter.delegate : null, id: act.newId() };
  await insertMatter(act.tx, agreementId, one, act.now);
  recordAlliance(act, agreement, 'agreement.matterAdded', ['decisions'], one);
  return one.id;
}

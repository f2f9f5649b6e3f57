import { z } from 'zod';
import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { restNoLonger, restOnAssumption } from '../assumptions/rest-on-assumption.ts';
import { endTie, insertTie } from './tie-store.ts';
import type { Variable } from './variable.ts';

/** What a variable can hang together with: the measure that shows it, what acts on it, the need it speaks of, what it rests on. */
export const tieKinds = ['measure', 'mechanism', 'agreement', 'need', 'assumption'] as const;

export const tieInput = z.strictObject({ object: field.text('Choose what hangs together with it', 100) });

/** Ties a variable to another object of the case. The caller has made sure that it is one, and may be seen. */
export async function tieVariable(act: Act, variable: Variable, to: Ref): Promise<void> {
  if (to.kind === 'assumption') {
    await restOnAssumption(act, { kind: 'variable', id: variable.id }, to.id, variable.caseId);
    return;
  }
  if (!(await insertTie(act.tx, variable.id, to, act.now))) slip('object', 'They hang together already');
  act.record({
    action: 'variable.tied',
    on: { kind: 'variable', id: variable.id },
    caseId: variable.caseId,
    fields: [to.kind],
  });
}

export async function untieVariable(act: Act, variable: Variable, to: Ref): Promise<void> {
  if (to.kind === 'assumption') {
    await restNoLonger(act, { kind: 'variable', id: variable.id }, to.id, variable.caseId);
    return;
  }
  if (!(await endTie(act.tx, variable.id, to, act.now))) slip('object', 'They do not hang together');
  act.record({
    action: 'variable.untied',
    on: { kind: 'variable', id: variable.id },
    caseId: variable.caseId,
    fields: [to.kind],
  });
}

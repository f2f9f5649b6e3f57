import type { z } from 'zod';
import { type Doing, type Reply, redirect } from '#platform/http/route.ts';
import { chosen } from '#platform/links/index.ts';
import { there } from './tie-choices.ts';
import { type tieInput, tieVariable, untieVariable } from './tie-variable.ts';
import type { Variable } from './variable.ts';
import { variablePath } from './variable-pages.ts';

export async function keepTie(doing: Doing<Variable, z.infer<typeof tieInput>>): Promise<Reply> {
  const { act, tx, services, who, object, body } = doing;
  const { kind, id } = await chosen(tx, services.kinds, who, object.caseId, there(doing), body.object, 'object');
  await tieVariable(act, object, { kind, id });
  return redirect(variablePath(object), 'They hang together now.');
}

export async function endOneTie(doing: Doing<Variable, z.infer<typeof tieInput>>): Promise<Reply> {
  const { act, tx, services, who, object, body } = doing;
  const { kind, id } = await chosen(tx, services.kinds, who, object.caseId, there(doing), body.object, 'object');
  await untieVariable(act, object, { kind, id });
  return redirect(variablePath(object), 'They no longer hang together.');
}

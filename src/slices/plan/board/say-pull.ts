import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import { pulls } from './board.ts';
import { endPull, insertPull } from './board-store.ts';

export const sayPullInput = z.strictObject({
  fromId: field.id('Choose what pulls'),
  pull: field.choice(pulls, 'Choose whether it helps or hinders'),
  toId: field.id('Choose what it pulls on'),
  because: field.text('Enter how it helps or hinders', 500),
});

/** Says that one mechanism helps or hinders another, and how: micro-enterprises may draw the workers that home care needs. */
export async function sayPull(act: Act, caseId: string, input: z.infer<typeof sayPullInput>): Promise<void> {
  const here = new Set((await mechanismsOf(act.tx, caseId)).map((one) => one.id));
  if (!here.has(input.fromId)) slip('fromId', 'Choose one from the list');
  if (!here.has(input.toId)) slip('toId', 'Choose one from the list');
  if (input.fromId === input.toId) slip('toId', 'Choose another: a mechanism does not pull on itself');
  const kept = await insertPull(act.tx, caseId, { id: act.newId(), ...input }, act.who.personId!, act.now);
  if (!kept) slip('toId', 'That is said already. Take it back first if it has changed');
  act.record({
    action: `mechanism.${input.pull}`,
    on: { kind: 'mechanism', id: input.fromId },
    caseId,
    fields: ['pulls'],
    content: input.because,
  });
}

export const takeBackPullInput = z.strictObject({ pull: field.id() });

export async function takeBackPull(act: Act, caseId: string, input: z.infer<typeof takeBackPullInput>): Promise<void> {
  if (!(await endPull(act.tx, caseId, input.pull, act.now))) refuse('not-found');
  act.record({ action: 'mechanism.pullEnded', on: { kind: 'case', id: caseId }, caseId, fields: ['pulls'] });
}

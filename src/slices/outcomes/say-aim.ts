import { z } from 'zod';
import { guest } from '#platform/access/who.ts';
import type { Act } from '#platform/act/act.ts';
import { forgetWords } from '#platform/audit/forget-words.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Aim, saidAs, themes } from './aim.ts';
import { forgetAim, insertAim } from './aim-store.ts';

export const sayAimInput = z.strictObject({
  wants: field.text('Enter what you want to achieve', 1_000),
  inTheWay: field.optionalText(1_000),
  theme: field.choice(themes, 'Choose what it is mostly about'),
  saidAs: field.choice(saidAs, 'Choose how you want to be quoted'),
  team: field.optionalText(200),
  mayShow: field.ticked(),
});

export type SayAim = z.infer<typeof sayAimInput> & { caseId: string; authorKey: string };

/**
 * Keeps what somebody who does the work wants to achieve, and what gets in the way. Said without a name, it keeps no person,
 * no day and no audit of who: only a key by which its author can take it back.
 */
export async function sayAim(act: Act, input: SayAim): Promise<string> {
  if (input.saidAs === 'team' && !input.team) slip('team', 'Enter the name of your team');
  const unnamed = input.saidAs === 'anonymous';
  const aim: Aim = {
    id: act.newId(),
    caseId: input.caseId,
    saidAs: input.saidAs,
    theme: input.theme,
    wants: input.wants,
    inTheWay: input.inTheWay,
    mayShow: unnamed ? input.mayShow : true,
    team: input.saidAs === 'team' ? input.team : null,
    personId: unnamed ? null : act.who.personId,
    authorKey: input.authorKey,
    saidOn: unnamed ? null : act.now.toISOString().slice(0, 10),
  };
  await insertAim(act.tx, aim);
  (unnamed ? act.as(guest) : act).record({
    action: 'aim.said',
    on: { kind: 'aim', id: aim.id },
    caseId: input.caseId,
    fields: ['wants', 'in_the_way', 'theme'],
    content: input.wants,
  });
  return aim.id;
}

export const takeBackAimInput = z.strictObject({ aim: field.id() });

export async function takeBackAim(
  act: Act,
  input: { caseId: string; aimId: string; authorKey: string },
): Promise<void> {
  if (!(await forgetAim(act.tx, input.caseId, input.aimId, input.authorKey))) refuse('not-found');
  await forgetWords(act.tx, { kind: 'aim', id: input.aimId }, '');
  act.as(guest).record({
    action: 'aim.takenBack',
    on: { kind: 'aim', id: input.aimId },
    caseId: input.caseId,
    fields: ['wants', 'in_the_way'],
  });
}

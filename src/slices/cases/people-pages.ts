import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { colleaguesOf } from '#slices/people/index.ts';
import { allyOf } from './ally-store.ts';
import { acceptAlly, askAlly, type askAllyInput } from './ask-ally.ts';
import { type Case, hatLabels, hats } from './case.ts';
import { declarationLabels } from './declaration.ts';
import { declarationsById, declarationsOf } from './declaration-store.ts';
import {
  decideInterest,
  type decideInterestInput,
  declareInterest,
  type declareInterestInput,
} from './declare-interest.ts';
import { grantHat, type grantHatInput, takeOffHat, type takeOffHatInput } from './grant-hat.ts';
import { wearersOf } from './hat-store.ts';

export async function showPeople({ tx, object, who, may }: Visit<Case>): Promise<Reply> {
  const wearers = await wearersOf(tx, object.id);
  const declarations = await declarationsOf(tx, object.id);
  const decides = may.includes('decide') || may.includes('readAudit');
  return page('cases/people.njk', 'Who works on this, and in which hat', {
    wearers: wearers.map((wearer) => ({ ...wearer, label: hatLabels[wearer.hat] })),
    oneHand: oneHand(wearers),
    ally: await allyOf(tx, object.id),
    meId: who.personId,
    // Somebody's interests are theirs and the deciders' to read; others see only that they have declared.
    declarations: declarations.map((one) => ({
      ...one,
      label: declarationLabels[one.state],
      interest: decides || one.personId === who.personId ? one.interest : null,
    })),
    mine: declarations.find((one) => one.personId === who.personId) ?? null,
    people: (
      await colleaguesOf(
        tx,
        who.organisations.map((organisation) => organisation.id),
      )
    ).map(({ id, name, organisation }) => ({ value: id, text: `${name}, ${organisation}` })),
    hatChoices: hats.map((value) => ({ value, text: hatLabels[value] })),
  });
}

/** Somebody who wears both working hats alone: allowed, and said. */
export function oneHand(wearers: readonly { personId: string; person: string; hat: string }[]): string | null {
  const of = (hat: string) => wearers.filter((wearer) => wearer.hat === hat);
  const [commissioner, ...others] = of('commissioner');
  const [buyer, ...moreBuyers] = of('procurement');
  return commissioner &&
    buyer &&
    others.length === 0 &&
    moreBuyers.length === 0 &&
    commissioner.personId === buyer.personId
    ? commissioner.person
    : null;
}

const back = (one: Case) => `/cases/${one.id}/people`;

export async function saveHat({
  act,
  tx,
  object,
  who,
  body,
}: Doing<Case, z.infer<typeof grantHatInput>>): Promise<Reply> {
  const colleagues = await colleaguesOf(
    tx,
    who.organisations.map((organisation) => organisation.id),
  );
  const person = colleagues.find((one) => one.id === body.person) ?? refuse('not-found');
  await grantHat(act, { caseId: object.id, personId: person.id, hat: body.hat, organisationId: person.organisationId });
  return redirect(back(object), `${person.name} now wears the ${hatLabels[body.hat].toLowerCase()} hat.`);
}

export async function takeHat({ act, tx, object, body }: Doing<Case, z.infer<typeof takeOffHatInput>>): Promise<Reply> {
  const working = (await wearersOf(tx, object.id)).filter(
    (wearer) => wearer.hat === 'commissioner' || wearer.hat === 'procurement',
  );
  await takeOffHat(act, object, { personId: body.person, hat: body.hat, stillWorking: working.length });
  return redirect(back(object), 'That hat has been taken off.');
}

export async function chooseAlly({ act, object, body }: Doing<Case, z.infer<typeof askAllyInput>>): Promise<Reply> {
  await askAlly(act, object.id, body);
  return redirect(
    back(object),
    body.person ? 'They have been asked to be this case’s ally.' : 'It is recorded that there is no ally yet, and why.',
  );
}

export async function acceptToBeAlly({ act, object }: Doing<Case>): Promise<Reply> {
  await acceptAlly(act, object.id);
  return redirect(back(object), 'You are this case’s ally.');
}

export async function keepInterest({
  act,
  object,
  body,
}: Doing<Case, z.infer<typeof declareInterestInput>>): Promise<Reply> {
  await declareInterest(act, object.id, body);
  return redirect(back(object), 'Your declaration is kept.');
}

export async function decideOnInterest({
  act,
  tx,
  object,
  body,
}: Doing<Case, z.infer<typeof decideInterestInput>>): Promise<Reply> {
  const [declaration] = await declarationsById(tx, [body.declaration]);
  if (!declaration || declaration.caseId !== object.id) refuse('not-found');
  await decideInterest(act, declaration, body);
  return redirect(back(object), 'The decision on that declaration is kept.');
}

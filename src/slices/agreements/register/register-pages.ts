import { z } from 'zod';
import { addToDate, londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { pageAsked } from '#platform/http/page-asked.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { casesOf } from '#slices/cases/index.ts';
import { type Contract, contractsById, contractsOfRegister, countOfRegister } from '#slices/market/index.ts';
import type { Organisation } from '#slices/people/index.ts';
import { agreementStates, agreementTypeLabels, agreementTypes } from '../agreement.ts';
import { agreementsById } from '../agreement-store.ts';
import { sightOf } from '../obligations/sight-of.ts';
import { agreementFromRegister, agreementsFromRegister } from './from-register.ts';
import { comingLabels } from './register.ts';
import { agreementsOfContracts, comingIn, countRegister, type RegisterAsked, registerPage } from './register-store.ts';

const perPage = 50;
const pathOf = ({ caseId, id }: Readonly<{ caseId: string; id: string }>) => `/cases/${caseId}/agreements/${id}`;

/** One register of all that an organisation is bound by, on every case that this person may read. */
export async function showRegister({ tx, who, object, now, query }: Visit<Organisation>): Promise<Reply> {
  const today = londonDate(now);
  const led = (await casesOf(tx, who.personId!, [])).filter((one) => one.organisationId === object.id);
  const what: RegisterAsked = {
    sight: await sightOf(tx, who),
    organisationId: object.id,
    led: led.map(({ id }) => id),
    type: agreementTypes.find((one) => one === query.type) ?? null,
    state: agreementStates.find((one) => one === query.state) ?? null,
    loose: query.loose === 'yes',
    today,
  };
  const shown = pageAsked(query, perPage);
  return page('agreements/register/register.njk', `Agreements of ${object.name}`, {
    organisation: object,
    rows: (await registerPage(tx, what, shown)).map((one) => ({
      ...one,
      path: pathOf(one),
      label: agreementTypeLabels[one.type],
    })),
    count: await countRegister(tx, what),
    coming: (await comingIn(tx, what, today, addToDate(today, { months: 6 }), perPage)).map((one) => ({
      ...one,
      path: `${pathOf(one)}/register`,
      label: comingLabels[one.kind],
    })),
    shown,
    asked: { type: what.type ?? '', state: what.state ?? '', loose: what.loose ? 'yes' : '' },
    typeChoices: agreementTypes.map((value) => ({ value, text: agreementTypeLabels[value] })),
    states: agreementStates,
  });
}

/** Lines of the contract register, with the agreement of each or a box to make one. */
export async function showFromContracts({ tx, object, query }: Visit<Organisation>): Promise<Reply> {
  const shown = pageAsked(query, perPage);
  const contracts = await contractsOfRegister(tx, object.id, shown);
  const made = await agreementsOfContracts(
    tx,
    contracts.map(({ id }) => id),
  );
  const waiting = contracts.filter(({ id }) => !made.has(id));
  return page('agreements/register/from-contracts.njk', 'From the contract register to agreements', {
    organisation: object,
    choices: waiting.map((one) => ({
      value: one.id,
      text: one.title,
      hint: [
        one.supplier,
        one.endsOn ? null : 'It says no end',
        one.caseId ? 'It has a case' : 'It gets a case of its own',
      ]
        .filter(Boolean)
        .join('. '),
    })),
    made: made.size,
    count: await countOfRegister(tx, object.id),
    shown,
  });
}

export const fromContractsInput = z.strictObject({ contractIds: field.manyIds() });

export async function keepFromContracts({
  act,
  object,
  body,
}: Doing<Organisation, z.infer<typeof fromContractsInput>>): Promise<Reply> {
  if (body.contractIds.length === 0) slip('contractIds', 'Choose the contracts that become agreements');
  if (body.contractIds.length > perPage) slip('contractIds', `Choose ${perPage} or fewer at a time`);
  const made = await agreementsFromRegister(act, await contractsById(act.tx, body.contractIds), object.id);
  return redirect(
    `/organisations/${object.id}/agreements`,
    `${plural(made.length, 'contract is an agreement', 'contracts are agreements')} now.`,
  );
}

export async function takeFromRegister({ act, object }: Doing<Contract>): Promise<Reply> {
  const id = await agreementFromRegister(act, object);
  const [agreement] = await agreementsById(act.tx, [id]);
  return redirect(`${pathOf(agreement!)}/register`, 'It is an agreement. Say what the register does not.');
}

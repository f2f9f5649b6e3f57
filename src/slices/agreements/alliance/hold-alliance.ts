import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Agreement, Party } from '../agreement.ts';
import { agreementSays } from '../agreement-kinds.ts';
import { holdAgreement } from '../agreement-store.ts';
import { type Decision, usualDays } from './alliance.ts';
import type { CharterInEffect } from './charter/charter.ts';
import { charterInEffect } from './charter/charter-store.ts';
import { allianceDecisionsOf } from './decision-store.ts';

export type Held = Readonly<{
  agreement: Agreement;
  /** What its members signed; null for one that came into force before there were charters. */
  charter: CharterInEffect | null;
  /** Those who are members by that charter. */
  parties: readonly Party[];
}>;

/** Whom the charter in effect names; who joined since decides once every member has signed a charter that names them. */
export const partiesBy = (agreement: Agreement, charter: CharterInEffect | null): readonly Party[] =>
  charter ? agreement.parties.filter(({ id }) => charter.members.includes(id)) : agreement.parties;

/** Holds an alliance until the act ends, so that two votes at the same moment are counted one after the other. */
export async function holdAlliance(act: Act, agreementId: string, state?: 'in-force'): Promise<Held> {
  const agreement = await holdAgreement(act.tx, agreementId);
  if (agreement.type !== 'alliance' || (state && agreement.state !== state)) refuse('wrong-state');
  const charter = await charterInEffect(act.tx, agreementId);
  return { agreement, charter, parties: partiesBy(agreement, charter) };
}

export async function findDecision(act: Act, agreementId: string, decisionId: string): Promise<Decision> {
  const decision = (await allianceDecisionsOf(act.tx, agreementId)).find(({ id }) => id === decisionId);
  return decision ?? refuse('not-found');
}

/** Until when the next rung may take, from today. */
export const rungDue = (act: Act, { charter }: Held, step: number): string =>
  addToDate(londonDate(act.now), { days: (charter?.days ?? usualDays)[Math.min(step, 3)]! });

export const recordAlliance = (act: Act, agreement: Agreement, action: string, fields: string[], content: object) =>
  act.record({
    action,
    on: { kind: 'agreement', id: agreement.id },
    caseId: agreement.caseId,
    fields,
    content: JSON.stringify(content),
    says: agreementSays(agreement),
  });

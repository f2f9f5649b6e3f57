import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Visit } from '#platform/http/route.ts';
import type { Agreement } from '../agreement.ts';
import { newestOf } from '../signoff/put-to-sign.ts';
import { sayWhere } from '../signoff/signing.ts';
import { signingsOf } from '../signoff/signing-store.ts';
import {
  type Decision,
  decidedLabels,
  decidedWays,
  decidersOf,
  isMade,
  isStuck,
  ladder,
  type Matter,
} from './alliance.ts';
import { charterInEffect } from './charter/charter-store.ts';
import { allianceDecisionsOf } from './decision-store.ts';
import { partiesBy } from './hold-alliance.ts';
import { mattersOf } from './matter-store.ts';

export const pathOfAlliance = ({ caseId, id }: Pick<Agreement, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/agreements/${id}`;

const states: Record<Decision['state'], string> = {
  open: 'Open',
  agreed: 'Agreed',
  blocked: 'Blocked',
  determined: 'Determined',
  fallen: 'Not decided',
  unmade: 'Unmade',
};

/** Whoever has said nothing that counts yet. To have stood aside is to have spoken. */
const waitingFor = (decision: Decision, parties: Agreement['parties']): string[] =>
  decision.matter.decided === 'delegated'
    ? [decision.matter.delegate ?? '']
    : decidersOf(decision.matter.decided, parties)
        .filter(({ id }) => !decision.votes.some((vote) => vote.partyId === id))
        .map(({ name }) => name);

/** One line of the log. */
export function lineOf(agreement: Agreement, parties: Agreement['parties'], decision: Decision, today: string) {
  return {
    ...decision,
    path: `${pathOfAlliance(agreement)}/decisions/${decision.id}`,
    stateLabel: states[decision.state],
    made: isMade(decision),
    decidedLabel: decidedLabels[decision.matter.decided],
    waitingFor: decision.state === 'open' ? waitingFor(decision, parties) : [],
    stuck: isStuck(decision, parties, today),
    nextRung: ladder[decision.step] ?? null,
    late: decision.dueOn !== null && decision.dueOn < today,
  };
}
export type DecisionLine = ReturnType<typeof lineOf>;

/** The decisions of an alliance as its log has them, newest first. */
export async function logOf(tx: Tx, agreement: Agreement, today: string): Promise<DecisionLine[]> {
  const parties = partiesBy(agreement, await charterInEffect(tx, agreement.id));
  return (await allianceDecisionsOf(tx, agreement.id))
    .map((decision) => lineOf(agreement, parties, decision, today))
    .toReversed();
}

export const decidedChoices = decidedWays.map((value) => ({ value, text: decidedLabels[value] }));

export const sayMatters = (matters: readonly Matter[], signed: readonly Matter[] | null) =>
  matters.map((one) => ({
    ...one,
    decidedLabel: decidedLabels[one.decided],
    unsigned: signed !== null && !signed.some(({ id }) => id === one.id),
  }));

/** Where the charter stands, in a sentence. */
export async function charterStands(tx: Tx, agreement: Agreement): Promise<string> {
  const newest = newestOf(await signingsOf(tx, agreement.caseId), agreement.id);
  return newest ? `Version ${newest.number}: ${sayWhere(newest)}` : 'Nobody has been asked to sign it yet.';
}

/** What the page of the agreement tells of an alliance: the ways to its rooms, and what waits. */
export async function summariseAlliance({ tx, object, now }: Visit<Agreement>) {
  const signed = await charterInEffect(tx, object.id);
  return {
    charter: await charterStands(tx, object),
    matters: sayMatters(await mattersOf(tx, object.id), object.state === 'draft' ? null : (signed?.matters ?? null)),
    decidedChoices,
    decisions: await logOf(tx, object, londonDate(now)),
  };
}

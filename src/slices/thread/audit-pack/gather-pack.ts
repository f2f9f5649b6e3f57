import type { Tx } from '#platform/db/database.ts';
import { messagesAbout } from '#platform/messages/messages.ts';
import { casesById, declarationsOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { type Procurement, procurementRecord, workingRecord } from '#slices/procurement/index.ts';
import { chainOf } from './chain-store.ts';

/** Everything that goes into a pack, as it is kept now. The same data gives the same facts: nothing of the moment of asking is in them. */
export async function gatherPack(tx: Tx, procurement: Procurement) {
  const record = await procurementRecord(tx, procurement);
  const working = await workingRecord(tx, procurement);
  const { evaluation } = working;
  const declarations = await declarationsOf(tx, procurement.caseId);
  const people = [
    ...record.moments.flatMap(({ recordedBy, secondBy }) => [recordedBy, secondBy]),
    ...record.decisions.map(({ decidedBy }) => decidedBy),
    ...declarations.map(({ personId }) => personId),
    ...working.assessments.flatMap(({ rows }) => rows.map(({ personId }) => personId)),
    ...(evaluation
      ? [
          ...evaluation.judges.map(({ personId }) => personId),
          ...evaluation.readers.flatMap(({ said }) => said.map(({ saidBy }) => saidBy)),
          ...evaluation.settled.map(({ moderatedBy }) => moderatedBy),
          ...evaluation.corrections.flatMap(({ proposedBy, confirmedBy }) => [proposedBy, confirmedBy]),
          ...evaluation.passes.map(({ decidedBy }) => decidedBy),
          ...evaluation.matters.map(({ decidedBy }) => decidedBy),
          ...evaluation.prices.flatMap(({ enteredBy, confirmedBy }) => [enteredBy, confirmedBy]),
          ...evaluation.draws.flatMap(({ drawnBy, witnessBy }) => [drawnBy, witnessBy]),
        ]
      : []),
  ];
  const opened = record.moments.some(({ moment }) => moment === 'opened');
  // What was done with tenders and scores is in the audit under their own kinds; of closed ones not even that something was done.
  const judging = opened ? ['tendering', 'evaluation'].map((kind) => ({ kind, id: procurement.id })) : [];
  const [theCase] = await casesById(tx, [procurement.caseId]);
  return {
    caseTitle: theCase!.title,
    record,
    working,
    declarations,
    names: await personNames(tx, people),
    messages: await messagesAbout(tx, { kind: 'procurement', id: procurement.id }),
    chain: await chainOf(tx, [
      { kind: 'procurement', id: procurement.id },
      ...record.lots.map(({ id }) => ({ kind: 'lot', id })),
      ...judging,
    ]),
  };
}

export type PackFacts = Awaited<ReturnType<typeof gatherPack>>;

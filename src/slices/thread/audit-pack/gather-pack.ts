import type { Tx } from '#platform/db/database.ts';
import { messagesAbout } from '#platform/messages/messages.ts';
import { casesById, declarationsOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { type Procurement, procurementRecord } from '#slices/procurement/index.ts';
import { chainOf } from './chain-store.ts';

/** Everything that goes into a pack, as it is kept now. The same data gives the same facts: nothing of the moment of asking is in them. */
export async function gatherPack(tx: Tx, procurement: Procurement) {
  const record = await procurementRecord(tx, procurement);
  const declarations = await declarationsOf(tx, procurement.caseId);
  const people = [
    ...record.moments.flatMap(({ recordedBy, secondBy }) => [recordedBy, secondBy]),
    ...record.decisions.map(({ decidedBy }) => decidedBy),
    ...declarations.map(({ personId }) => personId),
  ];
  const [theCase] = await casesById(tx, [procurement.caseId]);
  return {
    caseTitle: theCase!.title,
    record,
    declarations,
    names: await personNames(tx, people),
    messages: await messagesAbout(tx, { kind: 'procurement', id: procurement.id }),
    chain: await chainOf(tx, [
      { kind: 'procurement', id: procurement.id },
      ...record.lots.map(({ id }) => ({ kind: 'lot', id })),
    ]),
  };
}

export type PackFacts = Awaited<ReturnType<typeof gatherPack>>;

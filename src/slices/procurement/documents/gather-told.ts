import type { Tx } from '#platform/db/database.ts';
import { casesById } from '#slices/cases/index.ts';
import { burdensOfLot, issuedTextsFor, requirementsOf } from '#slices/plan/index.ts';
import { criteriaShown } from '../criteria/criteria-shown.ts';
import { clockOf } from '../notices/dates-as-happened.ts';
import { gatherFacts } from '../notices/gather-facts.ts';
import { type Procurement, regimeLabels, routeLabels } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { workforceOf } from './document-store.ts';
import type { Told } from './told.ts';

/** What documents are written from, read from the thread now. */
export async function gatherTold(tx: Tx, procurement: Procurement): Promise<Told> {
  const { id, caseId } = procurement;
  const [theCase] = await casesById(tx, [caseId]);
  const lots = (await lotsOf(tx, caseId)).filter((lot) => lot.procurementId === id && lot.state !== 'withdrawn');
  const hours = new Map<string, { title: string; low: number; high: number }>();
  for (const lot of lots)
    for (const { title, burden } of await burdensOfLot(tx, caseId, lot))
      if (burden?.hours) hours.set(title, { title, ...burden.hours });
  return {
    procurement,
    regimeLabel: regimeLabels[procurement.regime],
    routeLabel: routeLabels[procurement.route],
    purpose: theCase?.purpose ?? null,
    lots,
    requirements: await requirementsOf(tx, caseId),
    judging: await criteriaShown(tx, procurement),
    facts: await gatherFacts(tx, procurement),
    timetable: (await clockOf(tx, procurement)).timetable,
    hours: [...hours.values()],
    specifications: (
      await issuedTextsFor(
        tx,
        caseId,
        lots.flatMap((lot) => lot.requirementIds),
      )
    ).map(({ title, number, blocks }) => ({ title: `${title}, version ${number}`, blocks })),
    workforce: (await workforceOf(tx, id)).at(-1) ?? null,
  };
}

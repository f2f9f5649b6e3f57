import type { z } from 'zod';
import type { Tx } from '#platform/db/database.ts';
import { type Doing, redirect } from '#platform/http/route.ts';
import { leavingAsksOf, leavings } from '#slices/plan/index.ts';
import type { Lot } from '../procurement.ts';
import { type LotLeaving, quotable, saysNothing, timingOfLot } from './lot-leaving.ts';
import { lotLeavingsOf } from './lot-leaving-store.ts';
import { sayLotLeaves, type sayLotLeavesInput } from './say-lot-leaves.ts';

/** What lots leave, as their pages show it: when the community was asked, what each says now and before, whose words it answers. */
export async function leavingsShown(tx: Tx, caseId: string, lots: readonly Lot[]) {
  const asks = await leavingAsksOf(tx, caseId);
  const words = quotable(asks);
  const readings = await lotLeavingsOf(
    tx,
    lots.map((lot) => lot.id),
  );
  const shown = (one: LotLeaving) => ({ ...one, quotes: words.filter((said) => one.wordIds.includes(said.id)) });
  return new Map(
    lots.map((lot) => {
      const of = readings.filter((one) => one.lotId === lot.id).map(shown);
      const now = of.at(-1) ?? null;
      return [
        lot.id,
        {
          leavings,
          now,
          saysNothing: saysNothing(now ?? undefined),
          before: of.slice(0, -1).toReversed(),
          timing: timingOfLot(lot, asks),
          wordChoices: words.map((one) => ({
            value: one.id,
            text: `${one.body} ${one.feels === 'hope' ? 'hopes' : 'fears'}: “${one.words}”`,
          })),
        },
      ] as const;
    }),
  );
}

export async function keepLotLeaves({ act, object, body }: Doing<Lot, z.infer<typeof sayLotLeavesInput>>) {
  await sayLotLeaves(act, object, body);
  return redirect(`/cases/${object.caseId}/lots/${object.id}#leaves`, 'What it will leave is kept.');
}

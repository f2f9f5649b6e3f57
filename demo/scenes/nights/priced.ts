import { londonDate } from '#platform/clock.ts';
import { confirmEntered, enterPrices, finishScoring, pricesOf, raiseMatter } from '#slices/procurement/index.ts';
import type { Scene } from '../../build.ts';
import { the } from '../helpers.ts';
import { evaluationOf, tendersBySender } from '../judging.ts';
import { opens } from '../tenders.ts';

const prices = [
  ['Tern', 'night.town', '771,000'],
  ['Quayside', 'night.town', '742,000'],
  ['Tern', 'night.country', '468,000'],
  ['Vale', 'night.country', '474,500'],
] as const;

/** Two people open the prices, one types them and the other compares; everybody is looked up on the list before scores are final. */
export const nightsArePriced: readonly Scene[] = [
  opens('night', -32, 'dev', 'price-opened'),
  opens('night', -32, 'amara', 'price-opened'),
  {
    day: -31,
    as: 'dev',
    async does(act, world) {
      const tenders = await tendersBySender(act, world, 'night');
      const typed = prices.map(([sender, lot, price]) => [
        `price-${tenders.get(sender)}_${the(world, `lot.${lot}`)}`,
        price,
      ]);
      await enterPrices(act, await evaluationOf(act, world, 'night'), Object.fromEntries(typed));
      for (const tender of tenders.values())
        for (const [type, about] of [
          ['debarment', 'The bidder'],
          ['sub-contractor', 'None named'],
        ] as const)
          await raiseMatter(act, await evaluationOf(act, world, 'night'), {
            ...{ tender, type, about, ground: null, found: 'no', checkedOn: londonDate(act.now) },
            source: 'The debarment list as published on that day',
          });
    },
  },
  {
    day: -31,
    as: 'amara',
    async does(act, world) {
      const evaluation = await evaluationOf(act, world, 'night');
      const seen = (await pricesOf(act.tx, evaluation.id)).map(({ id, version }) => `${id}:${version}`);
      await confirmEntered(act, evaluation, { seen });
    },
  },
  { day: -30, as: 'dev', does: async (act, world) => finishScoring(act, await evaluationOf(act, world, 'night')) },
];

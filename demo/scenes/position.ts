import { casesById } from '#slices/cases/index.ts';
import { type PositionPartName, writePositionPart } from '#slices/market/index.ts';
import { publishNow } from '#slices/thread/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

const words: readonly (readonly [PositionPartName, string])[] = [
  [
    'message',
    'We would rather have ten providers who know their streets than three who know our forms. Tell us what stands in your way.',
  ],
  [
    'more',
    'More people who can begin the same evening, in Fell & Shore above all. Less care that is bought by the minute.',
  ],
  ['fees', 'The hourly fee keeps above what it costs to employ somebody lawfully. It is looked at each January.'],
  ['support', 'Lots by zone, two pages to bid, payment within ten days, and training with our reablement team.'],
];

/** What the council says to those who provide, drafted from what is kept and published. */
export const theMarketIsTold: readonly Scene[] = [
  {
    day: -7,
    as: 'dev',
    async does(act, world) {
      for (const [part, said] of words)
        await writePositionPart(act, the(world, 'case'), { part, words: said, version: 0 });
    },
  },
  {
    day: -6,
    as: 'amara',
    async does(act, world) {
      await publishNow(act, only(await casesById(act.tx, [the(world, 'case')])));
    },
  },
];

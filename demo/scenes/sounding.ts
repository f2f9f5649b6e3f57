import { answerSounding, openSounding, procurementsById, soundingsById } from '#slices/procurement/index.ts';
import type { Scene } from '../build.ts';
import { dated, only, the } from './helpers.ts';

type Said = readonly [
  position: number,
  would: 'yes' | 'perhaps' | 'no',
  reasons: readonly ('fee' | 'too-large' | 'too-far' | 'staff' | 'bid-work' | 'terms')[],
  because?: string,
  couldAdd?: number,
];

/** Harbour, Northside and Vale are lots 1, 2 and 3. */
const answers: readonly [provider: string, lots: readonly Said[]][] = [
  [
    'Quayside Homecare',
    [
      [1, 'yes', []],
      [2, 'perhaps', ['staff'], undefined, 60],
    ],
  ],
  [
    'Moorside Care',
    [
      [1, 'no', ['fee'], 'At £23.40 we lose on every hour from April.'],
      [3, 'perhaps', ['fee'], 'At £24.50 it is a yes.', 40],
    ],
  ],
  ['Northway Care', [[2, 'yes', [], undefined, 110]]],
  ['Brickfields Homecare', [[2, 'no', ['fee', 'terms'], 'The hours bank has to pay for the hour that is moved.']]],
  [
    'Weaver Street CIC',
    [[2, 'perhaps', ['too-large', 'bid-work'], 'Let us bid for our own streets. Two pages, not forty.', 25]],
  ],
  ['Harbour Lights CIC', [[1, 'no', ['too-large', 'bid-work']]]],
  ['Orchard Homecare', [[3, 'yes', [], undefined, 30]]],
  ['Vale Neighbours Care', [[3, 'no', ['too-large', 'fee'], 'One valley, yes. Five, no.']]],
];

/** Every provider is asked, on one page, whether it would bid; it stays open, so that whoever looks can try it. */
export const providersAreAsked: readonly Scene[] = [
  {
    day: -44,
    as: 'dev',
    async does(act, world) {
      const procurement = only(await procurementsById(act.tx, [the(world, 'procurement.homecare')]));
      world.sounding = await openSounding(act, procurement, {
        closesOn: dated(world, { days: 21 }),
        words: 'Five years, with two more if those who use it want that. Small providers may bid together.',
        typed: {
          ...Object.fromEntries(['6,200', '5,100', '3,260'].map((hours, index) => [`hours-${index + 1}`, hours])),
          ...Object.fromEntries([1, 2, 3].map((lot) => [`fee-${lot}`, '23.40'])),
          ...Object.fromEntries([1, 2, 3].map((lot) => [`bid-${lot}`, '55'])),
        },
      });
    },
  },
  ...answers.map(
    ([provider, lots], index): Scene => ({
      day: -43 + index,
      as: null,
      async does(act, world) {
        const sounding = only(await soundingsById(act.tx, [the(world, 'sounding')]));
        await answerSounding(
          act,
          sounding,
          {
            provider,
            lots: lots.map(([position, would, reasons, because, couldAdd]) => ({
              position,
              would,
              reasons,
              because: because ?? null,
              couldAddHours: couldAdd ?? null,
            })),
          },
          'page',
        );
      },
    }),
  ),
];

import { askQuestion, assumeGrowth, pasteRoster } from '#slices/market/index.ts';
import type { Scene } from '../build.ts';
import { the } from './helpers.ts';

/** Shares of each zone's hours in per cent, largest first; 22 providers, three of them in a second zone or a third. */
const zones: readonly [
  zone: string,
  hours: number,
  shares: readonly [provider: string, share: number, spare?: number][],
][] = [
  [
    'Harbour',
    6_200,
    [
      ['Quayside Homecare', 22, 90],
      ['Moorside Care', 17],
      ['Anchor Street Care', 12],
      ['Ferryman Support', 10],
      ['Lantern Care', 9, 40],
      ['Saltmarsh Homecare', 8],
      ['Tidewell', 7],
      ['Gull Lane Carers', 6],
      ['Breakwater Support', 5],
      ['Harbour Lights CIC', 4],
    ],
  ],
  [
    'Northside',
    5_100,
    [
      ['Northway Care', 25, 110],
      ['Brickfields Homecare', 18],
      ['Quayside Homecare', 14],
      ['Linden Support', 12],
      ['Signal Box Care', 11],
      ['Elm Row Carers', 10],
      ['Weaver Street CIC', 10, 25],
    ],
  ],
  [
    'Vale',
    3_260,
    [
      ['Moorside Care', 30],
      ['Orchard Homecare', 22, 30],
      ['Millrace Support', 18],
      ['Hedgerow Care', 16],
      ['Vale Neighbours Care', 14],
    ],
  ],
];

const typeOf = (provider: string): string =>
  /CIC|Neighbours/.test(provider) ? 'voluntary' : /Moorside|Quayside/.test(provider) ? 'large' : 'small';

/** In Fell & Shore 62, 24 and 14% of 1,980 hours; what each says that it could add within twelve weeks. */
const roster = [
  'Provider,Hours a week,Spare hours,Zone,Bid last time,Type',
  'Moorside Care,1228,,Fell & Shore,yes,large',
  'Tern Home Support,475,60,Fell & Shore,yes,small',
  'Fellside Carers,277,,Fell & Shore,no,co-operative',
  ...zones.flatMap(([zone, hours, shares]) =>
    shares.map(
      ([provider, share, spare], index) =>
        `${provider},${Math.round((hours * share) / 100)},${spare ?? ''},${zone},${index < Math.ceil(shares.length / 2) ? 'yes' : ''},${typeOf(provider)}`,
    ),
  ),
].join('\n');

/** Who is left next time, where it matters most. */
export const marketIsLookedAt: readonly Scene[] = [
  { day: -70, as: 'dev', does: (act, world) => pasteRoster(act, { caseId: the(world, 'case'), text: roster }) },
  {
    day: -69,
    as: 'dev',
    does: (act, world) =>
      assumeGrowth(act, the(world, 'case'), {
        growthPercent: 10,
        growthBecause: 'none of them has grown faster in any quarter of the last two years',
      }),
  },
  {
    // Asked before lots are drawn. It is played when the demonstration is there, as after any start.
    day: -68,
    as: 'dev',
    does: (act, world) =>
      askQuestion(act, {
        caseId: the(world, 'case'),
        title: 'Before we draw lots: who would be left?',
        fee: 2_340,
        years: 8,
        basis: null,
        ways: ['shared', 'single', 'prime', 'alliance'],
      }),
  },
];

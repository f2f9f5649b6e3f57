import { assumeGrowth, pasteRoster } from '#slices/market/index.ts';
import type { Scene } from '../build.ts';
import { the } from './helpers.ts';

/** Hours a week in Fell & Shore and what each says it could add within twelve weeks: 62, 24 and 14% of 1,980. */
const roster = `Provider,Hours a week,Spare hours,Zone,Bid last time
Moorside Care,1228,,Fell & Shore,yes
Tern Home Support,475,60,Fell & Shore,yes
Fellside Carers,277,,Fell & Shore,no`;

/** Who is left next time, where it matters most. */
export const marketIsLookedAt: readonly Scene[] = [
  { day: -70, as: 'dev', does: (act, world) => pasteRoster(act, { caseId: the(world, 'case'), text: roster }) },
  {
    day: -69,
    as: 'dev',
    does: (act, world) =>
      assumeGrowth(act, the(world, 'case'), {
        growthPercent: 10,
        growthBecause: 'none of the three has grown faster in any quarter of the last two years',
      }),
  },
];

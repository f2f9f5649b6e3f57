import { addMeasure, addPoints, importSeries, type Measure } from '#slices/measures/index.ts';
import { changeRequirement, requirementsById } from '#slices/plan/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

type Series = Pick<Measure, 'name' | 'kind' | 'improvement'> &
  Partial<Measure> & { key: string; shows: string; values: readonly number[] };

const series: readonly Series[] = [
  {
    key: 'start',
    shows: 'start',
    name: 'Days from asking to the first visit',
    kind: 'measure',
    improvement: 'down',
    unit: 'days',
    target: 7,
    baseline: 12,
    source: 'Requests and starts, mean of the month',
    collector: 'Brokerage, Thornmere Council',
    burden: 'None: both dates are kept already',
    leavesOut: 'Those who gave up waiting',
    sharedWithProviders: true,
    values: [
      6.1, 5.8, 6.4, 6.0, 5.7, 6.3, 6.2, 5.9, 6.5, 6.1, 6.0, 6.2, 6.6, 6.9, 6.7, 7.0, 7.3, 7.1, 7.6, 7.9, 8.3, 8.8, 9.4,
      9.9,
    ],
  },
  {
    key: 'falls',
    shows: 'falls',
    name: 'People over 65 taken to hospital after a fall',
    kind: 'count',
    improvement: 'down',
    unit: 'people',
    baseline: 12,
    source: 'Hospital admissions, each month',
    collector: 'Integrated Care Board',
    burden: 'None: counted already',
    leavesOut: 'Falls that nobody came to',
    values: [
      84, 79, 90, 82, 88, 76, 85, 91, 80, 83, 87, 81, 86, 92, 78, 85, 89, 83, 80, 88, 84, 90, 82, 86, 81, 78, 77, 80,
      76, 74, 79, 73, 75, 77, 72, 74,
    ],
  },
  {
    key: 'handed-back',
    shows: 'start',
    name: 'Packages handed back by providers',
    kind: 'rare-count',
    improvement: 'down',
    unit: 'packages',
    source: 'Brokerage, each month',
    collector: 'Brokerage, Thornmere Council',
    sharedWithProviders: true,
    values: [1, 0, 2, 1, 1, 0, 1, 2, 1, 0, 1, 1, 1, 2, 2, 1, 3, 2, 2, 3, 2, 3, 4, 3],
  },
  {
    key: 'contact',
    shows: 'connection',
    name: 'People who use care and have as much social contact as they would like',
    kind: 'annual-survey',
    improvement: 'up',
    unit: '%',
    source: 'Adult social care survey, each year',
    burden: 'Twenty minutes from each of 400 people',
    leavesOut: 'People under 65 who are not asked; those who cannot fill in a form',
    values: [],
  },
];

/** The two newest values come later, each in its month. */
const kept = 2;

const monthOf = (world: World, ago: number): string => `${dated(world, { months: -ago }).slice(0, 7)}-01`;

/** The newest value is of the last month but one: nobody knows the numbers of a month before it is over. */
const pointsOf = (world: World, values: readonly number[]) =>
  values.map((value, index) => ({ on: monthOf(world, values.length + 1 - index), value }));

const newest = (day: number, back: number): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    for (const { key, values } of series) {
      const point = pointsOf(world, values).at(-back);
      if (point) await addPoints(act, { measureId: the(world, `measure.${key}`), points: [point] });
    }
  },
});

const seenBy: readonly [requirement: string, measure: string][] = [
  ['start', 'start'],
  ['classes', 'falls'],
];

/** What shows whether it happens: series as they are, drawn with limits; a rare count that the chart refuses to draw so. */
export const measuresAreWatched: readonly Scene[] = [
  {
    day: -62,
    as: 'amara',
    async does(act, world) {
      for (const { key, shows, values, ...measure } of series) {
        const measureId = await addMeasure(act, {
          ...measure,
          caseId: the(world, 'case'),
          outcomeId: the(world, `outcome.${shows}`),
        });
        world[`measure.${key}`] = measureId;
        const points = key === 'contact' ? surveyed(world) : pointsOf(world, values).slice(0, -kept);
        const content = ['month,value', ...points.map(({ on, value }) => `${on},${value}`)].join('\n');
        await importSeries(act, measureId, { name: `${key}.csv`, content });
      }
    },
  },
  {
    day: -61,
    as: 'dev',
    async does(act, world) {
      for (const [requirement, measure] of seenBy) {
        const before = only(await requirementsById(act.tx, [the(world, `requirement.${requirement}`)]));
        const { id: _, caseId: __, addedAt: ___, ...now } = before;
        await changeRequirement(act, before, { ...now, measureId: the(world, `measure.${measure}`) });
      }
    },
  },
  newest(-32, 2),
  newest(-4, 1),
];

const surveyed = (world: World) => [43, 42, 41].map((value, index) => ({ on: monthOf(world, 30 - 12 * index), value }));

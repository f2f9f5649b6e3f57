import type { Act } from '#platform/act/act.ts';
import { agreementsById, agreeTerms, forecastPool } from '#slices/agreements/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

const fund = async (act: Act, world: World) => only(await agreementsById(act.tx, [the(world, 'agreement.pool')]));

/** Ruth forecasts the pool: home care spends more than was put in, and the shares say who bears it. */
export const thePoolIsForecast: readonly Scene[] = [
  {
    day: -45,
    as: 'ruth',
    async does(act, world) {
      await agreeTerms(act, await fund(act, world), {
        host: 'Thornmere Council',
        manager: 'Ruth Levy',
        leadCommissioner: 'Thornmere Council',
        reserve: 20_000_000,
        underspend: 'stays',
        shares: 'Thornmere Council; 70.9\nThornmere and Fells Integrated Care Board; 29.1',
        exitNotice: 'Six months, at the end of a year',
        vat: 'The host’s',
        version: 0,
      });
    },
  },
  {
    day: -12,
    as: 'ruth',
    async does(act, world) {
      await forecastPool(act, await fund(act, world), {
        schemes: [
          'Home care; £20.2m; £21.3m',
          'Reablement; £3.2m; £3.05m',
          'Telecare; £1.5m; £1.4m',
          'Day centre; £0.51m; £0.51m',
          'Neighbourhood networks; £0.33m; £0.33m',
          'Falls service; £0.18m; £0.15m',
        ].join('\n'),
      });
    },
  },
];

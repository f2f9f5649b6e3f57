export {
  fewestReturns,
  floorAt,
  handBackRate,
  indicatorsFromProviders,
  type Pooled,
  type Providing,
  pool,
} from './from-providers.ts';
export { indicatorsFromTenders, meanFrom, shareOf } from './from-tenders.ts';
export { type Indicator, type IndicatorName, indicatorNames, type PastTender } from './types.ts';

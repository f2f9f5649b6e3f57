export { type MeasureName, measureNames, measures } from './measures.ts';
export { defaults, type ParameterName, parameterNames } from './parameters.ts';
export { type DrawSums, runDraws } from './simulate.ts';
export { type Answer, type Difference, type Estimate, quantile, summarise } from './summarise.ts';
export {
  type Assumption,
  type Grade,
  type Lot,
  type Provider,
  providerTypes,
  ratings,
  type Scenario,
  type Strategy,
  type Terms,
  vehicles,
} from './types.ts';
export { version } from './version.ts';

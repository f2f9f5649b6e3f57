export { indicatorFields, isFingertips, suggestIndicatorMapping } from './fields.ts';
export { guessUnit, guessUnitOf, type Unit } from './guess-unit.ts';
export { hashOf, type IndicatorProblem, type IndicatorRow, isEngland, keyOf } from './indicator.ts';
export { type ReadIndicators, readIndicators } from './read-indicators.ts';
export { readNumber } from './read-number.ts';

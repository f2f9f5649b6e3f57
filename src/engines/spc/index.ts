export { xmr } from './chart.ts';
export { describe } from './describe.ts';
export { chartTimeBetween, timeBetween, transform, untransform } from './time-between.ts';
export * from './types.ts';

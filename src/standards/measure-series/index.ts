export { readMonth } from './read-period.ts';
export { type ReadSeriesOptions, readSeries } from './read-series.ts';
export type { ReadSeries, SeriesPoint } from './series.ts';

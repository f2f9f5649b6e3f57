import { type Field, type Mapping, normaliseName, suggestMapping } from '#platform/export/index.ts';

/**
 * What a file of indicators holds, a line an area, group and period. The first alias of each is its name in Fingertips'
 * CSV downloads (fingertips.phe.org.uk, "Download data"); the others are names that councils and the ONS use.
 */
export const indicatorFields: readonly Field[] = [
  { name: 'indicatorId', label: 'Indicator number', aliases: ['indicator id', 'indicator code', 'metric id'] },
  {
    name: 'indicator',
    label: 'What is counted',
    aliases: ['indicator name', 'indicator', 'measure', 'metric', 'statistic', 'topic', 'short name'],
  },
  {
    name: 'area',
    label: 'Area',
    aliases: ['area name', 'geography name', 'geography', 'local authority', 'place', 'ward'],
  },
  { name: 'areaType', label: 'Kind of area', aliases: ['area type', 'geography type'] },
  { name: 'sex', label: 'Sex', aliases: ['sex', 'gender'] },
  { name: 'age', label: 'Age', aliases: ['age', 'age group', 'age band'] },
  { name: 'category', label: 'Group', aliases: ['category', 'breakdown', 'population group', 'group'] },
  { name: 'period', label: 'Period', aliases: ['time period', 'time', 'year', 'date', 'reporting period'] },
  {
    name: 'value',
    label: 'Value',
    aliases: ['value', 'rate', 'percentage', 'percent', 'proportion', 'indicator value'],
  },
  {
    name: 'low',
    label: 'Lower limit',
    aliases: [
      'lower ci 95.0 limit',
      'lower ci limit',
      'lower ci',
      'lower limit',
      'lower confidence limit',
      'lci',
      'lower 95 ci',
    ],
  },
  {
    name: 'high',
    label: 'Upper limit',
    aliases: [
      'upper ci 95.0 limit',
      'upper ci limit',
      'upper ci',
      'upper limit',
      'upper confidence limit',
      'uci',
      'upper 95 ci',
    ],
  },
  { name: 'count', label: 'Count', aliases: ['count', 'numerator', 'observed', 'events', 'number'] },
  { name: 'denominator', label: 'Denominator', aliases: ['denominator', 'population', 'base', 'of'] },
  {
    name: 'compared',
    label: 'Compared with England',
    aliases: [
      'compared to england value or percentiles',
      'compared to england value',
      'compared to england',
      'comparison',
    ],
  },
  { name: 'trend', label: 'Trend', aliases: ['recent trend', 'trend', 'direction of travel'] },
  { name: 'note', label: 'Note', aliases: ['value note', 'note', 'notes', 'caveat'] },
];

const marks = ['indicator id', 'indicator name', 'area name', 'time period', 'value', 'count', 'denominator'];

/** Whether these are the columns of a Fingertips download, which need no choosing. */
export function isFingertips(columns: readonly string[]): boolean {
  const names = new Set(columns.map(normaliseName));
  return marks.every((mark) => names.has(mark));
}

/** Which column is which, by name. An England-wide 99.8% limit is never taken for a 95% one. */
export const suggestIndicatorMapping = (columns: readonly string[]): Mapping =>
  suggestMapping(
    columns.filter((column) => !/99\.8|sortable/i.test(column)),
    indicatorFields,
  );

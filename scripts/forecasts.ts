import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  backtestProviders,
  backtestTenders,
  type Estimate,
  fitMarket,
  type Registered,
  type Target,
  type Tender,
  version,
} from '#engines/retender-history/index.ts';
import { readTable, unpack } from '#platform/export/index.ts';
import { readProviderRegister } from '#standards/provider-register/index.ts';
import { readTenderHistory } from '#standards/tender-history/index.ts';

/** Writes docs/forecasts.md: the protocol, and what came of it on real data, good or bad. `node scripts/forecasts.ts`, half a minute. */
const root = path.join(import.meta.dirname, '..');
const folder = path.resolve(root, process.env.COMMONWEAL_TEST_DATA ?? '../shared/data', 'market');
const files = { tenders: 'tsuchiura_bids_2007_2012.csv.gz', register: 'ofsted_providers_2015_2021.csv.gz' };
for (const name of Object.values(files))
  if (!existsSync(path.join(folder, name))) {
    console.error(`${name} is not in ${folder}. Set COMMONWEAL_TEST_DATA to the folder that has market/${name}.`);
    process.exit(1);
  }
const tableOf = (name: string) => readTable(unpack(readFileSync(path.join(folder, name))).bytes!);

const three = (value: number) => value.toFixed(3);
const percent = (value: number) => `${(100 * value).toFixed(1)}%`;
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const head = (names: readonly string[]) => [row(names), row(names.map(() => '---'))];

const targetHead = [
  'target',
  'n',
  'came',
  'Brier',
  'naive',
  'skill (90% interval)',
  'log score',
  'naive',
  'CRPS',
  'naive',
  'within 90%',
  'best naive',
  'shown',
];
const targetRow = (one: Target) =>
  row([
    one.name.replaceAll('<=', '≤'),
    one.n,
    three(one.base),
    three(one.brier),
    three(one.baselineBrier),
    `${percent(one.skill.value)} (${percent(one.skill.low)} to ${percent(one.skill.high)})`,
    three(one.logScore),
    three(one.baselineLogScore),
    three(one.crps),
    three(one.baselineCrps),
    `${percent(one.coverage90)} of ${percent(one.saidCoverage90)}`,
    one.baseline,
    one.shown ? 'yes' : 'no',
  ]);
const targetTable = (targets: readonly Target[]) => [...head(targetHead), ...targets.map(targetRow)];

function againstAll(target: Target): string[] {
  return [
    ...head(['against', 'Brier', 'log score', 'CRPS', 'our skill (90% interval)']),
    row(['**what is pooled**', three(target.brier), three(target.logScore), three(target.crps), '']),
    ...target.baselines.map((one) =>
      row([
        one.naive ? one.name : `${one.name} (a model, not in the gate)`,
        three(one.brier),
        three(one.logScore),
        three(one.crps),
        `${percent(one.skill.value)} (${percent(one.skill.low)} to ${percent(one.skill.high)})`,
      ]),
    ),
  ];
}

function tenderPart(tenders: readonly Tender[]): string[] {
  const last = Math.max(...tenders.map((tender) => tender.year));
  const untils = [last - 5, last - 4, last - 3, last - 2, last - 1].filter((year) =>
    tenders.some((one) => one.year <= year),
  );
  const reports = untils.map((until) => backtestTenders(tenders, until));
  const widest = reports[1]!;
  const two = widest.targets.find((one) => one.name === 'bidders<=2')!;
  const number = widest.targets.find((one) => one.name === 'bidders')!;
  return [
    `## Who bids: ${tenders.length} tenders of one city`,
    '',
    'Construction tenders of Tsuchiura, Japan, with every bidder. Construction, not services; no lots, no re-lets. Prices had a floor from 2009–10 on and may not have been competed for.',
    ...reports.flatMap((report) => [
      '',
      `### Learnt up to ${report.until}, then a year at a time: ${report.known} tenders known at first, ${report.scored} scored`,
      '',
      ...targetTable(report.targets),
    ]),
    '',
    `### Two bidders or fewer, learnt up to ${widest.until}: against every rival`,
    '',
    ...againstAll(two),
    '',
    `### The number of bidders, learnt up to ${widest.until}: against every rival`,
    '',
    ...againstAll(number),
    '',
    `Tenths of the forecast in which outcomes fell (0.10 each where it is calibrated): ${widest.transform.map((share) => share.toFixed(2)).join(' ')}. Too many in the lower tenths: fewer bid, year after year, than the years before had said. No member of the pool foresees a change of regime.`,
    '',
    '### One origin alone, several years ahead',
    '',
    'Learnt once and never again, as a buyer would who asks about a re-let years away. Level drifts, and skill goes with it.',
    ...reports
      .slice(0, 4)
      .flatMap((report) => [
        '',
        `Learnt up to ${report.until}, scored to ${last}:`,
        '',
        ...targetTable(report.oneOrigin),
      ]),
  ];
}

function registerPart(rows: readonly Registered[]): string[] {
  const years = [...new Set(rows.map((one) => one.year))].sort((a, b) => a - b);
  const last = years.at(-1)!;
  const asked: [number, number][] = [
    [years[0]! + 2, 1],
    [last - 3, 1],
    [last - 1, 1],
    [years[0]! + 2, 3],
    [last - 3, 3],
  ];
  return [
    `## Who is left: ${rows.length} provider-years of England's children's social care`,
    '',
    'Registers at 31 March of each year. A changed number on re-registration looks like an exit and an entry, agencies that move house change area, and boundaries change: areas that are gone from a whole register with three providers or more are left out.',
    ...asked.flatMap(([until, horizon]) => {
      const report = backtestProviders(rows, until, horizon);
      return [
        '',
        `### ${horizon === 1 ? 'One year' : `${horizon} years`} ahead, learnt up to ${until}${report.origins.length > 1 ? ` and then each year to ${report.origins.at(-1)}` : ''}`,
        '',
        ...report.notes.map((note) => `${note}\n`),
        ...targetTable(report.targets),
      ];
    }),
  ];
}

const estimateRow = (one: Estimate) =>
  row([
    one.says,
    one.unit,
    three(one.value),
    `${three(one.low)} to ${three(one.high)}`,
    one.grade,
    percent(one.dataWeight),
    one.source,
  ]);

function marketPart(tenders: readonly Tender[]): string[] {
  return [
    '## Parameters of that city’s market',
    '',
    '`fitMarket` on the whole history: each drawn to its prior by how little the data say. Some priors come from a regression on the same city; for these the data weight says less than it seems.',
    '',
    ...head(['parameter', 'unit', 'value', '90% interval', 'grade', 'from the data', 'source']),
    ...Object.values(fitMarket(tenders).parameters).map(estimateRow),
  ];
}

const { tenders } = readTenderHistory(tableOf(files.tenders));
const { rows } = readProviderRegister(tableOf(files.register));
const intro = readFileSync(path.join(import.meta.dirname, 'forecasts-protocol.md'), 'utf8').trim();
const page = [
  intro,
  '',
  `Engine: ${version}. Made by \`node scripts/forecasts.ts\`.`,
  '',
  ...tenderPart(tenders),
  '',
  ...registerPart(rows),
  '',
  ...marketPart(tenders),
];
writeFileSync(path.join(root, 'docs', 'forecasts.md'), `${page.join('\n')}\n`);
console.log('docs/forecasts.md is written.');

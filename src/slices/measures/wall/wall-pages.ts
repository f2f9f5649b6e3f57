import type { Subject } from '#platform/access/kinds.ts';
import type { Who } from '#platform/access/who.ts';
import { organisationIds } from '#platform/access/who.ts';
import { londonDate as londonDay } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { londonDate, londonMonth, number, plural } from '#platform/say.ts';
import { casesOf, hatsOf } from '#slices/cases/index.ts';
import type { Organisation } from '#slices/people/index.ts';
import { measureAccess } from '../access.ts';
import { chartOf } from '../chart-of.ts';
import type { Measure } from '../measure.ts';
import { measuresOfCases } from '../measure-store.ts';
import { besideMeasures } from '../stories/beside.ts';
import { chartsOf } from './chart-store.ts';
import { drawnBy } from './keep-chart.ts';
import { sayLate } from './lateness.ts';
import { orderWall } from './order-wall.ts';
import { type SmallChart, size, smallChart } from './small-chart.ts';

const targetSays: Record<NonNullable<SmallChart['target']>, string> = {
  always: 'Will meet its target',
  sometimes: 'Will meet its target sometimes, by chance',
  never: 'Will miss its target as things are',
  'cannot-tell': 'Whether it meets its target cannot be told',
};
const heads = [
  'Measure',
  'Newest',
  { text: 'Value', number: true },
  'Mean',
  'Expect',
  'What changed',
  'Target',
  'Data',
];

export async function showCaseWall(visit: Visit<Subject>): Promise<Reply> {
  const { tx, object, who } = visit;
  const measures = (await measuresOfCases(tx, [object.id])).filter((one) => sees(who, one));
  return page('measures/wall/wall.njk', 'All that is measured here', {
    ...(await wallOf(visit, measures)),
    titles: {},
    backTo: `/cases/${object.id}/measures`,
    storiesAt: `/cases/${object.id}/stories`,
  });
}

/** All that is measured on the cases that an organisation leads, as far as this person wears a hat on each. */
export async function showOrganisationWall(visit: Visit<Organisation>): Promise<Reply> {
  const { tx, object, who } = visit;
  const led = (await casesOf(tx, who.personId!, organisationIds(who))).filter(
    (one) => one.organisationId === object.id,
  );
  const hats = new Map<string, readonly string[]>();
  for (const one of led) hats.set(one.id, await hatsOf(tx, who.personId!, one.id));
  const all = await measuresOfCases(
    tx,
    led.map((one) => one.id),
  );
  const measures = all.filter((one) => sees({ ...who, hats: hats.get(one.caseId) ?? [] }, one));
  return page('measures/wall/wall.njk', `All that is measured for ${object.name}`, {
    ...(await wallOf(visit, measures)),
    titles: Object.fromEntries(led.map((one) => [one.id, one.title])),
    backTo: `/organisations/${object.id}`,
    storiesAt: null,
  });
}

const sees = (who: Who, measure: Measure): boolean =>
  measure.state === 'watched' && measureAccess(who, measure).includes('see');

async function wallOf({ tx, now }: Visit, measures: readonly Measure[]) {
  const charts = await chartsFor(tx, measures);
  const beside = await besideMeasures(tx, measures);
  const today = londonDay(now);
  const ones = measures.map((measure) => {
    const chart = charts.get(measure.id)!;
    const late = sayLate(chart.latest?.on ?? null, measure.expected, londonDay(measure.addedAt), today);
    return { ...viewOf(measure, chart, late), story: beside.get(measure.id) ?? null };
  });
  const groups = orderWall(ones);
  const ordered = groups.flatMap((group) => group.ones);
  const changed = ones.filter((one) => one.chart.since !== null).length;
  return {
    groups,
    size,
    heads,
    says: `${plural(ones.length, 'measure')}. ${changed} ${changed === 1 ? 'shows' : 'show'} something that chance does not explain. ${plural(ones.filter((one) => one.late).length, 'is', 'are')} late.`,
    rows: ordered.map((one) => [
      { text: one.name, href: one.path },
      one.when,
      { text: one.value, number: true },
      one.mean,
      one.expect,
      one.since ? `${one.chart.says} Since ${one.since}.` : one.chart.says,
      one.target ?? '',
      [one.late, one.gaps].filter(Boolean).join(' '),
    ]),
  };
}

async function chartsFor(tx: Tx, measures: readonly Measure[]): Promise<Map<string, SmallChart>> {
  const kept = await chartsOf(
    tx,
    measures.map((one) => one.id),
    drawnBy,
  );
  for (const measure of measures)
    if (!kept.has(measure.id)) kept.set(measure.id, smallChart(measure, await chartOf(tx, measure)));
  return kept;
}

const when = (on: string): string => (on.endsWith('-01') ? londonMonth(on) : londonDate(on));

/** A measure on the wall, in words and numbers. */
export function viewOf(measure: Measure, chart: SmallChart, late: string | null) {
  const { latest, missing } = chart;
  return {
    name: measure.name,
    caseId: measure.caseId,
    path: `/cases/${measure.caseId}/measures/${measure.id}`,
    chart,
    late,
    when: latest ? when(latest.on) : '',
    value: latest ? `${number(latest.value)}${measure.unit ? ` ${measure.unit}` : ''}` : '',
    mean: chart.mean === null ? '' : `${number(chart.mean)}${chart.of === 'days between' ? ' days between' : ''}`,
    expect: chart.lower === null ? '' : `${number(chart.lower)} to ${number(chart.upper)}`,
    since: chart.since ? when(chart.since) : null,
    target: chart.target ? targetSays[chart.target] : null,
    gaps:
      missing.length > 0
        ? `${plural(missing.length, 'value is', 'values are')} missing, from ${when(missing[0]!)}.`
        : null,
  };
}

import {
  addDays,
  type Day,
  monthsFrom,
  paymentInformationBy,
  paymentsComplianceBy,
  pipelineNoticeBy,
  yearOf,
} from '#engines/calendar/index.ts';
import { londonDate } from '#platform/clock.ts';
import type { Tx } from '#platform/db/database.ts';
import { londonDate as sayDate } from '#platform/say.ts';
import { lawSaid, noticeOf } from '#standards/notices/index.ts';
import type { Procurement } from '../procurement.ts';
import { lastDaysIn } from '../timetable/dates-coming.ts';
import type { Dates } from '../timetable/milestones.ts';
import { clocksOf } from './dates-as-happened.ts';
import { type DatesElsewhereOf, noDatesElsewhere } from './elsewhere.ts';
import { milestoneOf, noticesOf } from './notice-list.ts';
import { dueOf } from './notice-state.ts';
import { publishedIn } from './notice-store.ts';
import { type YearlyDuty, yearlyDuties } from './reminder-rules.ts';
import { procurementsRunning } from './running-store.ts';

export type NoticeComing = Readonly<{
  /** Null where the authority owes it once for all it buys. */
  procurementId: string | null;
  caseId: string | null;
  procurement: string | null;
  code: string | null;
  title: string;
  on: Day;
  reference: string;
  says: string;
  path: string | null;
}>;

const daysOf: Record<YearlyDuty['rule'], (year: number) => readonly Day[]> = {
  pipeline: (year) => [pipelineNoticeBy(year)],
  compliance: paymentsComplianceBy,
  payments: paymentInformationBy,
  summary: (year) => [`${year}-09-30`],
};

const inSpan = (on: Day, from: Day, to: Day): boolean => from <= on && on <= to;

function yearly(regimes: ReadonlySet<Procurement['regime']>, from: Day, to: Day): NoticeComing[] {
  const act = regimes.has('ordinary') || regimes.has('light-touch');
  const years = Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at);
  return yearlyDuties
    .filter(({ owedBy }) => (owedBy === 'act' ? act : regimes.has('provider-selection')))
    .flatMap((duty) =>
      years
        .flatMap((year) => daysOf[duty.rule](year))
        .filter((on) => inSpan(on, from, to))
        .map((on) => ({ ...nobodys, code: duty.code, title: duty.title, on, reference: duty.law, says: duty.says })),
    );
}
const nobodys = { procurementId: null, caseId: null, procurement: null, path: null };

/** Rules that are no notice of their own and are reminded of with them: a copy of the contract, ratings each year. */
const besides: Readonly<Record<string, string>> = {
  'contract-copy': 'A copy of the contract is published',
  'performance-yearly': 'Performance against the indicators is rated and published (UK9)',
};

/** Ratings of a year that are out, or that nobody owes because it was said why there are no indicators. */
const doneAlready = (rule: string, on: Day, ratedOn: readonly Day[], noKpis: boolean): boolean =>
  rule === 'performance-yearly' && (noKpis || ratedOn.some((day) => inSpan(day, monthsFrom(addDays(on, 1), -12), on)));

/**
 * Notices and publications that fall due from one day to another: last days that the law gives, counted from what did happen, and days that were set;
 * not those that are on the platform. `elsewhereOf` says of all of them at once what agreements know: a contract that runs out has its last notice too.
 */
export async function noticesComing(
  tx: Tx,
  from: Day,
  to: Day,
  caseIds: readonly string[] | null = null,
  elsewhereOf: DatesElsewhereOf = noDatesElsewhere,
): Promise<NoticeComing[]> {
  const running = await procurementsRunning(tx, caseIds);
  const ids = running.map(({ id }) => id);
  const published = Map.groupBy(await publishedIn(tx, ids), ({ procurementId }) => procurementId);
  const elsewhere = await elsewhereOf(tx, ids);
  const clocks = await clocksOf(tx, running, new Map([...elsewhere].map(([id, { dates }]) => [id, dates])));
  const found: NoticeComing[] = [];
  for (const procurement of running) {
    const clock = clocks.get(procurement.id)!;
    const versions = published.get(procurement.id) ?? [];
    const of = {
      procurementId: procurement.id,
      caseId: procurement.caseId,
      procurement: procurement.title,
    };
    const base = `/cases/${procurement.caseId}/procurements/${procurement.id}`;
    const out = new Set(versions.map(({ code }) => code));
    const ratedOn = versions.filter(({ code }) => code === 'UK9').map(({ platformAt }) => londonDate(platformAt));
    for (const code of noticesOf(procurement.regime, procurement.route)) {
      const milestone = milestoneOf(code);
      const due = dueOf(code, clock.timetable);
      // A way of buying may know two notices of one date; one that is out answers for it.
      const answered = [...out].some((one) => milestoneOf(one) === milestone);
      if (!due || answered || !inSpan(due.on, from, to)) continue;
      const reference = due.rule ?? lawSaid(noticeOf(code).law);
      const says = due.kind === 'last-day' ? 'The last day that the law gives' : 'The day that was set';
      found.push({
        ...of,
        code,
        title: noticeOf(code).title,
        on: due.on,
        reference,
        says,
        path: `${base}/notices/${code.toLowerCase()}`,
      });
    }
    for (const { rule, on } of lastDaysIn(clock.timetable, clock.dates, from, to)) {
      const step = clock.timetable.steps.find((one) => one.rule === rule)!;
      const title = besides[rule];
      if (title && !doneAlready(rule, on, ratedOn, elsewhere.get(procurement.id)?.noKpis ?? false))
        found.push({
          ...of,
          code: null,
          title,
          on,
          reference: step.reference,
          says: step.counted,
          path: rule === 'performance-yearly' ? `${base}/notices/uk9` : `${base}/order`,
        });
    }
    found.push(...expiry(procurement, clock.dates, from, to, base, out));
  }
  found.push(...yearly(new Set(running.map(({ regime }) => regime)), from, to));
  return found.sort((a, b) => a.on.localeCompare(b.on) || a.title.localeCompare(b.title));
}

/** Ninety days before a contract runs out: that it does, and that a notice of it is owed. */
function expiry(
  { id, caseId, title, regime }: Procurement,
  { endOn, signOn }: Dates,
  from: Day,
  to: Day,
  base: string,
  out: ReadonlySet<string>,
): NoticeComing[] {
  if (!endOn || !signOn || regime === 'provider-selection' || regime === 'below-threshold' || out.has('UK11'))
    return [];
  const on = addDays(endOn, -90);
  if (!inSpan(on, from, to)) return [];
  return [
    {
      procurementId: id,
      caseId,
      procurement: title,
      code: 'UK11',
      title: 'The contract runs out in 90 days',
      on,
      reference: 'Procurement Act 2023, section 80: expiry too',
      says: `It ends on ${sayDate(endOn)}. A termination notice is owed within 30 days of that.`,
      path: `${base}/notices/uk11`,
    },
  ];
}

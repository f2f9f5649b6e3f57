import { type Block, bold, bullets, heading, paragraph, table, type Words } from '#platform/documents/index.ts';
import { londonDate, londonDateTime, plural, pounds } from '#platform/say.ts';
import type { Told } from './told.ts';

const requirementsOf = ({ requirements }: Told, ids: readonly string[]) =>
  requirements.filter(({ id, state }) => ids.includes(id) && state !== 'dropped');

const dated = (told: Told): [string, string][] => {
  const { facts } = told;
  return (
    [
      ['Last day for questions', facts.questionsBy],
      ['Requests to take part by', facts.requestsBy],
      ['Tenders by', facts.tendersBy],
    ] as [string, string | null][]
  ).flatMap(([what, at]): [string, string][] => (at ? [[what, londonDateTime(at)]] : []));
};

function hoursSay({ hours }: Told): string {
  if (hours.length === 0) return 'Nobody has said yet how many hours a tender takes.';
  return hours
    .map(
      ({ title, low, high }) => `A tender for “${title}” takes about ${Math.round(low)} to ${Math.round(high)} hours.`,
    )
    .join(' ');
}

function inShort(told: Told): Block[] {
  const { facts, procurement, lots } = told;
  const lines: (string | null)[] = [
    facts.description ?? told.purpose,
    lots.length > 1 ? `It is divided into ${plural(lots.length, 'lot')}. You need not tender for all of them.` : null,
    facts.value ? `About ${pounds(facts.value.netPence)} without VAT.` : null,
    facts.supply?.startOn
      ? `From ${londonDate(facts.supply.startOn)}${facts.supply.endOn ? ` to ${londonDate(facts.supply.endOn)}` : ''}.`
      : null,
    ...dated(told).map(([what, when]) => `${what}: ${when}.`),
    hoursSay(told),
    procurement.regime === 'provider-selection'
      ? null
      : 'You are paid within 30 days of a valid invoice, and so are those who work for you under the contract.',
  ];
  return [heading(1, 'In short'), bullets(lines.filter((line): line is string => Boolean(line)))];
}

/** What is bought, by whom, how and when, in plain words first. */
export function writeInvitation(told: Told): Block[] {
  const { facts, lots, procurement } = told;
  const [lead] = facts.authorities;
  return [
    ...inShort(told),
    heading(1, 'Who buys, and how'),
    paragraph([bold(lead?.name ?? 'The authority'), ` buys this under: ${told.regimeLabel}. ${told.routeLabel}.`]),
    paragraph(procurement.because),
    ...(facts.process ? [paragraph(facts.process)] : []),
    heading(1, 'What is bought'),
    ...lots.flatMap((lot, at): Block[] => [
      heading(2, lots.length > 1 ? `Lot ${at + 1}: ${lot.title}` : lot.title),
      ...(lot.zone ? [paragraph(`Where: ${lot.zone}`)] : []),
      ...(lot.valuePence === null ? [] : [paragraph(`About ${pounds(lot.valuePence)} without VAT`)]),
      bullets(requirementsOf(told, lot.requirementIds).map(({ title }) => title)),
    ]),
    ...(facts.howSubmitted ? [heading(1, 'How to send a tender'), paragraph(facts.howSubmitted)] : []),
    heading(1, 'What you get with this'),
    paragraph(
      'All documents of this procurement are the same for everybody. Each issue says what changed since the one before.',
    ),
  ];
}

/** What a bidder fills in: the same rows for everybody. */
export function writePriceSchedule(told: Told): Block[] {
  const rows = told.lots.flatMap((lot, at): Words[][] => [
    [`${at + 1}`, lot.title, '£', '£'],
    ...requirementsOf(told, lot.requirementIds)
      .filter(({ type }) => type === 'input' || type === 'output')
      .map(({ title }): Words[] => ['', `of which: ${title}`, '£', '£']),
  ]);
  return [
    paragraph(
      'Fill in each line in pounds, without VAT and with it. Leave nothing out: a line that costs nothing has £0.',
    ),
    table('Prices', ['Lot', 'What', 'A year, without VAT', 'A year, with VAT'], rows, [1, 5, 2, 2]),
    paragraph('How the price counts, with a worked example, is in “How tenders are judged”.'),
  ];
}

export function writeConditions({ facts, judging, procurement }: Told): Block[] {
  const tested = judging.all.filter(({ type }) => type === 'pass-or-fail');
  return [
    paragraph(
      'A condition is only there where it is a proportionate way to see that a supplier can carry out the contract.',
    ),
    ...(tested.length > 0
      ? [
          table(
            'Each is passed or failed',
            ['Condition', 'What is looked at'],
            tested.map(({ name, question }) => [name, question ?? name]),
          ),
        ]
      : []),
    ...(facts.conditions && tested.length === 0 ? [paragraph(facts.conditions)] : []),
    ...(tested.length === 0 && !facts.conditions ? [paragraph('There are no conditions of taking part.')] : []),
    ...(procurement.regime === 'ordinary' || procurement.regime === 'light-touch'
      ? [
          paragraph(
            'Nobody has to have insurance in place before a contract is awarded, or audited accounts that the law does not ask of them (Procurement Act 2023, section 22).',
          ),
        ]
      : []),
  ];
}

export function writeTimetable({ timetable, facts }: Told): Block[] {
  const rows = timetable.dates
    .filter(({ on }) => on)
    .map(({ label, on, workedOut }): Words[] => [
      label,
      londonDate(on),
      workedOut ? 'The earliest that the law allows' : 'Set',
    ]);
  return [
    rows.length > 0
      ? table('Dates', ['What', 'When', 'How sure'], rows, [5, 3, 3])
      : paragraph('No dates are set yet.'),
    ...(facts.tendersBy
      ? [paragraph([bold('Tenders are due by '), `${londonDateTime(facts.tendersBy)}, London time.`])]
      : []),
  ];
}

export function writeAsking({ facts }: Told): Block[] {
  const { enquiries } = facts;
  return [
    paragraph(
      'Ask about anything that is not clear. Whoever asks is not named. Every answer goes to everybody at once, with its date.',
    ),
    paragraph(
      facts.questionsBy ? `Ask by ${londonDateTime(facts.questionsBy)}.` : 'The last day for questions is not set yet.',
    ),
    ...(enquiries?.name
      ? [paragraph(`Who answers: ${enquiries.name}${enquiries.email ? `, ${enquiries.email}` : ''}.`)]
      : []),
    paragraph(
      'If part of a question is confidential to you, say so and say why. You are told whether it can be answered like that before anybody else sees it.',
    ),
  ];
}

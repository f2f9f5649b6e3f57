import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { londonDate, number, plural, pounds } from '#platform/say.ts';
import {
  type Contract,
  fewestShown,
  type PositionPartName,
  positionParts,
  type ZoneFigures,
} from '#slices/market/index.ts';
import { monthsAhead, type PositionFacts } from './gather-position.ts';

type Section = (facts: PositionFacts) => Block[];

const lines = (text: string): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(line));

/** What people wrote. A part that nobody has written is left out, and named at the end. */
const written =
  (name: PositionPartName): Section =>
  ({ parts }) => {
    const found = parts.find(({ part }) => part === name);
    return found ? [heading(2, positionParts.find(({ part }) => part === name)!.title), ...lines(found.words)] : [];
  };

const wantedSection: Section = ({ wanted }) => [
  heading(2, 'What people here want'),
  wanted.length === 0
    ? paragraph('Nobody has said it here yet.')
    : bullets(wanted.map(({ statement, owned }) => [bold(statement), owned.length > 0 ? ` ${owned.join(' ')}` : ''])),
];

const quarterNames = ['January to March', 'April to June', 'July to September', 'October to December'];

/** The quarter of a London date, as people say it: "April to June 2027". */
export function quarterOf(on: string): string {
  const [year, month] = on.split('-') as [string, string];
  return `${quarterNames[Math.floor((Number(month) - 1) / 3)]} ${year}`;
}

const worth = ({ annualPence, totalPence }: Contract): string =>
  annualPence !== null
    ? `${pounds(annualPence)} a year`
    : totalPence !== null
      ? `${pounds(totalPence)} in all`
      : 'Not said';

const comingSection: Section = ({ ending, endingCount, procurements, today }) => {
  const dated = procurements.flatMap((one) =>
    (['publishOn', 'awardOn', 'startOn'] as const)
      .filter((key) => one[key] !== null && one[key] >= today)
      .map((key) => ({
        on: one[key]!,
        says: `${one.title}: ${{ publishOn: 'the tender notice is published', awardOn: 'the award', startOn: 'the start' }[key]}`,
      })),
  );
  return [
    heading(2, `What is coming in the next ${monthsAhead} months`),
    ...(ending.length === 0
      ? [paragraph('No contract in the register ends in this time.')]
      : [
          table(
            'Contracts that end, by quarter',
            ['When', 'What', 'Value'],
            ending.map((one) => [quarterOf(one.endsOn!), one.title, worth(one)]),
          ),
          ...(endingCount > ending.length
            ? [paragraph(`These are the first ${number(ending.length)} of ${number(endingCount)}.`)]
            : []),
          paragraph('That something ends does not mean that it is bought again in the same form.'),
        ]),
    ...(dated.length === 0
      ? []
      : [
          heading(3, 'Planned dates'),
          bullets(
            dated.toSorted((a, b) => a.on.localeCompare(b.on)).map(({ on, says }) => `${londonDate(on)}: ${says}`),
          ),
        ]),
  ];
};

const figure = (value: number | null, says: (value: number) => string): string =>
  value === null ? 'Not told' : says(value);

const rowOf = (one: ZoneFigures): string[] => [
  one.zone,
  one.providers === null ? `Fewer than ${fewestShown}` : number(one.providers),
  figure(one.hours, number),
  figure(one.largest, (share) => `${Math.round(share * 100)}%`),
];

const providingSection: Section = ({ providing: { zones, whole } }) => [
  heading(2, 'Who provides today'),
  ...(zones.length === 0
    ? [paragraph('This has not been looked at.')]
    : [
        table(
          'Providers by zone',
          ['Zone', 'Providers', 'Hours a week', 'The largest has about'],
          [...zones, ...(whole ? [whole] : [])].map(rowOf),
        ),
        paragraph(
          `Counts from a list kept here, without names. Hours are to the nearest ten. Where there are fewer than ${fewestShown} providers nothing more is told, because it would tell of one of them. A whole can look healthy while one of its zones rests on few.`,
        ),
      ]),
];

const toldSection: Section = ({ told }) => [
  heading(2, 'What providers have told us'),
  ...(told.length === 0
    ? [paragraph('No asking of providers is over yet.')]
    : [
        bullets(told.map(({ askedAt, says }) => `Asked on ${londonDate(askedAt)}. ${says}`)),
        paragraph(
          'What people say that they would do is not what they will do. Who did not answer is counted neither way.',
        ),
      ]),
];

const carriesSection: Section = ({ carries }) => [
  heading(2, 'What carries it besides contracts'),
  carries.length === 0
    ? paragraph('This has not been looked at.')
    : bullets(carries.map(({ label, title }) => `${title} (${label.toLowerCase()})`)),
];

const missingSection: Section = ({ parts }) => {
  const missing = positionParts.filter(({ part }) => !parts.some((one) => one.part === part));
  return missing.length === 0
    ? []
    : [heading(2, 'What this does not say yet'), bullets(missing.map(({ title }) => title))];
};

const sections: readonly Section[] = [
  written('message'),
  wantedSection,
  written('more'),
  comingSection,
  written('fees'),
  providingSection,
  toldSection,
  carriesSection,
  written('support'),
  missingSection,
  written('contact'),
];

/** The market position statement as it reads now: drafted from what is kept, with what only people can say in its place. */
export function composePosition(facts: PositionFacts): Block[] {
  const { organisation, today, about } = facts;
  const place = about.place ? `, ${about.place}` : '';
  return [
    paragraph(
      `${organisation}${place}, ${londonDate(today)}. For those who provide, or might: ${plural(facts.wanted.length, 'wish', 'wishes')} of people here, what is coming, and who provides today.`,
    ),
    ...sections.flatMap((section) => section(facts)),
  ];
}

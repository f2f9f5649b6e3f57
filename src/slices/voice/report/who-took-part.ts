import { type Block, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { londonDate, number, plural } from '#platform/say.ts';
import type { WhoView } from '../about/who-view.ts';
import type { Held } from '../held/held.ts';
import type { PaperTold } from '../paper/paper-told.ts';

export type TookPart = Readonly<{
  participants: number;
  paper: Pick<PaperTold, 'offline' | 'ways' | 'places' | 'unchecked'>;
}>;

const named = ({ names, people }: PaperTold['ways'][number]): string =>
  `${plural(people, 'person', 'people')} ${names.join(' or ')}`;

function howTheyTookPart({ participants, paper: { offline, ways, places, unchecked } }: TookPart): Block[] {
  const all = `${plural(participants, 'person', 'people')} took part`;
  const how = offline
    ? ways.length > 0
      ? `: ${ways.map(named).join(', ')}`
      : ', some of them on paper, in a meeting or by phone'
    : ', all of them online';
  return [
    paragraph(`${all}${participants > 0 ? how : ''}.`),
    ...(places.length > 0
      ? [
          table(
            'Where',
            ['Place', 'People'],
            places.map((one) => [one.names.join(', '), number(one.people)]),
          ),
        ]
      : []),
    ...unchecked.map(({ place, because }) =>
      paragraph(`Sheets from ${place} were typed in by one person, and nobody checked that: ${because}`),
    ),
  ];
}

const standings = {
  fewer: 'Clearly fewer',
  more: 'Clearly more',
  near: 'No clear difference',
  unsure: 'Cannot be told from so few',
  'not told': '',
} as const;

/** One question: who lives here beside who took part and said so, and who is missing in words. */
function whoIsMissing(one: WhoView[number]): Block[] {
  const said = (row: WhoView[number]['rows'][number]) =>
    row.said !== null ? number(row.said) : row.kept === 'small' ? `fewer than ${one.fewest}` : 'not shown';
  const ofSaid = ({ ofSaid: of }: WhoView[number]['rows'][number]) =>
    !of ? '' : of.value === null ? `at most ${of.high}` : `${of.value} (${of.low} to ${of.high})`;
  const told = one.took !== null;
  return [
    heading(3, one.asks),
    ...(one.missing.length > 0 ? [paragraph('Missing, as far as can be told:'), bullets(one.missing)] : []),
    table(
      `${one.asks} Who lives here${told ? ', and who took part' : ''}`,
      [
        'Who',
        'Live here',
        'Of 100',
        ...(told ? ['Took part and said so', 'Of 100 who said so', 'Beside those who live here'] : []),
      ],
      one.rows.map((row) => [
        row.name,
        number(row.people),
        String(row.ofHere),
        ...(told ? [said(row), ofSaid(row), standings[row.standing]] : []),
      ]),
    ),
    paragraph(
      one.took !== null
        ? `${plural(one.took, 'person', 'people')} took part, as counted on ${londonDate(one.toldAt)}. ${one.didNotSay === null ? 'How many of them did not say is not shown.' : `${number(one.didNotSay)} of them did not say.`}`
        : 'How many of each took part is not told: some are too few, and the others would give them away.',
    ),
    paragraph(`Who lives here: ${one.source}. Numbers under ${one.fewest} are kept back, and another beside them.`),
  ];
}

/** Who took part, by which way, and who is missing, as everybody may read it. */
export function whoTookPart(took: TookPart, { population }: Pick<Held, 'population'>, who: WhoView): Block[] {
  const blocks = howTheyTookPart(took);
  if (who.length > 0) return [...blocks, ...who.flatMap(whoIsMissing)];
  const nobody = 'Nobody was asked who they are, so it is not known who';
  if (population.length === 0) return [...blocks, paragraph(`${nobody} is missing.`)];
  return [
    ...blocks,
    paragraph('Who lives here, as those who hold the conversation say:'),
    bullets(population.map(({ name, people }) => `${name}: ${number(people)}`)),
    paragraph(`${nobody} of these is missing.`),
  ];
}

import { bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { londonDate, number, plural } from '#platform/say.ts';
import { notLookedAtYet } from '../say-it.ts';
import type { PaperFacts, Section, ThreadLine } from './paper.ts';

export const questionSection: Section = ({ facts }) => [
  heading(2, 'The question'),
  paragraph([bold('Purpose. '), facts.purpose ?? 'Nobody has put it in a sentence yet.']),
  paragraph([bold('What began it. '), facts.about]),
  ...facts.lines.map((line) => paragraph([bold(`${line.label}. `), line.words])),
];

export const restsSection: Section = ({ facts }) => [
  heading(2, 'What this rests on'),
  facts.assumptions.length === 0
    ? paragraph('No assumption has been named.')
    : bullets(facts.assumptions.map((one) => `${one.statement} (${one.state.replaceAll('-', ' ')})`)),
];

/** What is said of firms stands in the file, not in the open part. */
export const downstreamSection: Section = ({ facts }) => {
  const said = facts.downstream.filter(({ bears, apart }) => bears.length > 0 || apart);
  if (said.length === 0) return [];
  return [
    heading(2, 'Who else bears the change'),
    bullets(
      said.map(({ title, bears, apart }) => [
        bold(`${title}. `),
        [...bears, ...(apart ? ['What providers bear is kept apart'] : [])].join('. '),
      ]),
    ),
  ];
};

export const friction: Section = ({ facts }) =>
  facts.openGrumbles.length === 0
    ? []
    : [
        heading(2, 'What gets in the way of working together'),
        bullets(facts.openGrumbles.map((one) => `${one.words} (${one.cause.toLowerCase()})`)),
      ];

export const learntSection: Section = ({ facts }) =>
  facts.lessons.length === 0 ? [] : [heading(2, 'What has been learnt'), bullets([...facts.lessons])];

export const missingSection: Section = ({ facts, parts, way }) => {
  const gaps = [
    ...notLookedAtYet(facts),
    ...(!parts || parts.some((part) => part.part === 'equality') ? [] : ['The equality impact has not been written.']),
    ...(way ? [] : ['Who decides, and when, has not been said.']),
  ];
  return [
    heading(2, 'What has not been looked at'),
    gaps.length === 0 ? paragraph('Nothing that this paper knows to ask for.') : bullets(gaps),
  ];
};

const place = (line: ThreadLine): string =>
  [line.by ?? 'Commonweal', line.on ? londonDate(line.on) : ''].filter(Boolean).join(', ');
const most = 120;

export const threadSection: Section = ({ thread }) =>
  thread.length === 0
    ? []
    : [
        heading(2, 'The thread'),
        table(
          `From what people said to what was learnt${thread.length > most ? `: the first ${most} of ${number(thread.length)}` : ''}`,
          ['What', 'It says', 'Who, and when'],
          thread
            .slice(0, most)
            .map((line) => [line.kind, `${line.says}${line.loose ? ` (loose end: ${line.loose})` : ''}`, place(line)]),
          [2, 6, 3],
        ),
      ];

const charactersAMinute = 200;
const wordsAPage = 450;

/** What people typed against what they got: an estimate, with how it was made. */
export const effortSection =
  (words: number): Section =>
  ({ thread, parts, facts }) => {
    const typed = [
      ...thread.map((line) => line.says),
      ...(parts ?? []).map((part) => part.words),
      facts.about,
      facts.purpose ?? '',
    ];
    const minutes = Math.max(1, Math.round(typed.join('').length / charactersAMinute));
    const pages = Math.max(1, Math.round(words / wordsAPage));
    return [
      paragraph(
        `About ${plural(minutes, 'minute')} of typing by everybody together gave these ${plural(pages, 'page')} or so: counted at ${charactersAMinute} characters a minute and ${wordsAPage} words a page, both of which are assumptions.`,
      ),
    ];
  };

export const peopleSection = ({ facts }: PaperFacts) => [
  heading(2, 'Who worked on it'),
  paragraph(
    `${facts.people.map((one) => `${one.person} (${one.hat.toLowerCase()}, ${one.organisation})`).join(', ') || 'Nobody wears a hat yet'}${facts.oneHand ? `. One hand: both working hats are ${facts.oneHand}’s` : ''}.`,
  ),
];

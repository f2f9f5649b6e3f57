import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { number, plural } from '#platform/say.ts';
import { fewestTold, type ResultLine } from '../held/results-view.ts';
import { between } from '../rounds/draft.ts';
import type { ReportSection } from './report-facts.ts';
import { added, stopped } from './written.ts';

export const tookPartSection: ReportSection = (facts) => [
  heading(2, 'Who took part, and who is missing'),
  ...facts.tookPart,
  ...added(facts, 'took-part'),
];

export const saidSection: ReportSection = (facts) => {
  const { statements, moderated } = facts;
  const count = (state: string) => statements.filter((one) => one.state === state).length;
  const waiting = count('unmoderated');
  return [
    heading(2, 'What was said'),
    paragraph(
      [
        `${plural(statements.length, 'statement was', 'statements were')} made.`,
        `${plural(count('accepted'), 'is', 'are')} shown to everybody.`,
        count('rejected') === 0 ? 'None was refused.' : `${plural(count('rejected'), 'was', 'were')} refused.`,
        waiting > 0 ? `${plural(waiting, 'has', 'have')} not been looked at.` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    ...(moderated.refused.length > 0
      ? [
          paragraph('They were refused for these reasons, from the list that everybody could read beforehand:'),
          bullets(moderated.refused.map(({ reason, statements: of }) => `${reason}: ${number(of)}`)),
        ]
      : []),
    paragraph(
      `${moderated.appeals === 0 ? 'Nobody asked to have a refusal looked at again.' : `${plural(moderated.appeals, 'refusal was', 'refusals were')} looked at again because somebody asked.`} ${moderated.putOut === 0 ? 'Nobody’s votes were taken out of the sums.' : `Votes of ${plural(moderated.putOut, 'person', 'people')} were taken out of every sum; the public log says why.`}`,
    ),
    ...(facts.results &&
    !facts.results.pending &&
    facts.counted !== null &&
    facts.counted !== facts.results.participants
      ? [
          paragraph(
            `The figures here are those that were last told, of ${plural(facts.results.participants, 'person', 'people')}. The sums have changed by fewer than ${fewestTold} people since, and are told anew once more have: otherwise anybody could read how those few voted.`,
          ),
        ]
      : []),
    ...added(facts, 'said'),
  ];
};

const cell = (part: ResultLine['lowest']): string => (part ? between(part) : '');

const agreed = ({ words, lowest }: ResultLine, clear: boolean) => [
  bold(stopped(words)),
  lowest ? ` ${clear ? 'In the group that agrees least' : 'Agreement'}: ${between(lowest)}.` : '',
];

const differs = ({ words, groups }: ResultLine) => [
  bold(stopped(words)),
  ` ${groups.map(({ agreement }, at) => `Group ${at + 1}: ${agreement ? `${between(agreement)} agree` : 'nobody has seen it'}`).join('; ')}.`,
];

/** What divides people where there are no groups: statements on which many are on either side. */
const divided = (lines: readonly ResultLine[]): ResultLine[] =>
  lines.filter(({ agree, disagree, seen }) => seen !== null && Math.min(agree!, disagree!) / seen >= 0.25).slice(0, 5);

function whatDivides(lines: readonly ResultLine[], divides: readonly ResultLine[], clear: boolean): Block[] {
  if (clear)
    return divides.length > 0
      ? [paragraph('What divides the groups:'), bullets(divides.map(differs))]
      : [paragraph('No statement divides the groups by much.')];
  const both = divided(lines);
  return both.length > 0
    ? [
        paragraph('Many agree and many disagree with these:'),
        bullets(
          both.map(({ words, lowest, objection }) => [
            bold(stopped(words)),
            ` ${cell(lowest)} agree and ${cell(objection)} disagree.`,
          ]),
        ),
      ]
    : [paragraph('There is no statement with which a quarter agree and a quarter disagree.')];
}

function everyStatement(lines: readonly ResultLine[], clear: boolean): Block[] {
  const told = lines.filter(({ seen }) => seen !== null);
  if (told.length === 0) return [];
  return [
    table(
      'Every statement, what all agree with first',
      [
        'Statement',
        'Seen by',
        'Agree',
        'Disagree',
        'Passed',
        clear ? 'Lowest agreement of a group' : 'Agreement',
        clear ? 'Highest objection of a group' : 'Objection',
      ],
      told.map(({ words, seen, agree, disagree, pass, lowest, objection }) => [
        words,
        number(seen),
        number(agree),
        number(disagree),
        number(pass),
        cell(lowest),
        cell(objection),
      ]),
      [4, 1, 1, 1.2, 1, 1.7, 1.7],
    ),
  ];
}

export const agreementSection: ReportSection = (facts) => {
  const { results, held } = facts;
  const title = heading(2, 'Where people agree, and where they differ');
  if (!results) return [title, paragraph('Nothing has been counted.'), ...added(facts, 'agreement')];
  const { clear, groups, met, divides, lines, fewTold } = results;
  const percent = (part: number) => `${Math.round(part * 100)}%`;
  const rule = `at least ${percent(held.rule.agreeAtLeast)} agree and at most ${percent(held.rule.objectAtMost)} disagree, of every group if there are groups, with ${held.rule.seenAtLeast} or more of each who have seen it`;
  return [
    title,
    paragraph(
      'Agreement here is evidence. It is not consent: those who took part are not everybody, and no community has made these words its own by voting.',
    ),
    paragraph(
      clear
        ? `There are ${groups.length} clear groups, of ${groups.join(' and ')} people.`
        : 'There are no clear groups: people agree on some things and differ on others, each in their own way.',
    ),
    paragraph(`The rule was set before anybody voted. Something is agreed where ${rule}.`),
    ...(met.length > 0
      ? [paragraph('Agreed by this rule:'), bullets(met.map((line) => agreed(line, clear)))]
      : [paragraph('Nothing is agreed by this rule.')]),
    ...whatDivides(lines, divides, clear),
    ...everyStatement(lines, clear),
    paragraph(
      `In brackets: where nineteen in twenty such counts would lie.${fewTold > 0 ? ` ${plural(fewTold, 'statement was', 'statements were')} voted on by fewer than five people and not told.` : ''}`,
    ),
    ...added(facts, 'agreement'),
  ];
};

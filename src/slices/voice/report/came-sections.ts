import { type Block, bold, bullets, heading, paragraph, quotation } from '#platform/documents/index.ts';
import { londonDate, number, plural } from '#platform/say.ts';
import { between } from '../rounds/draft.ts';
import type { DraftTold, Version } from '../rounds/gather-drafts.ts';
import type { ReportBlock, ReportSection } from './report-facts.ts';
import { added, stopped } from './written.ts';

function saidOf({ number: version, tally }: Version): string {
  if (tally.waits)
    return `Version ${version}: nothing is told of it now. Replies are told when a round is over, and only where five people or more said something in it.`;
  if (tally.all === null)
    return `Version ${version}: fewer than five people said what they think of it, so nothing is told of them.`;
  return `Version ${version}: ${plural(tally.all, 'person', 'people')} said what they think of it. ${number(tally.right!.yes)} said that the words are right, ${number(tally.notRight)} that they are not, and ${number(tally.otherWords)} proposed others. Right for ${between(tally.right!)}.`;
}

function oneDraft(draft: DraftTold): ReportBlock[] {
  const proposed = [draft.now, ...draft.earlier].flatMap((version) =>
    version.proposed.map((words) => `Instead of version ${version.number}: “${words}”`),
  );
  return [
    heading(3, draft.words),
    paragraph(
      `${draft.forWhom ? `For ${draft.forWhom}. ` : ''}These are the words of version ${draft.now.number}, from ${londonDate(draft.now.putAt)}.`,
    ),
    paragraph(saidOf(draft.now)),
    ...(draft.earlier.length > 0
      ? [
          paragraph('Earlier words, and what was said of them. It does not count for the words above:'),
          bullets(draft.earlier.map((version) => [`“${version.words}” `, saidOf(version)])),
        ]
      : []),
    ...(proposed.length > 0 ? [paragraph('Words that people proposed:'), bullets(proposed)] : []),
    paragraph('It rests on what people said, as it was told on the day on which it was put together:'),
    bullets(
      draft.rests.map(({ words, says, toldAt }) => [
        bold(stopped(words)),
        ` ${says} As told on ${londonDate(toldAt)}.`,
      ]),
    ),
    ...draft.quotations.map(({ id, words, saidBy }): ReportBlock => ({ ...quotation(words, saidBy), quotationId: id })),
    ...(draft.became ? [paragraph([bold('What became of it. '), draft.became])] : []),
  ];
}

export const draftsSection: ReportSection = (facts) => {
  const drafts = facts.drafts.filter(({ state }) => state !== 'laid-aside');
  return [
    heading(2, 'Draft outcomes, and what they rest on'),
    ...(drafts.length === 0
      ? [paragraph('No draft outcome was written.')]
      : [
          paragraph(
            'Whoever holds the conversation put statements together by hand under the words of draft outcomes.',
          ),
          ...(facts.rounds.length > 0
            ? [
                bullets(
                  facts.rounds.map(
                    ({ number: round, firstOn, lastOn }) =>
                      `Round ${round}: people were asked from ${londonDate(firstOn)} to ${londonDate(lastOn)} whether the words are right.`,
                  ),
                ),
              ]
            : [paragraph('Nobody was asked whether the words are right.')]),
          ...drafts.flatMap(oneDraft),
        ]),
    ...added(facts, 'drafts'),
  ];
};

export const doingSection: ReportSection = (facts) => {
  const became = facts.drafts.flatMap(({ became: says }) => (says ? [says] : []));
  const passed = facts.ends.filter(({ ends: [end] }) => end?.kind === 'passed-on');
  return [
    heading(2, 'What is being done'),
    ...(became.length > 0 ? [bullets(became)] : [paragraph('No draft has become an outcome yet.')]),
    ...(passed.length > 0
      ? [
          paragraph('Passed on to others:'),
          bullets(passed.map(({ words, ends: [end] }) => [bold(stopped(words)), ` ${end!.says}`])),
        ]
      : []),
    ...added(facts, 'doing'),
  ];
};

export const notAdoptedSection: ReportSection = (facts) => {
  const not = facts.ends.filter(({ ends: [end] }) => end?.kind === 'not-taken-up');
  const aside = facts.drafts.filter(({ state, shared }) => state === 'laid-aside' && shared);
  const without = facts.ends.filter(({ ends }) => ends.length === 0);
  return [
    heading(2, 'What was not adopted, and why'),
    ...(not.length > 0 ? [bullets(not.map(({ words, ends: [end] }) => [bold(stopped(words)), ` ${end!.says}`]))] : []),
    ...(aside.length > 0
      ? [
          paragraph('Drafts that were laid aside:'),
          bullets(aside.map(({ words, laidAsideBecause }) => [bold(stopped(words)), ` Because: ${laidAsideBecause}`])),
        ]
      : []),
    ...(without.length > 0
      ? [paragraph(`Of ${plural(without.length, 'statement', 'statements')} it is not said yet where they ended.`)]
      : []),
    ...(not.length + aside.length + without.length === 0
      ? [paragraph('Nothing was left without being taken up or passed on.')]
      : []),
    ...added(facts, 'not-adopted'),
  ];
};

const asks = [
  ['improved', 'Did the outcome improve?'],
  ['influence', 'How far did taking part influence it?'],
  ['informed', 'How are people kept informed?'],
] as const;

/**
 * What an authority in Scotland has to publish of a participation request, and everybody has a right to hear: Community Empowerment
 * (Scotland) Act 2015 section 31.
 */
export const changedSection: ReportSection = (facts) => [
  heading(2, 'What this changed'),
  ...asks.flatMap(([part, title]): Block[] => {
    const words = added(facts, part);
    return [heading(3, title), ...(words.length > 0 ? words : [paragraph('This has not been said.')])];
  }),
];

import { bullets, heading, link, paragraph } from '#platform/documents/index.ts';
import { londonDate } from '#platform/say.ts';
import { changedSection, doingSection, draftsSection, notAdoptedSection } from './came-sections.ts';
import type { ReportBlock, ReportSection } from './report-facts.ts';
import { agreementSection, saidSection, tookPartSection } from './said-sections.ts';
import { added } from './written.ts';

/** The day that was promised beside the day that it was. */
const datesSection: ReportSection = ({ held, published, before, today }) => {
  const [first] = before;
  const is = first
    ? `It was first published on ${londonDate(first.publishedAt)}.${published ? ` This is version ${published.number}, published on ${londonDate(today)}.` : ''}`
    : published
      ? `It was published on ${londonDate(today)}.`
      : 'It is not published yet.';
  return [
    paragraph(
      `${held.reportBackOn ? `People were promised an answer by ${londonDate(held.reportBackOn)}.` : 'No day was promised by which people hear what became of it.'} ${is}`,
    ),
  ];
};

const introductionSection: ReportSection = (facts) => [
  ...facts.conversation.about
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => paragraph(line)),
  ...added(facts, 'introduction'),
];

const checkSection: ReportSection = ({ results, published, conversation, site }) => {
  const file = (as: string) => `${site}/public/conversations/${conversation.id}/file?as=${as}`;
  return [
    heading(2, 'How to check the sums'),
    ...(results
      ? [
          bullets([
            `Counted by ${results.engine} on ${londonDate(results.countedAt)}. The same votes give the same answer on any machine, in any order.`,
            published
              ? `Hash of all the votes that were counted: ${published.inputHash}. Whoever has the same votes has the same hash.`
              : 'The hash of all the votes is worked out when the report is published.',
            [
              'The counts as they are now, as files: ',
              link('CSV', file('csv')),
              ' and ',
              link('JSON', file('json')),
              `, at ${site}/public/conversations/${conversation.id}`,
            ],
            'Who voted what is not published: whoever knows some votes of a person could find the others.',
          ]),
        ]
      : [paragraph('Nothing has been counted.')]),
  ];
};

const sections: readonly ReportSection[] = [
  datesSection,
  introductionSection,
  tookPartSection,
  saidSection,
  agreementSection,
  draftsSection,
  doingSection,
  notAdoptedSection,
  changedSection,
  checkSection,
];

/** The report as it reads now: drafted from what is kept, with what only people can say in its place. */
export const composeReport: ReportSection = (facts) => sections.flatMap((section) => section(facts));

/** A published report without words that their author has taken back since; nothing else in it ever changes. */
export const withoutTakenBack = (
  blocks: readonly ReportBlock[],
  kept: ReadonlySet<string>,
  instead: string,
): ReportBlock[] =>
  blocks.map((block) =>
    block.kind === 'quotation' && block.quotationId && !kept.has(block.quotationId)
      ? { ...block, words: instead, by: null }
      : block,
  );

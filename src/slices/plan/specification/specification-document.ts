import {
  type Block,
  bold,
  clause,
  clauseHeading,
  type Document,
  heading,
  paragraph,
  quotation,
  table,
  type Words,
} from '#platform/documents/index.ts';
import { requirementTypeLabels } from '../requirement.ts';
import { type ClauseContent, type Content, detailsOf, numberContent, type Trace } from './content.ts';

/** Words that people said and have not taken back, by the id under which a trace keeps them. */
export type Heard = ReadonlyMap<string, { words: string; by: string | null }>;
export type Issue = Readonly<{
  author: string;
  writtenAt: Date;
  number: number | null;
  issuedOn: string | null;
  hash: string | null;
}>;

/** A specification as a document: whose words it serves, its clauses by number, and what each of them hangs from. */
export function specificationDocument(content: Content, heard: Heard, issue: Issue): Document {
  const mark = issue.number ? `Version ${issue.number}` : 'Draft, not issued';
  return {
    title: content.title,
    subtitle: [issue.issuedOn ? `${mark}, issued ${issue.issuedOn}` : mark, content.specifies]
      .filter(Boolean)
      .join('. '),
    author: issue.author,
    writtenAt: issue.writtenAt,
    footer: [content.title, mark, issue.hash?.slice(0, 12)].filter(Boolean).join(' · '),
    blocks: [...serves(content, heard), ...clauses(content), ...heldBlocks(content), ...traceTable(content, heard)],
  };
}

function serves(content: Content, heard: Heard): Block[] {
  const outcomes = new Map<string, Trace>();
  for (const { trace } of numberContent(content)) if (trace.outcomeId) outcomes.set(trace.outcomeId, trace);
  if (outcomes.size === 0) return [];
  return [
    heading(1, 'What it serves'),
    ...[...outcomes.values()].flatMap((trace): Block[] => [
      paragraph([bold(trace.outcome ?? ''), trace.forWhom ? ` For ${trace.forWhom}.` : '']),
      ...trace.owned.map((line) => paragraph(line)),
      ...trace.quotationIds.flatMap((id) => {
        const said = heard.get(id);
        return said ? [quotation(`“${said.words}”`, said.by)] : [];
      }),
    ]),
  ];
}

export function clauses(content: Content): Block[] {
  return content.sections
    .filter((section) => section.clauses.length > 0)
    .flatMap((section): Block[] => [
      clauseHeading(1, section.title),
      ...section.clauses.flatMap((one): Block[] => [
        clause(2, clauseWords(one)),
        ...detailsOf(one).map(({ label, words }) => clause(3, [bold(`${label}: `), words])),
      ]),
    ]);
}

const clauseWords = (one: ClauseContent): Words => [
  bold(one.title.replace(/[.\s]+$/, '')),
  one.strength === 'should' ? ' (should). ' : '. ',
  one.words,
];

function heldBlocks(content: Content): Block[] {
  if (content.held.length === 0) return [];
  return [
    table(
      'Left out until it is settled',
      ['What', 'Why'],
      content.held.map((one) => [one.title, one.because]),
    ),
  ];
}

function traceTable(content: Content, heard: Heard): Block[] {
  const rows = numberContent(content).map((one): Words[] => [
    one.number,
    `${one.title} (${requirementTypeLabels[one.type].toLowerCase()})`,
    hangsFrom(one),
    whoseWords(one.trace, heard),
  ]);
  if (rows.length === 0) return [];
  return [
    heading(1, 'What each clause hangs from'),
    table(
      'Clause, requirement, outcome and whose words',
      ['Clause', 'Requirement', 'Outcome or duty', 'Whose words'],
      rows,
      [1, 3, 4, 4],
    ),
  ];
}

function hangsFrom({ trace, type }: ClauseContent): string {
  const from =
    [trace.outcome, trace.need, trace.duty, trace.organisational].filter(Boolean).join('; ') || 'Nothing yet';
  return type === 'standard-clause' ? `${from} (standard clause, exempt)` : from;
}

function whoseWords(trace: Trace, heard: Heard): string {
  const said = trace.quotationIds.flatMap((id) => {
    const one = heard.get(id);
    return one ? [`“${one.words}”${one.by ? `, ${one.by}` : ''}`] : [];
  });
  return [...trace.owned, ...said].join('\n') || 'Nobody’s yet';
}

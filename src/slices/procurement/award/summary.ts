import { decimal, restates } from '#engines/scoring/index.ts';
import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { plural } from '#platform/say.ts';
import type { JudgedCriterion, JudgedTender } from '../tendering/tender.ts';
import type { Decision } from './award.ts';

export type Particulars = Readonly<{ address: string; email: string }>;
export type Addressee = Readonly<{ name: string; identifier: string | null }>;
export type Published = Readonly<{
  id: string;
  name: string;
  question: string | null;
  guides: readonly Readonly<{ score: number | null; says: string }>[];
}>;

/** What one summary is made from: this bidder's own tender, and of the others the winner's alone. */
export type SummaryFacts = Readonly<{
  subject: string;
  mine: JudgedTender;
  winner: JudgedTender | null;
  decision: Pick<Decision, 'outcome' | 'supplier' | 'because' | 'bidderId'> | null;
  assessed: number;
  criteria: readonly Published[];
  /** Explanations that stand word for word in another tender's summary, by criterion. */
  copied: ReadonlySet<string>;
}>;

export type SummaryFault = Readonly<{ code: string; says: string }>;

const points = (hundredths: number): string => decimal(hundredths);
const won = ({ decision, mine }: SummaryFacts): boolean =>
  decision?.outcome === 'awarded' && decision.bidderId === mine.bidderId;

export function supplierFaults(addressee: Addressee, particulars: Particulars | null): SummaryFault[] {
  const lacks = [
    particulars?.address ? null : 'postal address',
    particulars?.email ? null : 'email address',
    addressee.identifier ? null : 'unique identifier',
  ].filter((one) => one !== null);
  return lacks.length > 0 ? [{ code: 'supplier-incomplete', says: `Give the supplier’s ${lacks.join(', ')}.` }] : [];
}

function explanationFaults(facts: SummaryFacts, tender: JudgedTender, whose: string): SummaryFault[] {
  return tender.criteria.flatMap(({ criterionId, name, explanation, score }): SummaryFault[] => {
    const at = `“${name}”${whose}`;
    if (!explanation.trim())
      // A price is worked out by the published formula: its points are the explanation.
      return score === null
        ? []
        : [{ code: 'explanation-missing', says: `Say why ${at} got its score, from what is in the tender.` }];
    const known = facts.criteria.find(({ id }) => id === criterionId);
    const texts = [name, known?.name ?? '', known?.question ?? '', ...(known?.guides ?? []).map(({ says }) => says)];
    if (restates(explanation, texts.filter(Boolean)))
      return [
        {
          code: 'explanation-restates',
          says: `The reason for ${at} says the criterion or its guide again. Name what the tender offers or leaves out.`,
        },
      ];
    return tender === facts.mine && facts.copied.has(criterionId)
      ? [
          {
            code: 'explanation-same-as-another',
            says: `The reason for ${at} is word for word another bidder’s. Say what is in this tender.`,
          },
        ]
      : [];
  });
}

/** What keeps a summary from being sent: the fields of regulation 31, and reasons that are not about the tender. */
export function summaryFaults(facts: SummaryFacts): SummaryFault[] {
  if (!facts.decision) return [{ code: 'not-decided', says: `Decide the award of ${facts.subject} first.` }];
  return [
    ...explanationFaults(facts, facts.mine, ''),
    ...(facts.winner ? explanationFaults(facts, facts.winner, ' of the winner') : []),
  ];
}

function plainWords(facts: SummaryFacts): string[] {
  const { mine, winner, decision, assessed, subject } = facts;
  const total = `${points(mine.points)} points of 100`;
  if (won(facts)) return [`Your tender for ${subject} was chosen. It has ${total}.`];
  const place =
    mine.rank === null
      ? `It is out, because ${mine.out ?? 'it could not be placed'}.`
      : `It has place ${mine.rank} of ${assessed}, with ${total}.`;
  if (decision?.outcome !== 'awarded' || !winner)
    return [
      `Your tender for ${subject} was not chosen. ${place}`,
      decision?.outcome === 'none' ? `Nobody was awarded it, because ${decision.because}` : '',
    ].filter(Boolean);
  const behind = mine.criteria
    .flatMap((one) => {
      const theirs = winner.criteria.find(({ criterionId }) => criterionId === one.criterionId);
      return theirs && theirs.points > one.points ? [{ name: one.name, by: theirs.points - one.points }] : [];
    })
    .toSorted((a, b) => b.by - a.by)
    .slice(0, 2);
  return [
    `Your tender for ${subject} was not chosen. ${place}`,
    `${decision.supplier} was chosen, with ${points(winner.points)} points.`,
    behind.length > 0
      ? `The chosen tender was ahead most on ${behind.map(({ name, by }) => `“${name}” (by ${points(by)} points)`).join(' and ')}.`
      : '',
  ].filter(Boolean);
}

const scoreOf = ({ score, most }: JudgedCriterion): string =>
  score === null ? 'By the formula' : `${score} of ${most}`;

const scored = (caption: string, tender: JudgedTender): Block =>
  table(
    caption,
    ['Criterion', 'Counts', 'Score', 'Points', 'Why'],
    [
      ...tender.criteria.map((one) => [one.name, `${one.weight}%`, scoreOf(one), points(one.points), one.explanation]),
      ['In all', '100%', '', points(tender.points), ''],
    ],
    [3, 1, 1, 1, 6],
  );

/** One summary as a document's blocks, plain words first. Holds nothing of any tender but this one and the chosen one. */
export function summaryBlocks(facts: SummaryFacts): Block[] {
  const { subject, mine, winner, decision, criteria } = facts;
  const asked = criteria.filter(({ id }) => mine.criteria.some(({ criterionId }) => criterionId === id));
  return [
    heading(2, subject),
    ...plainWords(facts).map((words) => paragraph(words)),
    scored(`Your tender: ${subject}`, mine),
    ...(winner && !won(facts) ? [scored(`The chosen tender, of ${decision?.supplier ?? ''}: ${subject}`, winner)] : []),
    ...(mine.out ? [paragraph([bold('Further reason. '), `Your tender is out, because ${mine.out}.`])] : []),
    ...(asked.some(({ guides, question }) => guides.length > 0 || question)
      ? [
          heading(3, 'How it was scored'),
          ...asked.flatMap(({ name, question, guides }): Block[] => [
            paragraph([bold(`${name}. `), question ?? '']),
            ...(guides.length > 0
              ? [bullets(guides.map(({ score, says }) => (score === null ? says : `${score}: ${says}`)))]
              : []),
          ]),
        ]
      : []),
  ];
}

/** For those whose tender never came to be assessed: promptly, and why. */
export const reasonBlocks = (procurement: string, state: string, because: string): Block[] => [
  paragraph(
    state === 'excluded'
      ? `You take no further part in ${procurement}.`
      : `You were not chosen to go further in ${procurement}.`,
  ),
  paragraph([bold('Why. '), because]),
  paragraph(`Nothing of yours was compared with final tenders. Ask us if something here is not clear.`),
];

export const closing = (assessed: number): Block =>
  paragraph(
    `${plural(assessed, 'tender was', 'tenders were')} assessed. Everybody who sent one is told as you are. If something is not clear, ask us: we answer.`,
  );

import { type Block, bold, bullets, heading, paragraph } from '#platform/documents/index.ts';
import { londonDate } from '#platform/say.ts';
import { exemptParagraphs, noticeBy, type PaperPart, type PaperPartName, paperParts } from '#slices/cases/index.ts';
import type { PaperFacts, Section } from './paper.ts';

const written = (part: PaperPart): Block[] => [
  ...part.words
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line)),
  paragraph(`${part.commentBy ?? part.writtenBy}, ${londonDate(part.writtenAt)}.`),
];

const whyExempt = (part: PaperPart): string => {
  const { text } = exemptParagraphs.find((one) => one.number === part.exemptUnder)!;
  return `This is in the exempt appendix: ${text} (Local Government Act 1972, schedule 12A, paragraph ${part.exemptUnder}; check this against current text).`;
};

/** A part that people write: its words, or where they are, or that they are missing. */
export const partSection =
  (name: PaperPartName): Section =>
  ({ parts }) => {
    if (!parts) return [];
    const { title } = paperParts.find((one) => one.part === name)!;
    const part = parts.find((one) => one.part === name);
    if (!part) return [heading(2, title), paragraph('Nobody has written this yet.')];
    return [heading(2, title), ...(part.exemptUnder ? [paragraph(whyExempt(part))] : written(part))];
  };

/** The words kept out of the public part, with the paragraph that lets them be. */
export const exemptParts = ({ parts }: PaperFacts): Block[] =>
  (parts ?? [])
    .filter((part) => part.exemptUnder !== null)
    .flatMap((part) => [
      heading(2, `${paperParts.find((one) => one.part === part.part)!.title} (paragraph ${part.exemptUnder})`),
      ...written(part),
    ]);

export const waySection: Section = ({ way, facts }) => [
  heading(2, 'Power, and the way to the decision'),
  way
    ? paragraph(
        [
          `${way.takenBy} decides${way.power ? ` under ${way.power}` : ''}${way.decisionOn ? `, on ${londonDate(way.decisionOn)}` : ''}.`,
          `It is ${way.isKey ? '' : 'not '}a key decision${way.because ? `, because ${way.because}` : ''}.`,
          way.isKey && way.decisionOn
            ? `Notice of it is due by ${londonDate(noticeBy(way.decisionOn))}: 28 clear days before (2012 Regulations, regulation 9; check this against current text).`
            : '',
          way.calledInUntil ? `It can be called in until ${londonDate(way.calledInUntil)}.` : '',
          way.power ? '' : 'No power or delegation is named.',
        ]
          .filter(Boolean)
          .join(' '),
      )
    : paragraph('Nobody has said yet who decides, under which power, or when.'),
  ...(facts.decisions.length === 0
    ? []
    : [
        paragraph([bold('Decided so far.')]),
        bullets(
          facts.decisions.map(
            (one) =>
              `${one.decided}: ${one.person}, ${londonDate(one.on)}, under ${one.power}${one.because ? `, because ${one.because}` : ''}`,
          ),
        ),
      ]),
];

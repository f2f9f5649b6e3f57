import { type Block, heading, paragraph, plainText } from '#platform/documents/index.ts';
import { whereItStands } from '../say-it.ts';
import { boardSection } from './board-section.ts';
import { buyingSection, leftSection } from './buying-section.ts';
import { exemptParts, partSection, waySection } from './decision-section.ts';
import { leavingSection } from './leaving-section.ts';
import { moneySection } from './money-section.ts';
import { optionsSection } from './options-section.ts';
import {
  downstreamSection,
  effortSection,
  friction,
  learntSection,
  missingSection,
  peopleSection,
  questionSection,
  restsSection,
  threadSection,
} from './other-sections.ts';
import type { Paper, PaperFacts, Section } from './paper.ts';
import { signingSection } from './signing-section.ts';
import { wantedSection } from './wanted-section.ts';

/** The order in which somebody who has to decide asks. */
const sections: readonly Section[] = [
  partSection('recommendation'),
  questionSection,
  wantedSection,
  boardSection,
  leavingSection,
  optionsSection,
  moneySection,
  signingSection,
  buyingSection,
  partSection('equality'),
  partSection('finance'),
  partSection('legal'),
  partSection('risks'),
  downstreamSection,
  restsSection,
  friction,
  learntSection,
  waySection,
  missingSection,
  peopleSection,
  threadSection,
];

const wordsIn = (blocks: readonly Block[]): number =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'list') return block.items.map(plainText);
      if (block.kind === 'table') return block.rows.flat().map(plainText);
      if (block.kind === 'heading') return [block.text];
      return 'words' in block ? [plainText(block.words)] : [];
    })
    .join(' ')
    .split(/\s+/).length;

/** The paper writes itself from what has been kept; nothing is typed for it but what only people can say. */
export function composePaper(from: PaperFacts): Paper {
  const withoutFirms = { ...from.facts, left: null };
  const stands = whereItStands(withoutFirms).map((sentence) => paragraph(sentence));
  const body = sections.flatMap((section) => section(from));
  const open = [...stands, ...body];
  const exempt = from.mayReadExempt
    ? [
        paragraph(
          'This appendix is not for the public part: it names firms, or holds what is kept out under the paragraph given.',
        ),
        ...leftSection(from),
        ...exemptParts(from),
      ]
    : [];
  return {
    open: [...open, heading(2, 'What it took'), ...effortSection(wordsIn(open))(from)],
    exempt,
  };
}

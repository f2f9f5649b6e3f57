import { type Block, bold, bullets, heading, paragraph } from '#platform/documents/index.ts';
import type { LeavingFacts } from '../leaving-facts.ts';
import type { Section } from './paper.ts';

const saidWords = ({ said }: LeavingFacts, feels: 'hope' | 'fear'): Block[] => {
  const of = said.filter((one) => one.feels === feels);
  if (of.length === 0) return [];
  return [
    paragraph([bold(feels === 'hope' ? 'What they hope will be left.' : 'What they fear will be lost.')]),
    bullets(of.map((one) => `“${one.words}” (${one.about.toLowerCase()}; ${one.by})`)),
  ];
};

const lotBlocks = ({ lots }: LeavingFacts): Block[] =>
  lots.flatMap((lot) => [
    paragraph([bold(`${lot.title}. `), lot.says]),
    lot.leaves.length > 0
      ? bullets([...lot.leaves])
      : paragraph('Nobody has said what this lot will leave in the community.'),
  ]);

/** What the community was asked, before or after lots were drawn, and what each lot answers. */
export const leavingSection: Section = ({ leaving }) =>
  leaving === null
    ? []
    : [
        heading(2, 'What the community was asked about what it should leave'),
        leaving.asked.length > 0
          ? bullets([...leaving.asked])
          : paragraph('No community body has been asked what it hopes will be left and fears will be lost.'),
        ...saidWords(leaving, 'hope'),
        ...saidWords(leaving, 'fear'),
        ...lotBlocks(leaving),
      ];

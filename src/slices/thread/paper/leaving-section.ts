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

/** Each promise with everybody who says what became of it: whose word it is comes first, and no two are made one. */
const becameBlocks = ({ became }: LeavingFacts): Block[] =>
  became.length === 0
    ? []
    : [
        paragraph([bold('What became of what was promised, by who says so.')]),
        ...became.flatMap((one) => [paragraph(one.promised), bullets([...one.said])]),
      ];

const looseBlocks = ({ loose }: LeavingFacts): Block[] => [
  ...(loose.notKept.length > 0
    ? [
        paragraph([bold('Not there, and nothing has been learnt from it yet.')]),
        bullets(loose.notKept.map((one) => `${one.title}: “${one.promised}”, says ${one.saidBy}`)),
      ]
    : []),
  ...(loose.unvisited.length > 0
    ? [paragraph([bold('Not looked at again.')]), bullets(loose.unvisited.map((one) => `${one.title}. ${one.says}`))]
    : []),
];

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
        ...becameBlocks(leaving),
        ...looseBlocks(leaving),
      ];

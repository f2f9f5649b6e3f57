import { bold, bullets, heading, paragraph } from '#platform/documents/index.ts';
import type { Section } from './paper.ts';

export const boardSection: Section = ({ board }) => [
  heading(2, 'What is not covered, and what will be left behind'),
  ...(board.gaps.length === 0
    ? [paragraph('Nothing that the board of mechanisms knows to ask for is missing.')]
    : board.gaps.flatMap((one) => [paragraph([bold(one.outcome)]), bullets([...one.says])])),
  ...(board.helps.length > 0 ? [paragraph([bold('What helps what.')]), bullets([...board.helps])] : []),
  ...(board.leaves.length > 0
    ? [paragraph([bold('What will be left here.')]), bullets([...board.leaves])]
    : [paragraph('Nobody has said what any of it will leave in the community.')]),
];

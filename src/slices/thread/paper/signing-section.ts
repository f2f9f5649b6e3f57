import { type Block, bold, heading, paragraph, quotation } from '#platform/documents/index.ts';
import type { Section } from './paper.ts';

/** Who signed, and every dissent in its own words: nothing is counted away. Null for those who may bid. */
export const signingSection: Section = ({ signings }) => {
  if (!signings) return [];
  const title = heading(2, 'What the partners say');
  if (signings.length === 0) return [title, paragraph('No partner has been asked to sign the plan.')];
  return [
    title,
    ...signings.flatMap(({ title: name, where, state, said }): Block[] => [
      paragraph([bold(`${name}. `), where, state === 'withdrawn' ? ' It was taken back.' : '']),
      ...said.flatMap((one): Block[] => [
        paragraph([bold(`${one.who}${one.earlier ? ', before that' : ''}: `), `${one.label}. ${one.says}`]),
        ...(one.words ? [quotation(`“${one.words}”`, one.who)] : []),
      ]),
    ]),
  ];
};

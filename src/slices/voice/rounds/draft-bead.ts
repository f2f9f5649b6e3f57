import type { Draft } from './draft.ts';

const texts: Readonly<Record<Draft['state'], string>> = {
  written: 'A draft: its words are being written, and nobody has agreed to it',
  taken: 'A draft that was put forward as an outcome',
  'laid-aside': 'A draft that was laid aside',
};

/** How a draft reads on the thread. */
export const draftBead = ({ words, state }: Pick<Draft, 'words' | 'state'>) => ({
  title: words,
  text: texts[state],
  state,
});

import { type Block, plainText } from '#platform/documents/index.ts';

function asText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${block.text}\n${'-'.repeat(Math.min(block.text.length, 60))}`;
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}`).join('\n');
    case 'table':
      return [
        block.caption,
        ...block.rows.map((row) =>
          row
            .map((cell, at) => ({ head: block.heads[at], said: plainText(cell) }))
            .filter(({ said }) => said !== '')
            .map(({ head, said }) => `${head}: ${said}`)
            .join('\n  '),
        ),
      ].join('\n\n');
    case 'page-break':
    case 'writing-lines':
      return '';
    case 'copy':
      return block.title;
    default:
      return plainText(block.words);
  }
}

/** A document as an e-mail or a letter reads it: every word, no layout. */
export const blocksAsText = (blocks: readonly Block[]): string => blocks.map(asText).filter(Boolean).join('\n\n');

import { type Block, plainText, type Words } from '#platform/documents/index.ts';
import { type DocumentName, documentTitles, type Written } from './told.ts';

const said = (words: Words): string => plainText(words);

/** What a document says, a line each, as somebody reads it. */
export function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'paragraph':
      case 'clause':
      case 'quotation':
        return [said(block.words)];
      case 'list':
        return block.items.map(said);
      case 'table':
        return [block.caption, ...block.rows.map((row) => row.map(said).filter(Boolean).join(' | '))];
      default:
        return [];
    }
  });
}

export type Changed = Readonly<{
  name: DocumentName;
  title: string;
  does: 'added' | 'taken-out' | 'changed';
  gone: readonly string[];
  fresh: readonly string[];
}>;

/** Lines of `from` that are not in `other`, each as often as it is missing. */
function without(from: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return from.filter((line) => {
    const count = left.get(line) ?? 0;
    if (count > 0) left.set(line, count - 1);
    return count === 0;
  });
}

/** What changed between two issues, document by document: lines that are gone and lines that are new. */
export function compareIssues(before: readonly Written[], now: readonly Written[]): Changed[] {
  const names = [...new Set([...now, ...before].map(({ name }) => name))];
  return names.flatMap((name): Changed[] => {
    const [was, is] = [before, now].map((list) => list.find((one) => one.name === name));
    const [old, fresh] = [linesOf(was?.blocks ?? []), linesOf(is?.blocks ?? [])];
    const changed = { gone: without(old, fresh), fresh: without(fresh, old) };
    if (was && is && JSON.stringify(was.blocks) === JSON.stringify(is.blocks)) return [];
    return [{ name, title: documentTitles[name], does: !was ? 'added' : !is ? 'taken-out' : 'changed', ...changed }];
  });
}

import mammoth from 'mammoth';

/** A paragraph or table row of a document, in its order. `number` is as Word would number it, or as it was typed. */
export type Block =
  | Readonly<{ kind: 'heading'; text: string; level: number; number: string | null }>
  | Readonly<{ kind: 'paragraph'; text: string; number: string | null; bullet: boolean }>
  | Readonly<{ kind: 'row'; cells: readonly Readonly<{ head: string | null; text: string }>[] }>;

/** What was in the file and was not read, by name, with how often. */
export type NotRead = Readonly<Record<string, number>>;

type Element = {
  type: string;
  children?: Element[];
  value?: string;
  styleName?: string | null;
  numbering?: { isOrdered: boolean; level: string } | null;
  isHeader?: boolean;
};

/**
 * Reads a .docx that was checked before. Pictures, notes, comments, headers and footers are not read; they are counted.
 *
 * @throws what mammoth throws on a file that is no document
 */
export async function readBlocks(bytes: Buffer): Promise<{ blocks: Block[]; notRead: NotRead }> {
  let root: Element | null = null;
  const { messages } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      transformDocument: (document: Element) => {
        root = document;
        return { ...document, children: [] };
      },
    },
  );
  const notRead: Record<string, number> = {};
  const count = (what: string) => {
    notRead[what] = (notRead[what] ?? 0) + 1;
  };
  for (const { message } of messages)
    if (/unrecognised element/i.test(message)) count('parts that this page does not know');
  const number = numberer();
  const blocks: Block[] = [];
  for (const element of (root as Element | null)?.children ?? []) {
    if (element.type === 'paragraph') push(blocks, paragraphOf(element, number, count));
    else if (element.type === 'table') blocks.push(...rowsOf(element, number, count));
  }
  return { blocks, notRead };
}

const push = (blocks: Block[], block: Block | null): void => {
  if (block) blocks.push(block);
};

function textOf(element: Element, count: (what: string) => void): string {
  if (element.type === 'text') return element.value ?? '';
  if (element.type === 'tab' || element.type === 'break') return ' ';
  if (element.type === 'image') count('pictures');
  if (element.type === 'noteReference') count('footnotes and endnotes');
  if (element.type === 'commentReference') count('comments');
  return (element.children ?? []).map((child) => textOf(child, count)).join('');
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
const typed = /^((?:\d{1,3}\.)*\d{1,3}|[A-Z]\d{1,3}(?:\.\d{1,3})*)[.)]?\s+(?=\S)/;

function paragraphOf(
  element: Element,
  number: ReturnType<typeof numberer>,
  count: (what: string) => void,
): Block | null {
  const whole = tidy(textOf(element, count));
  if (whole === '') return null;
  const found = typed.exec(whole);
  const automatic = element.numbering?.isOrdered ? number(element.numbering) : null;
  const text = found ? whole.slice(found[0].length) : whole;
  const own = found?.[1] ?? automatic;
  const heading = /^(heading (\d)|title)/i.exec(element.styleName ?? '');
  if (heading) return { kind: 'heading', text, level: Number(heading[2] ?? 0), number: own };
  return { kind: 'paragraph', text, number: own, bullet: Boolean(element.numbering && !element.numbering.isOrdered) };
}

function rowsOf(table: Element, number: ReturnType<typeof numberer>, count: (what: string) => void): Block[] {
  const rows = (table.children ?? []).filter((row) => row.type === 'tableRow');
  const cellsOf = (row: Element) =>
    (row.children ?? []).map((cell) => tidy((cell.children ?? []).map((child) => textOf(child, count)).join(' ')));
  // A table of one column or one row is a frame around words, not a table.
  if (rows.length < 2 || rows.every((row) => (row.children ?? []).length < 2))
    return rows.flatMap((row) =>
      (row.children ?? []).flatMap((cell) =>
        (cell.children ?? []).flatMap((child): Block[] => {
          if (child.type === 'table') return rowsOf(child, number, count);
          const block = child.type === 'paragraph' ? paragraphOf(child, number, count) : null;
          return block ? [block] : [];
        }),
      ),
    );
  const heads = cellsOf(rows[0]!);
  return rows.slice(1).map((row) => ({
    kind: 'row',
    cells: cellsOf(row).map((text, index) => ({ head: heads[index] || null, text })),
  }));
}

/** Counts numbered paragraphs as Word does: each level begins anew below the next one above it. */
function numberer(): (numbering: { level: string }) => string {
  const counts: number[] = [];
  const first = new Map<object, number>();
  return (numbering) => {
    const level = Math.min(Math.max(Number(numbering.level) || 0, 0), 8);
    if (level === 0) {
      const next = (first.get(numbering) ?? 0) + 1;
      first.set(numbering, next);
      counts.splice(0, counts.length, next);
    } else {
      while (counts.length < level) counts.push(1);
      counts.length = Math.min(counts.length, level + 1);
      counts[level] = (counts[level] ?? 0) + 1;
    }
    return counts.slice(0, level + 1).join('.');
  };
}

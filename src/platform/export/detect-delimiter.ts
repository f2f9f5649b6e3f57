const candidates = [',', ';', '\t', '|'] as const;
const sampleCharacters = 64 * 1024;
const sampleRecords = 60;

/** How many cells each record of the sample has if cells are parted by `delimiter`; blank records are left out. */
function widths(sample: string, delimiter: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let quoted = false;
  let blank = true;
  let cellIsEmpty = true;
  for (let at = 0; at <= sample.length && counts.length < sampleRecords; at += 1) {
    const character = sample[at];
    if (quoted) {
      if (character === undefined) return counts;
      if (character === '"' && sample[at + 1] === '"') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === undefined || character === '\n' || character === '\r') {
      if (!blank) counts.push(cells);
      cells = 1;
      blank = true;
      cellIsEmpty = true;
    } else if (character === delimiter) {
      cells += 1;
      cellIsEmpty = true;
    } else {
      if (character === '"' && cellIsEmpty) quoted = true;
      blank = false;
      cellIsEmpty = false;
    }
  }
  return counts;
}

/** The share of records that have the commonest width above one, and that width. */
function agreement(counts: number[]): { share: number; width: number } {
  const byWidth = new Map<number, number>();
  for (const width of counts) if (width > 1) byWidth.set(width, (byWidth.get(width) ?? 0) + 1);
  const [width, records] = [...byWidth].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: counts.length === 0 ? 0 : records / counts.length, width };
}

/** What parts the cells: the candidate on which most lines agree; a comma where none stands out. */
export function detectDelimiter(text: string): string {
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said) return said;
  const sample = text.slice(0, sampleCharacters);
  const scored = candidates.map((delimiter) => ({ delimiter, ...agreement(widths(sample, delimiter)) }));
  const best = scored.reduce((a, b) =>
    b.share > a.share + 1e-9 || (Math.abs(b.share - a.share) < 1e-9 && b.width > a.width) ? b : a,
  );
  return best.share > 0 ? best.delimiter : ',';
}

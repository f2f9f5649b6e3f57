/** A name as it is written in its box on the picture, a line at a time. Long names end in an ellipsis; the whole stands in the title. */
export function linesOf(name: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of name.split(/\s+/)) {
    const whole = line ? `${line} ${word}` : word;
    if (whole.length <= perLine || line === '') line = whole;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  const shown = lines.slice(0, most).map(cut);
  if (lines.length > most)
    shown[most - 1] = `${cut(lines[most - 1]!)
      .slice(0, perLine - 1)
      .trimEnd()}…`;
  return shown;
}

const perLine = 19;
const most = 4;
const cut = (line: string): string => (line.length > perLine ? `${line.slice(0, perLine - 1)}…` : line);

export const lineHeight = 18;

/** Its size in units of the picture; the place is asked for before it is drawn. */
export const sizeOf = (name: string): { width: number; height: number } => ({
  width: 168,
  height: linesOf(name).length * lineHeight + 16,
});

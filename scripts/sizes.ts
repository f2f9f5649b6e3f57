import { globSync, readFileSync } from 'node:fs';

export type Size = { file: string; lines: number };

/** How long the files are: a long one is usually two. */
export function readSizes(): { files: number; median: number; p90: number; largest: Size; tooLong: Size[] } {
  const sizes = globSync(['src/**/*.ts', 'demo/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'])
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
  const at = (share: number) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]!;
  return {
    files: sizes.length,
    median: at(0.5).lines,
    p90: at(0.9).lines,
    largest: sizes.at(-1)!,
    tooLong: sizes.filter((size) => size.lines > 400),
  };
}

import { gunzipSync } from 'node:zlib';
import { compileReleases, type Dated } from '#standards/ocds/index.ts';
import { readRealFile } from '#test/support/real-data.ts';

const repeats = 10;
const rounds = 5;

function linesOf(): string[] | null {
  try {
    return ['international-2018', 'contracts-finder-2025'].flatMap((name) =>
      gunzipSync(readRealFile('ocds', `${name}.jsonl.gz`))
        .toString('utf8')
        .trim()
        .split('\n'),
    );
  } catch {
    return null;
  }
}

function compileAll(lines: readonly string[]): number {
  const processes = new Map<string, Dated[]>();
  for (const line of lines) {
    const release = JSON.parse(line);
    const known = processes.get(release.ocid);
    if (known) known.push({ release, path: '' });
    else processes.set(release.ocid, [{ release, path: '' }]);
  }
  let written = 0;
  for (const group of processes.values()) written += JSON.stringify(compileReleases(group).release).length;
  return written;
}

function milliseconds(work: () => void): number {
  const before = process.cpuUsage();
  for (let count = 0; count < repeats; count += 1) work();
  return process.cpuUsage(before).user / 1000;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Reading, merging and writing real releases, beside JSON.parse of the same lines: the floor of whoever reads JSON at all. */
export function benchOcds(say: (line: string) => void): void {
  const lines = linesOf();
  if (!lines) {
    say('OCDS: NOT MEASURED. The real releases are not on this machine.');
    return;
  }
  const megabytes = (lines.reduce((sum, line) => sum + line.length, 0) * repeats) / 1e6;
  const ratios: number[] = [];
  const speeds: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const parse = milliseconds(() => {
      for (const line of lines) JSON.parse(line);
    });
    const compile = milliseconds(() => {
      compileAll(lines);
    });
    ratios.push(parse / compile);
    speeds.push((megabytes / compile) * 1000);
  }
  say(
    `OCDS: ${lines.length} real releases read, merged and written at ${median(speeds).toFixed(0)} MB/s of one core; ${median(ratios).toFixed(2)} of JSON.parse of the same lines (median of ${rounds})`,
  );
}

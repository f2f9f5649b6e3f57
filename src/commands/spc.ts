import { readFileSync } from 'node:fs';
import { dataKinds, describe, improvements, xmr } from '#engines/spc/index.ts';
import { readTable } from '#platform/export/index.ts';
import { readSeries } from '#standards/measure-series/index.ts';
import { type Command, exitCodes, usage } from './command.ts';

/** Pure: it needs no database and runs beside a server. */
export const spc: Command = {
  name: 'spc',
  summary:
    'Charts a series as XmR and says what it shows. Needs no database. Exit code 1 where the series cannot be charted, with what to use instead.',
  usage: '<file.csv> [--kind measure|count|rate|percentage] [--better up|down|neutral] [--target 7]',
  options: { kind: 'string', better: 'string', target: 'string' },
  run: async ({ args, options, say }) => {
    const file = args[0] ?? usage('Name the file to read.');
    const { points, problems } = readSeries(readTable(readFileSync(file)));
    const kind =
      dataKinds.find((one) => one === (options.kind ?? 'measure')) ??
      usage(`--kind is one of: ${dataKinds.join(', ')}.`);
    const improvement =
      improvements.find((one) => one === (options.better ?? 'neutral')) ?? usage('--better is up, down or neutral.');
    const target = options.target === undefined ? null : Number(options.target);
    if (target !== null && !Number.isFinite(target)) usage('--target is a number.');
    const chart = xmr(points, { kind, improvement, target });
    const lines = [...describe(chart), ...problems.map((problem) => `Line ${problem.line}: ${problem.why}`)];
    say(lines.join('\n'), { chart, problems });
    return chart.refused ? exitCodes.failed : exitCodes.done;
  },
};

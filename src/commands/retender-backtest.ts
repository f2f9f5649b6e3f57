import { backtestTenders, NotEnoughHistory } from '#engines/retender-history/index.ts';
import { readTenderHistory } from '#standards/tender-history/index.ts';
import { type Call, type Command, exitCodes, usage } from './command.ts';
import { problemLines, readHistory } from './read-history.ts';
import { sayTargets } from './say-targets.ts';

export function readYear(text: unknown): number {
  const year = Number(text ?? usage('--until is the last year to learn from, for example --until 2024.'));
  return Number.isInteger(year) && year >= 1900 && year <= 2200 ? year : usage('--until is a year, for example 2024.');
}

function run({ args, options, say }: Call): number {
  const file = args[0] ?? usage('Name the file of tenders.');
  const until = readYear(options.until);
  const fail = (why: string, problems: readonly object[] = []) => {
    say(why, { targets: [], failed: why, problems });
    return exitCodes.failed;
  };
  const { table, why } = readHistory(file);
  if (table === null) return fail(why);
  const { tenders, problems, missing } = readTenderHistory(table);
  if (missing.length > 0) return fail(`The file has no column ${missing.join(', and no column ')}.`);
  const all = [...table.problems, ...problems];
  try {
    const report = backtestTenders(tenders, until);
    const { known, scored } = report;
    const head = `Learnt from ${known} tenders up to the end of ${until}, a year at a time after that; scored on ${scored} that came after.`;
    say([head, ...report.notes, '', ...sayTargets(report.targets), '', ...problemLines(all)].join('\n').trim(), {
      ...report,
      problems: all,
    });
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof NotEnoughHistory)) throw error;
    return fail([error.message, ...problemLines(all)].join('\n'), all);
  }
}

/** Pure: it needs no database and runs beside a server. */
export const retenderBacktest: Command = {
  name: 'retender backtest',
  summary:
    'Says how well the number of bidders could have been foreseen: learns from the tenders up to a year and is scored on those after it, against every naive forecast. Needs no database. Exit code 1 where the file cannot be scored.',
  usage: '<history.csv|history.csv.gz> --until 2024',
  options: { until: 'string' },
  run: async (call) => run(call),
};

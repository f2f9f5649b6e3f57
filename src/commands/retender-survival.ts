import { backtestProviders, NotEnoughHistory } from '#engines/retender-history/index.ts';
import { readProviderRegister } from '#standards/provider-register/index.ts';
import { type Call, type Command, exitCodes, usage } from './command.ts';
import { problemLines, readHistory } from './read-history.ts';
import { readYear } from './retender-backtest.ts';
import { sayTargets } from './say-targets.ts';

function readHorizon(text: unknown): number {
  const years = Number(text ?? 1);
  return Number.isInteger(years) && years >= 1 && years <= 10
    ? years
    : usage('--horizon is a number of years from 1 to 10.');
}

function run({ args, options, say }: Call): number {
  const file = args[0] ?? usage('Name the file of registers.');
  const until = readYear(options.until);
  const horizon = readHorizon(options.horizon);
  const fail = (why: string, problems: readonly object[] = []) => {
    say(why, { targets: [], failed: why, problems });
    return exitCodes.failed;
  };
  const { table, why } = readHistory(file);
  if (table === null) return fail(why);
  const { rows, problems, missing } = readProviderRegister(table);
  if (missing.length > 0) return fail(`The file has no column ${missing.join(', and no column ')}.`);
  const all = [...table.problems, ...problems];
  try {
    const report = backtestProviders(rows, until, horizon);
    const [first, last] = [report.origins[0]!, report.origins.at(-1)!];
    const head = `Learnt from the registers up to ${first}${last > first ? `, and then up to each year to ${last}` : ''}; scored ${horizon === 1 ? 'a year' : `${horizon} years`} after each.`;
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
export const retenderSurvival: Command = {
  name: 'retender survival',
  summary:
    'Says how well it could have been foreseen how many providers remain in each area: learns from the registers up to a year and is scored on those after it, against every naive forecast. Needs no database. Exit code 1 where the file cannot be scored.',
  usage: '<register.csv|register.csv.gz> --until 2021 [--horizon 1|3]',
  options: { until: 'string', horizon: 'string' },
  run: async (call) => run(call),
};

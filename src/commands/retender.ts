import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import { type Answer, type Estimate, type MeasureName, measures, type Scenario } from '#engines/retender/index.ts';
import { plural } from '#platform/say.ts';
import { runInThreads } from '#slices/market/index.ts';
import { readScenario } from '#standards/retender-scenario/index.ts';
import { type Call, type Command, exitCodes, usage } from './command.ts';

const mostBytes = 32 * 1024 * 1024;

function readWorkers(text: unknown): number {
  const workers = Number(text ?? Math.min(4, os.availableParallelism()));
  return Number.isInteger(workers) && workers >= 1 && workers <= 64
    ? workers
    : usage('--workers is a number from 1 to 64.');
}

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));
const between = ({ median, ninety: [low, high] }: Pick<Estimate, 'median' | 'ninety'>): string =>
  `${shown(median)} (${shown(low)} to ${shown(high)})`;

const headlines: readonly MeasureName[] = [
  'meanBidders',
  'enoughEverywhere',
  'noneSomewhere',
  'smallThere',
  'left',
  'uncovered',
  'priceDrift',
  'concentration',
  'failureNever',
];

/** Under thirty lots of history the strategies are told by direction alone: the figures are a sector's, not this market's. */
function inWords(scenario: Scenario, answer: Answer): string[] {
  const direction = answer.basis !== 'your market';
  const lines = [
    `${scenario.title ?? 'A market'}: ${plural(scenario.providers.length, 'provider')}, ${plural(scenario.lots.length, 'lot')}, ${plural(scenario.rounds, 'round')}. ${answer.draws} draws of what is assumed, ${answer.paths} paths each.`,
    direction
      ? 'Sector prior, not your market: fewer than thirty lots of your own history were given, so read which way, and not how much.'
      : 'Drawn to your own history. It is a model and no forecast: what it was worth on your history is what `retender backtest` says.',
  ];
  for (const [at, one] of answer.strategies.entries()) {
    lines.push('', `${one.title}${at === 0 ? ' (the first: the others are told against it)' : ''}`);
    for (const name of headlines) {
      const difference = one.differences[name];
      const found = one.measures[name];
      if (at === 0 && found && !direction) lines.push(`  ${measures[name]}: ${between(found)}`);
      if (at > 0 && difference)
        lines.push(
          `  ${measures[name]}: ${difference.verdict}${direction || difference.verdict === 'the same' ? '' : `, by ${between(difference)}`}`,
        );
    }
  }
  if (answer.moves.length > 0)
    lines.push(
      '',
      `What is assumed of these moves the number of bidders most: ${answer.moves
        .slice(0, 3)
        .map((one) => one.assumption)
        .join(', ')}.`,
    );
  lines.push('', `Nine in ten draws lie within what stands in brackets. ${answer.engine}, seed ${answer.seed}.`);
  return lines;
}

async function run({ args, options, say, json }: Call): Promise<number> {
  const file = args[0] ?? usage('Name the file of the scenario.');
  const workers = readWorkers(options.workers);
  const fail = (problems: readonly { path: string; why: string }[]) => {
    say(
      ['The scenario was not worked out.', ...problems.map((one) => `${one.path || 'The file'}: ${one.why}`)].join(
        '\n',
      ),
      { problems },
    );
    return exitCodes.failed;
  };
  if (statSync(file).size > mostBytes) return fail([{ path: '', why: 'It is larger than 32 MB.' }]);
  const { scenario, problems } = readScenario(readFileSync(file, 'utf8'));
  if (!scenario) return fail(problems);
  const answer = await runInThreads(scenario, workers, {
    told(done) {
      if (!json && process.stderr.isTTY) process.stderr.write(`\r${done} of ${scenario.draws} draws`);
    },
  });
  if (!json && process.stderr.isTTY) process.stderr.write('\n');
  say(inWords(scenario, answer).join('\n'), answer);
  return exitCodes.done;
}

/** Pure: it needs no database and runs beside a server. */
export const retender: Command = {
  name: 'retender',
  summary:
    'Plays a market on under each way of buying, many times: who bids next time, who leaves, what nobody covers, and what the evidence does not separate. The file is as docs/scenario.md says. Needs no database. Exit code 1 where it cannot be read.',
  usage: '<scenario.json> [--workers 2]',
  options: { workers: 'string' },
  run,
};

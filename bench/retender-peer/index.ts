import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { drawParameters, fitDraw, learnSteps } from '#engines/retender/draw.ts';
import { runDraws, type Scenario } from '#engines/retender/index.ts';
import { hazardTable, logitTable, normalTable } from '#engines/retender/keyed.ts';
import { marketOf } from '#engines/retender/market.ts';
import { at, type ParameterName } from '#engines/retender/parameters.ts';
import { reconcile } from '#engines/retender/reconcile.ts';
import { stateOf } from '#engines/retender/state.ts';

/** The assumptions that rounds read, in the order in which the C program has them. */
const read: readonly ParameterName[] = [
  'bidIncumbent',
  'bidOpen',
  'bidSlack',
  'lotShock',
  'backlog',
  'allianceMargin',
  'incumbentEdge',
  'capacitySlack',
  'inflation',
  'fixedCost',
  'otherMargin',
  'volumeSpread',
  'extended',
  'exitDependence',
  'exitDry',
  'exitCash',
  'exitInformation',
  'yearShock',
  'allianceShock',
  'closes',
  'handBack',
  'handBackLoss',
  'entryRate',
  'entryShape',
  'entryProfit',
  'entryOpen',
  'newcomersAYear',
  'rehomeWeekly',
];

/** Everything that is made once for a market or a draw, as lists of numbers behind their lengths. Rounds are the C program's own work. */
function prepared(scenario: Scenario): Buffer {
  const lists: ArrayLike<number>[] = [
    [scenario.draws, scenario.paths, scenario.seed >>> 0, Math.trunc(scenario.seed / 2 ** 32) >>> 0],
  ];
  const m = marketOf(scenario, scenario.strategies[0]!);
  lists.push(
    [m.first, m.slots, m.lots, m.rounds, m.years, m.enough, Number(m.informed), learnSteps, m.units],
    ...[m.keys, m.lotKeys, m.cellKeys, m.type, m.vehicle, m.runsAlready, m.owner, m.begins, m.term, m.extension],
    ...[m.awards, m.capLots, m.capacity, m.cost, m.quality, m.cash, m.other, m.held, m.size, m.price, m.shares],
    ...[m.floor, m.ceiling, m.priceWeight, m.qualityLeast, m.indexation],
    ...[logitTable, normalTable, hazardTable(m.years)],
  );
  for (let draw = 0; draw < scenario.draws; draw += 1) {
    const p = drawParameters(scenario, draw);
    const plain = fitDraw(m, p, new Float64Array(m.lots));
    const f = fitDraw(m, p, reconcile(m, plain, scenario.seed, draw));
    lists.push(
      read.map((name) => p[at[name]]!),
      ...[f.base, f.baseNew, f.leave, f.spread, f.spreadNew, f.markUp, f.learn, f.keep, f.bidMoney],
      stateOf(m, f).beliefs,
    );
  }
  const sizes = lists.map(({ length }) => length + 1);
  const all = new Float64Array(sizes.reduce((sum, size) => sum + size, 0));
  let from = 0;
  for (const list of lists) {
    all[from] = list.length;
    all.set(list, from + 1);
    from += list.length + 1;
  }
  return Buffer.from(all.buffer);
}

export type PeerSums = Readonly<{ count: number[]; sum: number[] }>;
export type PeerRun = Readonly<{ draws: PeerSums[]; seconds: number }>;

export type Peer = Readonly<{ run(scenario: Scenario): PeerRun; close(): void }>;

/** The program, built into a folder of its own; null where there is no gcc. */
export function buildPeer(): Peer | null {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'commonweal-peer-'));
  const program = path.join(folder, 'peer');
  const source = path.join(import.meta.dirname, 'peer.c');
  execFileSync('gcc', ['-std=c11', '-O3', '-march=native', '-Wall', '-Wextra', '-o', program, source, '-lm']);
  return {
    run(scenario) {
      const file = path.join(folder, 'prepared');
      writeFileSync(file, prepared(scenario));
      const lines = execFileSync(program, [file], { maxBuffer: 1 << 28 })
        .toString()
        .trim()
        .split('\n');
      const seconds = Number(lines.pop()!.split(' ')[1]);
      const length = lines.length / scenario.draws;
      const draws = Array.from({ length: scenario.draws }, (_, draw) => {
        const own = lines.slice(draw * length, (draw + 1) * length).map((line) => line.split(' ').map(Number));
        return { count: own.map(([count]) => count!), sum: own.map(([, sum]) => sum!) };
      });
      return { draws, seconds };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The largest difference of any sum of any draw between the engine and the program, relative; infinite where one told what the other could not. */
export function largestDifference(scenario: Scenario, run: PeerRun): number {
  let largest = 0;
  for (const [draw, { strategies }] of runDraws(scenario, 0, scenario.draws).entries()) {
    const { count, sum } = strategies[0]!;
    const theirs = run.draws[draw]!;
    for (let index = 0; index < sum.length; index += 1) {
      if (count[index] !== theirs.count[index]) return Number.POSITIVE_INFINITY;
      const scale = Math.max(1e-9, Math.abs(sum[index]!));
      largest = Math.max(largest, Math.abs(sum[index]! - theirs.sum[index]!) / scale);
    }
  }
  return largest;
}

import { type Lot, type Provider, quantile, runDraws, type Scenario } from '#engines/retender/index.ts';
import { runInThreads } from '#slices/market/index.ts';
import { buildPeer, largestDifference } from './retender-peer/index.ts';

const zones = Array.from({ length: 6 }, (_, at) => `zone ${at}`);

/** Sixty providers, twelve lots, six rounds: the size that the published measurements have. */
export function market(draws: number, paths: number, strategies: Scenario['strategies']): Scenario {
  const providers: Provider[] = Array.from({ length: 60 }, (_, at) => ({
    id: `provider ${at}`,
    type: (['sme', 'vcse', 'large', 'sme'] as const)[at % 4]!,
    capacity: 20_000 + ((at * 7_919) % 40_000),
    cost: 21.5 + (at % 7) / 4,
    quality: 0.4 + (at % 6) / 10,
    areas: [zones[at % 6]!, zones[(at * 5 + 1) % 6]!, zones[(at * 3 + 2) % 6]!],
    bids: { made: at % 6, of: 12 },
  }));
  const lots: Lot[] = Array.from({ length: 12 }, (_, at) => ({
    id: `lot ${at}`,
    area: zones[at % 6]!,
    units: 40_000 + at * 2_000,
    price: 23.4,
    incumbents: [{ provider: `provider ${at}`, units: 20_000 }],
  }));
  return { seed: 7, draws, paths, rounds: 6, providers, lots, strategies };
}

export const ways: Scenario['strategies'] = [
  { id: 'three awards', terms: { awards: 3, termRounds: 2 } },
  { id: 'one award', terms: { awards: 1, termRounds: 2 } },
  { id: 'long terms', terms: { awards: 3, termRounds: 4 } },
  { id: 'small bids', terms: { awards: 3, termRounds: 2, bidEffort: 0.5 } },
];

export async function benchRetender(say: (line: string) => void): Promise<void> {
  const one = market(10, 500, ways.slice(0, 1));
  const peer = buildPeer();
  runDraws(one, 0, 2);
  const turns = Array.from({ length: peer ? 5 : 1 }, () => {
    const before = process.cpuUsage();
    runDraws(one, 0, 10);
    const ours = 5_000 / (process.cpuUsage(before).user / 1e6);
    const theirs = peer ? 5_000 / peer.run(one).seconds : null;
    return { ours, theirs, ratio: theirs && ours / theirs };
  });
  const middle = (of: (turn: (typeof turns)[number]) => number) =>
    quantile(
      turns.map(of).sort((a, b) => a - b),
      0.5,
    );
  const rate = (value: number) => Math.round(value).toLocaleString('en-GB');
  say(
    `Simulation of a market, 60 providers × 12 lots × 6 rounds: ${rate(middle(({ ours }) => ours))} runs a second on one core (wanted: 5,000).`,
  );
  if (peer) {
    const ratios = turns.map(({ ratio }) => ratio!);
    const same = largestDifference(market(3, 40, ways.slice(0, 1)), peer.run(market(3, 40, ways.slice(0, 1))));
    say(
      `The same algorithm in C (gcc -O3 -march=native), turn by turn: ${rate(middle(({ theirs }) => theirs!))} runs a second; ours is ${middle(({ ratio }) => ratio!).toFixed(2)} of it (wanted: 0.6; five turns from ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}). Largest difference of any sum: ${same}.`,
    );
    peer.close();
  } else say('THE SAME ALGORITHM IN C WAS NOT MEASURED: there is no gcc here.');
  const all = market(300, 100, ways);
  const start = performance.now();
  let first = 0;
  await runInThreads(all, 2, {
    told() {
      first ||= performance.now() - start;
    },
  });
  say(
    `Four strategies × 300 draws × 100 paths on two threads: ${((performance.now() - start) / 1000).toFixed(1)} s (wanted: 15), a first answer after ${(first / 1000).toFixed(1)} s (wanted: 2).`,
  );
}

import { spawnSync } from 'node:child_process';
import { kmeans } from 'ml-kmeans';
import { PCA } from 'ml-pca';
import { findGroups, type Look, lookAt, lookAtGroups, nextFor, tryGroups, version } from '#engines/opinion/index.ts';
import { madeUpVotes } from './opinion-votes.ts';

/** Everything that a page shows before it is known whether groups are stable: counts, the plane, groups of each number, what they say. */
function analyse(
  people: number,
  statements: number,
  each: number,
): { seconds: number; megabytes: number; votes: number } {
  const votes = madeUpVotes(people, statements, each);
  const before = process.cpuUsage();
  const look = lookAt(votes);
  lookAtGroups(look, tryGroups(look)[0]!.grouping);
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
    votes: votes.value.length,
  };
}

/** In a process of its own, so that nothing else's memory is counted. */
function apart(people: number, statements: number, each: number): ReturnType<typeof analyse> {
  const done = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', import.meta.filename, String(people), String(statements), String(each)],
    { encoding: 'utf8' },
  );
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

/** The same votes as the libraries want them: every cell, with the mean where nothing was cast. */
function everyCell({ matrix, axes }: Look): number[][] {
  return matrix.people.map((_, one) => {
    const row = [...axes.centre];
    for (let at = matrix.start[one]!; at < matrix.start[one + 1]!; at += 1) row[matrix.column[at]!] = matrix.value[at]!;
    return row;
  });
}

const timed = (work: () => void): number => {
  const before = performance.now();
  work();
  return (performance.now() - before) / 1000;
};

export function benchOpinion(say: (line: string) => void): void {
  const sizes = [0.25, 0.5, 1, 2].map((part) => apart(100_000 * part, 1_000, 20));
  const large = sizes[2]!;
  say(
    `A conversation of 100,000 people × 1,000 statements, counted by ${version}, ${(large.votes / 1e6).toFixed(1)} million votes: ${large.seconds.toFixed(2)} s of one core (wanted: 4), at most ${large.megabytes.toFixed(0)} MB (wanted: 200), the votes and the program in it.`,
  );
  say(
    `Cost a million votes at ${sizes.map(({ votes }) => (votes / 1e6).toFixed(1)).join(', ')} million: ${sizes.map(({ votes, seconds }) => (seconds / (votes / 1e6)).toFixed(2)).join(', ')} s.`,
  );
  const look = lookAt(madeUpVotes(100_000, 1_000, 20));
  const stability = timed(() => findGroups(look));
  say(
    `Whether its groups are stable, twenty times with four fifths of the votes: ${stability.toFixed(1)} s (wanted: 60).`,
  );
  const all = lookAtGroups(look, tryGroups(look)[0]!.grouping);
  const open = look.matrix.statements.map((_, on) => on);
  const draws = 2_000;
  const next = timed(() => {
    for (let person = 0; person < draws; person += 1)
      nextFor(all.priority, look.tallies.seen, open, { seed: 1, person, turn: 0 });
  });
  say(`The next statement for a person, of 1,000: ${((1_000 * next) / draws).toFixed(3)} ms (wanted: 1).`);
  const small = lookAt(madeUpVotes(2_000, 1_000, 100));
  const ours = timed(() => tryGroups(lookAt(madeUpVotes(2_000, 1_000, 100))));
  const cells = everyCell(small);
  const theirs = timed(() => {
    const plane = new PCA(cells, { method: 'covarianceMatrix', nCompNIPALS: 2 })
      .predict(cells, { nComponents: 2 })
      .to2DArray();
    for (const k of [2, 3, 4, 5]) kmeans(plane, k, { seed: 1 });
  });
  say(
    `2,000 × 1,000, ${(small.matrix.value.length / 1e6).toFixed(2)} million votes: ours ${ours.toFixed(2)} s, making the votes included; ml-pca and ml-kmeans ${theirs.toFixed(1)} s, ${(theirs / ours).toFixed(0)} times as long.`,
  );
}

if (process.argv[1] === import.meta.filename && process.argv.length > 2) {
  const [people, statements, each] = process.argv.slice(2).map(Number) as [number, number, number];
  console.log(JSON.stringify(analyse(people, statements, each)));
}

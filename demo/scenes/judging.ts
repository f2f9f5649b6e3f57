import type { Act } from '#platform/act/act.ts';
import { evaluationsById, judgedOf, keepScores, lockScores, moderate, nameJudge } from '#slices/procurement/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

export const evaluationOf = async (act: Act, world: World, key: string) =>
  only(await evaluationsById(act.tx, [the(world, `procurement.${key}`)]));

/** Tenders that are judged, by the first word of who sent them. */
export async function tendersBySender(act: Act, world: World, key: string): Promise<Map<string, string>> {
  const tenders = await judgedOf(act.tx, await evaluationOf(act, world, key), true);
  return new Map(tenders.map(({ label, tenderId }) => [label.split(' ')[0]!, tenderId]));
}

/** Who judges what: names of people and of criteria in the world. */
export const judgesAreNamed = (key: string, day: number, who: Readonly<Record<string, readonly string[]>>): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    for (const [person, criteria] of Object.entries(who))
      await nameJudge(act, await evaluationOf(act, world, key), {
        person: the(world, person),
        criterionIds: criteria.map((one) => the(world, `criterion.${key}.${one}`)),
      });
  },
});

/** Criterion, who sent the tender, the score and why. */
export type Score = readonly [criterion: string, sender: string, score: number, reason: string];

/** Somebody judges alone, and locks what is done unless it stays a draft. */
export const scores = (
  key: string,
  day: number,
  as: string,
  given: readonly Score[],
  then: 'locks' | 'drafts' = 'locks',
): Scene => ({
  day,
  as,
  async does(act, world) {
    const tenders = await tendersBySender(act, world, key);
    const cells = given.map(([criterion, sender, score, reason]) => ({
      ...{
        criterionId: the(world, `criterion.${key}.${criterion}`),
        tenderId: the(Object.fromEntries(tenders), sender),
      },
      ...{ score, reason },
    }));
    await keepScores(act, await evaluationOf(act, world, key), cells);
    if (then === 'drafts') return;
    const criterionIds = [...new Set(cells.map(({ criterionId }) => criterionId))];
    await lockScores(act, await evaluationOf(act, world, key), { criterionIds });
  },
});

/** Who sent the tender, its score, what they are told, and why where it is not the middle of what was given. */
export type Settled = readonly [sender: string, score: number, told: string, because?: string];

/** What the panel settles on one criterion, in one sitting. */
export async function settle(
  act: Act,
  world: World,
  key: string,
  criterion: string,
  settled: readonly Settled[],
): Promise<void> {
  const tenders = await tendersBySender(act, world, key);
  const boxes = settled.flatMap(([sender, score, told, because = '']) => {
    const tender = tenders.get(sender)!;
    return [
      [`score-${tender}`, String(score)],
      [`because-${tender}`, because],
      [`explanation-${tender}`, told],
    ];
  });
  await moderate(act, await evaluationOf(act, world, key), the(world, `criterion.${key}.${criterion}`), {
    seen: '0',
    ...Object.fromEntries(boxes),
  });
}

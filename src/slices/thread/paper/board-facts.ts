import type { Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { detailsOf, gapsOf, leavings, mechanismsOf, pullsOf } from '#slices/plan/index.ts';

export type BoardFacts = Readonly<{
  gaps: readonly Readonly<{ outcome: string; says: readonly string[] }>[];
  helps: readonly string[];
  leaves: readonly string[];
}>;

export async function boardFacts({ tx, object }: Visit<Case>): Promise<BoardFacts> {
  const mechanisms = await mechanismsOf(tx, object.id);
  const details = await detailsOf(
    tx,
    mechanisms.map((one) => one.id),
  );
  const pulls = await pullsOf(tx, object.id);
  const titles = new Map(mechanisms.map((one) => [one.id, one.title]));
  const outcomes = (await outcomesOf(tx, object.id)).filter((one) => one.state !== 'retired');
  return {
    gaps: outcomes
      .map((outcome) => ({
        outcome: outcome.statement,
        says: gapsOf(
          mechanisms.filter((one) => one.outcomeId === outcome.id),
          details,
          pulls,
        ),
      }))
      .filter((one) => one.says.length > 0),
    helps: pulls
      .filter((one) => one.pull === 'helps')
      .map((one) => `${titles.get(one.fromId)} helps ${titles.get(one.toId)}: ${one.because}.`),
    leaves: mechanisms.flatMap((one) =>
      leavings.flatMap(({ name, label }) => {
        const words = details.get(one.id)?.[name];
        return words ? [`${one.title}, ${label.toLowerCase()}: ${words}`] : [];
      }),
    ),
  };
}

import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { londonMonth } from '#platform/say.ts';
import type { Agreement } from '../../agreement.ts';
import { type costInput, keepCost } from './keep-cost.ts';
import { booksKeptBy, booksSeenBy, variances } from './open-book.ts';
import { bookOf } from './open-book-store.ts';

const pathOf = ({ caseId, id }: Agreement) => `/cases/${caseId}/agreements/${id}/open-book`;

export async function showOpenBook({ tx, object, who }: Visit<Agreement>): Promise<Reply> {
  const seen = booksSeenBy(who, object);
  const kept = booksKeptBy(who, object);
  const names = new Map(object.parties.map(({ id, name }) => [id, name]));
  const lines = await bookOf(tx, object.id, seen);
  // One thing that was written in small and large letters is one thing, named as it was written first.
  const firstNamed = Map.groupBy(lines, ({ line }) => line.toLowerCase());
  return page('agreements/payments/open-book.njk', 'Open book', {
    ...{ agreement: object, action: pathOf(object), whole: seen.length === object.parties.length },
    lines: lines.map((one) => ({
      ...{
        ...one,
        month: londonMonth(`${one.month}-01`),
        party: names.get(one.partyId),
        variancePence: one.actualPence - one.planPence,
      },
    })),
    byMonth: variances(lines, ({ month }) => londonMonth(`${month}-01`)),
    byLine: variances(lines, ({ line }) => firstNamed.get(line.toLowerCase())![0]!.line),
    all: variances(lines, () => 'All'),
    partyChoices: object.parties
      .filter(({ id }) => kept.includes(id))
      .map(({ id, name }) => ({ value: id, text: name })),
  });
}

export async function saveCost({ act, object, body }: Doing<Agreement, z.infer<typeof costInput>>): Promise<Reply> {
  await keepCost(act, object, body);
  return redirect(pathOf(object), 'The cost is kept.');
}

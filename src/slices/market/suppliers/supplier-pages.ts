import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { nameKey } from './clean-name.ts';
import { suppliersNamed, tiesOf } from './tie-store.ts';
import { type tieInput, tieSuppliers, type undoInput, untieSuppliers } from './tie-suppliers.ts';
import { resolveSuppliers, suggestTies } from './ties.ts';

const here = '/market/suppliers';
const says = { same: 'are one', different: 'are not the same', successor: 'became' } as const;

export async function showSuppliers({ tx, who }: Visit): Promise<Reply> {
  const parts = [];
  for (const { id, name } of who.organisations) {
    const rows = await suppliersNamed(tx, [id]);
    const ties = await tiesOf(tx, [id]);
    const resolved = resolveSuppliers(rows, ties);
    const names = await personNames(
      tx,
      ties.map(({ by }) => by),
    );
    const written = (key: string) => rows.find((row) => nameKey(row.name) === key)?.name ?? key;
    const spelt = new Set(rows.map((row) => nameKey(row.name))).size;
    parts.push({
      organisation: { id, name },
      names: spelt,
      suppliers: new Set([...resolved.values()].map(({ key }) => key)).size,
      byNumber: [...new Set(resolved.values())].filter((one) => one.names.length > 1).map((one) => one.names),
      suggestions: suggestTies(rows, ties, 50),
      ties: ties.map((tie) => ({
        ...tie,
        one: written(tie.one),
        other: written(tie.other),
        says: says[tie.kind],
        by: names.get(tie.by),
      })),
    });
  }
  return page('market/suppliers.njk', 'Who is who among our suppliers', { parts });
}

export async function keepTie({ act, body }: Doing<never, z.infer<typeof tieInput>>): Promise<Reply> {
  await tieSuppliers(act, body);
  return redirect(
    here,
    body.kind === 'different' ? 'They stay two, and will not be suggested again.' : 'They count as one from now on.',
  );
}

export async function keepUndone({ act, body }: Doing<never, z.infer<typeof undoInput>>): Promise<Reply> {
  await untieSuppliers(act, body);
  return redirect(here, 'It is undone: each name stands for itself again.');
}

import type { Kinds } from '#platform/access/kinds.ts';
import type { Tx } from '#platform/db/database.ts';
import { walk } from '#platform/links/index.ts';
import { type Became, publicly } from './became.ts';
import { changeLines } from './decided/say-change.ts';
import { outcomesById } from './outcome-store.ts';

/** What came of a quotation: the outcomes in its words, and by title the mechanisms that pursue them. */
export async function becameOf(tx: Tx, kinds: Kinds, quotationId: string, now: Date): Promise<Became[]> {
  const links = await walk(tx, { kind: 'quotation', id: quotationId }, now);
  const ids = new Set(links.filter((link) => link.from.kind === 'outcome').map((link) => link.from.id));
  const mechanisms = kinds.get('mechanism');
  const changed = await changeLines(tx, [...ids]);
  const found: Became[] = [];
  for (const outcome of await outcomesById(tx, [...ids])) {
    const pursuing = links.filter((link) => link.to.id === outcome.id && link.from.kind === 'mechanism');
    const objects = (await mechanisms?.load(tx, [...new Set(pursuing.map((link) => link.from.id))])) ?? [];
    found.push(
      publicly(
        outcome,
        objects.map((object) => mechanisms!.bead(object).title),
        changed.get(outcome.id),
      ),
    );
  }
  return found;
}

import type { Subject } from '#platform/access/kinds.ts';
import { page, type Reply, type Visit } from '#platform/http/route.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { formLabels, stakesOf } from '#slices/plan/index.ts';
import { agreementAccess } from '../access.ts';
import { agreementsOf } from '../agreement-store.ts';
import { pathOfAlliance } from '../alliance/alliance-view.ts';
import { gatherBook } from '../alliance/money/gather-book.ts';
import { noTerms, settlePool } from '../pool/pool.ts';
import { schemesOf, sharesOf, termsOf } from '../pool/pool-store.ts';
import { type BookFacts, type PoolFacts, partnerStakes } from './partner-stakes.ts';

/** Each partner of a case in one view. A book that whoever looks may not open is not in it. */
export async function showPartners({ tx, who, object }: Visit<Subject>): Promise<Reply> {
  const agreements = (await agreementsOf(tx, object.id)).filter(
    (one) => one.state !== 'ended' && agreementAccess(who, one).includes('see'),
  );
  const pools: PoolFacts[] = [];
  const books: BookFacts[] = [];
  for (const agreement of agreements) {
    const path = pathOfAlliance(agreement);
    if (agreement.type === 'pooled-fund') {
      const terms = (await termsOf(tx, agreement.id)) ?? noTerms;
      const [schemes, shares] = [await schemesOf(tx, agreement.id), await sharesOf(tx, agreement.id)];
      pools.push({ agreement, path: `${path}/pool`, settled: settlePool(agreement.parties, schemes, terms, shares) });
    }
    if (agreement.type === 'alliance' && agreementAccess(who, agreement).includes('seeBook')) {
      const { members, shared, shares, terms } = await gatherBook(tx, agreement);
      books.push({
        ...{ agreement, members, path: `${path}/money`, painShare: terms.painShare },
        shared: { ...shared.members, ...shared.owners },
        painCaps: new Map(shares.map(({ partyId, painCapPence }) => [partyId, painCapPence])),
      });
    }
  }
  const live = (await outcomesOf(tx, object.id)).filter(({ state }) => state !== 'retired');
  const statements = new Map(live.map(({ id, statement }) => [id, statement]));
  const ledger = (await stakesOf(tx, object.id)).flatMap(({ who: name, role, outcomeId, amountPence, form }) =>
    role === 'funds' && statements.has(outcomeId)
      ? [{ who: name, outcome: statements.get(outcomeId)!, pence: amountPence, form: form && formLabels[form] }]
      : [],
  );
  const named = agreements.map((agreement) => ({ agreement, path: pathOfAlliance(agreement) }));
  return page('agreements/partners.njk', 'What each partner puts in, risks and gets', {
    partners: partnerStakes(named, pools, books, ledger),
  });
}

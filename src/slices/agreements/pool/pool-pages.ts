import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { pounds } from '#platform/say.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import { totalOf } from '../pooling.ts';
import { agreeTerms, type agreeTermsInput } from './agree-terms.ts';
import { drawWaterfall } from './draw-waterfall.ts';
import { forecastPool, type forecastPoolInput } from './forecast-pool.ts';
import { noTerms, settlePool } from './pool.ts';
import { schemesOf, sharesOf, termsOf } from './pool-store.ts';
import { yearEndsOf } from './year-end-store.ts';

export async function showPool({ tx, object }: Visit<Agreement>): Promise<Reply> {
  if (object.type !== 'pooled-fund') refuse('not-found');
  const schemes = await schemesOf(tx, object.id);
  const terms = (await termsOf(tx, object.id)) ?? noTerms;
  const shares = await sharesOf(tx, object.id);
  const settled = settlePool(object.parties, schemes, terms, shares);
  const nameOf = new Map(object.parties.map((party) => [party.id, party.name]));
  return page('agreements/pool.njk', `${object.title}: the money`, {
    agreement: object,
    path: pathOf(object),
    schemes,
    terms,
    shares: shares.map((share) => ({ ...share, name: nameOf.get(share.partyId) })),
    pooled: totalOf(object.parties, 'pooled'),
    aligned: object.parties.filter((party) => party.money === 'aligned'),
    settled,
    years: await yearEndsOf(tx, object.id),
    waterfall: settled ? drawWaterfall(settled) : null,
    typedSchemes: schemes
      .map((one) =>
        [
          one.title,
          pounds(one.budgetPence),
          pounds(one.forecastPence),
          one.reductionPence ? pounds(one.reductionPence) : '',
        ]
          .join('; ')
          .replace(/; $/, ''),
      )
      .join('\n'),
    typedShares: shares
      .map((one) =>
        [nameOf.get(one.partyId), one.weight ?? '', one.capPence === null ? '' : pounds(one.capPence)]
          .join('; ')
          .replace(/(; )+$/, ''),
      )
      .join('\n'),
  });
}

export async function keepForecast({ act, object, body }: Doing<Agreement, z.infer<typeof forecastPoolInput>>) {
  await forecastPool(act, object, body);
  return redirect(`${pathOf(object)}/pool`, 'The forecast is kept.');
}

export async function keepTerms({ act, object, body }: Doing<Agreement, z.infer<typeof agreeTermsInput>>) {
  await agreeTerms(act, object, body);
  return redirect(`${pathOf(object)}/pool`, 'How the pool is settled is kept.');
}

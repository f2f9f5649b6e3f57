import type { z } from 'zod';
import { decimal, pounds } from '#engines/scoring/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { wearersOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { rulesSay } from '../criteria/criteria-shown.ts';
import { criteriaTreeOf, rulesOf } from '../criteria/criteria-store.ts';
import type { Typed } from './cells.ts';
import { confirmEntered, type confirmPricesInput, enterPrices, pricesAsked } from './enter-prices.ts';
import type { Evaluation } from './evaluation.ts';
import { judgedOf, lotsJudged } from './evaluation-store.ts';
import { type drawInput, drawTie, finishLacks, finishScoring } from './finish-scoring.ts';
import { pathOf } from './overview-pages.ts';
import { drawsOf, pricesOf } from './price-store.ts';
import { resultsOf } from './result-store.ts';
import { mayLook } from './settled-pages.ts';
import { correctionsOf } from './settled-store.ts';
import { type LotStanding, standingNow } from './standing-now.ts';

/** The table of places of one lot, as it is printed. */
function placesOf({ standings, tenders, out, model }: LotStanding) {
  const label = new Map(tenders.map((one) => [one.tenderId, one.label]));
  const inside = (standings?.standings ?? []).map((one) => ({
    label: label.get(one.bid),
    price: one.pricePence === null ? '' : pounds(one.pricePence),
    quality: decimal(one.quality),
    pricePoints: one.pricePoints === null ? '' : decimal(one.pricePoints),
    total:
      one.total !== null
        ? decimal(one.total)
        : one.pencePerPoint !== null
          ? `${pounds(one.pencePerPoint)} a point`
          : '',
    rank: one.rank,
    why: [
      ...one.out.map(({ says }) => says),
      ...(one.tie?.decidedBy ? ['The order among those with the same figure is by the rule that was published.'] : []),
      ...(one.tie && !one.tie.decidedBy ? ['It shares its place: a lot is drawn.'] : []),
    ],
  }));
  const outside = [...out].map(([id, why]) => ({ label: label.get(id), rank: null, why: [why] }));
  return { weighed: model.price !== null && 'weight' in model.price, rows: [...inside, ...outside] };
}

/** Prices, totals by the published formula, what looks too low, ties, and what stands before scores are final. */
export async function showPrices(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object, who, may } = visit;
  await mayLook(visit);
  const everything = await standingNow(tx, object);
  const criteria = await criteriaTreeOf(tx, object.id);
  const prices = await pricesOf(tx, object.id);
  const draws = await drawsOf(tx, object.id);
  const names = await personNames(tx, [
    ...prices.flatMap((one) => [one.enteredBy, ...(one.confirmedBy ? [one.confirmedBy] : [])]),
    ...draws.flatMap((one) => [one.drawnBy, one.witnessBy]),
  ]);
  const open = (await correctionsOf(tx, object.id)).filter(({ confirmedBy }) => !confirmedBy).length;
  const fixed = new Set(
    everything.lots.filter(({ model }) => model.price?.id === 'fixed-price').map(({ lotId }) => lotId),
  );
  const asked = pricesAsked(await judgedOf(tx, object), await lotsJudged(tx, object)).filter(
    ({ lotId }) => !fixed.has(lotId),
  );
  const label = new Map(
    everything.lots.flatMap(({ tenders }) => tenders.map((one) => [one.tenderId, one.label] as const)),
  );
  return page('procurement/evaluation/prices.njk', `Prices and places: ${object.title}`, {
    evaluation: object,
    rules: rulesSay(await rulesOf(tx, object.id), criteria),
    prices: asked.map((one) => {
      const price = prices.find(({ tenderId, lotId }) => tenderId === one.tenderId && lotId === one.lotId);
      return {
        ...one,
        price: price && {
          ...price,
          typed: (price.pence / 100).toFixed(price.pence % 100 === 0 ? 0 : 2),
          by: names.get(price.enteredBy),
          confirmer: price.confirmedBy ? names.get(price.confirmedBy) : null,
        },
      };
    }),
    toConfirm: asked.flatMap((one) => {
      const price = prices.find(({ tenderId, lotId }) => tenderId === one.tenderId && lotId === one.lotId);
      return price && !price.confirmedBy && price.enteredBy !== who.personId
        ? [{ value: `${price.id}:${price.version}`, text: `${one.title}: ${pounds(price.pence)}` }]
        : [];
    }),
    lots: everything.lots.map((lot) => ({
      lotId: lot.lotId,
      title: lot.title,
      missing: lot.missing.length,
      flags: lot.flags.map((flag) => ({ ...flag, label: label.get(flag.bid) })),
      places: placesOf(lot),
      ties: (lot.standings?.undecided ?? []).map((group) =>
        group.filter((id) => !lot.draws.includes(id)).map((id) => ({ value: id, text: label.get(id) })),
      ),
    })),
    draws: draws.map((one) => ({
      ...one,
      label: label.get(one.tenderId),
      by: names.get(one.drawnBy),
      witness: names.get(one.witnessBy),
    })),
    witnesses: may.includes('price')
      ? [
          ...new Map(
            (await wearersOf(tx, object.caseId))
              .filter(({ hat, personId }) => hat !== 'provider' && personId !== who.personId)
              .map(({ personId, person }) => [personId, { value: personId, text: person }]),
          ).values(),
        ]
      : [],
    lacks: may.includes('price') ? finishLacks(object, everything, open) : [],
  });
}

type On<T extends z.ZodType> = Doing<Evaluation, z.infer<T>>;
const back = (object: Evaluation, says: string): Reply => redirect(`${pathOf(object)}/prices`, says);

export async function keepPrices({ act, object, body }: Doing<Evaluation, Typed>): Promise<Reply> {
  await enterPrices(act, object, body);
  return back(object, 'The prices are kept. Another person confirms them.');
}

export async function keepConfirmedPrices({ act, object, body }: On<typeof confirmPricesInput>): Promise<Reply> {
  await confirmEntered(act, object, body);
  return back(object, 'They are confirmed.');
}

export async function keepDraw({ act, object, body }: On<typeof drawInput>): Promise<Reply> {
  await drawTie(act, object, body);
  return back(object, 'The draw is recorded.');
}

export async function keepFinal({ act, object }: Doing<Evaluation>): Promise<Reply> {
  await finishScoring(act, object);
  return back(object, 'Scores are final. Nothing changes them now.');
}

/** What the result hangs on: worked out when scores became final, and never before. */
export async function showHangs(visit: Visit<Evaluation>): Promise<Reply> {
  const { tx, object } = visit;
  await mayLook(visit);
  const lots = await lotsJudged(tx, object);
  return page('procurement/evaluation/hangs.njk', `What the result hangs on: ${object.title}`, {
    evaluation: object,
    results: (await resultsOf(tx, object.id)).map((one) => ({
      title: lots.find(({ id }) => id === one.lotId)?.title ?? null,
      says: one.hangs.says,
      engine: one.engine,
      madeAt: one.madeAt,
    })),
  });
}

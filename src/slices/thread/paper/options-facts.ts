import type { Visit } from '#platform/http/route.ts';
import {
  type Allocation,
  allocationsOf,
  choicesFrom,
  decidable,
  optionsOf,
  participantsOf,
  roundsOf,
  viewFound,
} from '#slices/allocation/index.ts';
import type { Case } from '#slices/cases/index.ts';

type Cell = string | Readonly<{ text: string }>;
export type Matrix = Readonly<{ heads: readonly string[]; rows: readonly (readonly string[])[] }>;

/** What a round and the portfolios say, as the paper prints it. */
export type OptionsFacts = Readonly<{
  options: readonly Readonly<{
    title: string;
    pence: number;
    frees: boolean;
    must: string | null;
    stopBearer: string | null;
  }>[];
  rounds: readonly Readonly<{ title: string; people: number; elsewhere: string | null; closed: boolean }>[];
  found: Readonly<{
    title: string;
    howMany: string;
    portfolios: Matrix;
    partners: Matrix;
    binding: readonly string[];
    stays: Matrix;
    alone: readonly string[];
    near: readonly string[];
    notes: readonly string[];
  }> | null;
  decided: Readonly<{ name: string; titles: readonly string[]; dissent: readonly string[] }> | null;
}>;

const plain = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);
const matrix = (one: { heads: readonly Cell[]; rows: readonly (readonly Cell[])[] }): Matrix => ({
  heads: one.heads.map(plain),
  rows: one.rows.map((row) => row.map(plain)),
});

function foundIn(allocation: Allocation): OptionsFacts['found'] {
  if (!allocation.found) return null;
  const view = viewFound(allocation, allocation.found);
  return {
    title: allocation.title,
    howMany: view.howMany,
    portfolios: matrix(view.matrix),
    partners: matrix(view.partners),
    binding: view.binding,
    stays: { heads: ['Option', 'In the best'], rows: view.stays.map((row) => row.map(plain)) },
    alone: view.alone ? [...view.alone.leavesOut] : [],
    near: view.near.map((one) => `${one.name}: ${one.misses.join(' ')}`),
    notes: allocation.asked.notes,
  };
}

function decidedIn(allocation: Allocation): OptionsFacts['decided'] {
  if (allocation.state !== 'decided' || !allocation.found) return null;
  const choice = decidable(choicesFrom(allocation.asked, allocation.found)).find(
    (one) => one.key === allocation.chosen,
  );
  if (!choice) return null;
  return {
    name: choice.name,
    titles: allocation.asked.options
      .filter((option) => choice.portfolio.chosen.includes(option.id))
      .map((option) => option.title),
    dissent: allocation.dissent.map((one) => `${one.name ?? 'Somebody who gave no name'}: ${one.words}`),
  };
}

export async function optionsFacts({ tx, object }: Visit<Case>): Promise<OptionsFacts> {
  const options = (await optionsOf(tx, object.id)).filter((one) => one.state === 'put');
  const allocations = (await allocationsOf(tx, object.id)).filter((one) => one.found !== null);
  const latest = allocations.findLast((one) => one.state === 'decided') ?? allocations.at(-1) ?? null;
  const rounds: OptionsFacts['rounds'][number][] = [];
  for (const round of await roundsOf(tx, object.id))
    rounds.push({
      title: round.title,
      people: (await participantsOf(tx, round.id)).length,
      elsewhere: round.how === 'elsewhere' ? (round.agreedWhere ?? 'elsewhere') : null,
      closed: round.state === 'closed',
    });
  return {
    options: options.map((one) => ({
      title: one.title,
      pence: one.annualPence,
      frees: one.list === 'release',
      must: one.must ? (one.mustBecause ?? 'it must be done') : null,
      stopBearer: one.stopBearer,
    })),
    rounds,
    found: latest ? foundIn(latest) : null,
    decided: latest ? decidedIn(latest) : null,
  };
}

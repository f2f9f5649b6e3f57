import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { number, pounds } from '#platform/say.ts';
import { decisionsOf } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { checkInside } from '../check-inside.ts';
import { optionsOf } from '../options/option-store.ts';
import { type Allocation, sayAllocation } from './allocation.ts';
import { allocationsOf, updateAllocation } from './allocation-store.ts';
import { viewFound } from './allocation-view.ts';
import { askPortfolios, type askPortfoliosInput, endLooking, readLimits, recordAllocation } from './ask-portfolios.ts';
import { choicesFrom, decidable } from './choices.ts';
import { decidePortfolio, type decidePortfolioInput } from './decide-portfolio.ts';
import { beginSearch, searches } from './search-job.ts';

const pathOf = (one: Pick<Allocation, 'caseId' | 'id'>): string => `/cases/${one.caseId}/allocations/${one.id}`;

export async function listAllocations({ tx, object, who }: Visit<Subject>): Promise<Reply> {
  checkInside(who);
  const put = (await optionsOf(tx, object.id)).filter((option) => option.state === 'put');
  return page('allocation/allocations.njk', 'Portfolios', {
    allocations: (await allocationsOf(tx, object.id)).map((one) => ({
      ...one,
      label: sayAllocation(one).text,
      money: pounds(one.asked.moneyPence),
    })),
    options: put.length,
    groups: [...new Set(put.map((option) => option.grouping).filter(Boolean))],
    payers: [...new Set(put.flatMap((option) => option.costs.map((cost) => cost.payer)))],
    uses: [...new Set(put.flatMap((option) => option.uses.map((use) => use.what)))],
  });
}

export async function keepAsked(doing: Doing<Subject, z.infer<typeof askPortfoliosInput>>): Promise<Reply> {
  const { act, object, body, services } = doing;
  const limits = readLimits(body);
  const allocation = await askPortfolios(act, { caseId: object.id, title: body.title, limits });
  if (allocation.state === 'looking') act.afterCommit(() => beginSearch(services, allocation));
  return redirect(pathOf(allocation));
}

export async function showAllocation(visit: Visit<Allocation>): Promise<Reply> {
  const { tx, object, now } = visit;
  const { asked, found } = object;
  const names = await personNames(tx, [object.askedBy]);
  return page('allocation/allocation.njk', object.title, {
    allocation: object,
    askedBy: names.get(object.askedBy),
    limits: limitsOf(object),
    isLooking: object.state === 'looking' && searches.isRunning(object.id),
    done: `${Math.round(object.progress * 100)}%`,
    view: found ? viewFound(object, found) : null,
    chosenChoices: found
      ? decidable(choicesFrom(asked, found)).map((one) => ({
          value: one.key,
          text: one.name,
          hint: [...one.leavesOut, ...one.misses].join(' '),
        }))
      : [],
    decision: object.decisionId
      ? (await decisionsOf(tx, object.caseId)).find((one) => one.id === object.decisionId)
      : null,
    decided: decidedOf(object),
    today: londonDate(now),
  });
}

function limitsOf({ asked }: Allocation): string[] {
  const between = ({ least, most }: { least: number | null; most: number | null }) =>
    [least === null ? '' : `at least ${least}`, most === null ? '' : `at most ${most}`].filter(Boolean).join(', ');
  return [
    `${pounds(asked.moneyPence)} a year`,
    ...asked.payers.map((one) => `of ${one.payer}’s money ${pounds(one.pence)}`),
    ...asked.uses.map((one) => `${number(one.amount)} of ${one.what}`),
    ...asked.groups.map((one) => `${one.title}: ${between(one)}`),
  ];
}

function decidedOf({ asked, found, chosen }: Allocation) {
  const choice = found && chosen ? decidable(choicesFrom(asked, found)).find((one) => one.key === chosen) : null;
  if (!choice) return null;
  const inIt = asked.options.filter((option) => choice.portfolio.chosen.includes(option.id));
  return {
    ...choice,
    options: inIt.map(
      (option) => `${option.title}: ${pounds(option.annualPence)} a year${option.list === 'release' ? ', freed' : ''}`,
    ),
    cost: pounds(Math.round((choice.portfolio.used.money ?? 0) * 100)),
  };
}

export async function saveDecision(doing: Doing<Allocation, z.infer<typeof decidePortfolioInput>>): Promise<Reply> {
  await decidePortfolio(doing.act, doing.object, doing.body);
  return redirect(pathOf(doing.object), 'It is decided, and stands.');
}

export async function stopLooking({ act, object }: Doing<Allocation>): Promise<Reply> {
  await endLooking(act, object, null);
  act.afterCommit(() => searches.stop(object.id));
  return redirect(pathOf(object), 'It was stopped.');
}

/** Begins a search anew that was stopped, or that ended with the server it ran on. */
export async function lookAgain({ act, object, services }: Doing<Allocation>): Promise<Reply> {
  if (searches.isRunning(object.id)) refuse('wrong-state');
  const again: Allocation = { ...object, state: 'looking', progress: 0 };
  await updateAllocation(act.tx, again, object.version);
  recordAllocation(act, 'allocation.looked-for-again', again, ['progress']);
  act.afterCommit(() => beginSearch(services, again));
  return redirect(pathOf(object));
}

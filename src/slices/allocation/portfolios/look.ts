import {
  drawBenefits,
  oneMore,
  type Problem,
  ProblemFaults,
  type Solver,
  solvePortfolio,
  staysIn,
} from '#engines/portfolio/index.ts';
import type { Asked, Found, Looked } from './allocation.ts';
import { benefitOf, problemOf } from './problem-of.ts';

/** So many are shown beside each other: more columns than this nobody compares. */
const most = 8;
/** The same for everybody, so that a page loaded again says the same. */
const seed = 7;

/** Fewer draws where every choice is looked at in each: the work stays the same. */
export const drawsFor = (options: number): number => Math.max(40, Math.min(200, Math.floor(2 ** 22 / 2 ** options)));

type Progress = (share: number) => void | Promise<void>;

async function lookOnce(problem: Problem, solver: Solver, onStep?: () => void): Promise<Looked> {
  try {
    const answer = await solvePortfolio(problem, solver, { most, ...(onStep && { onProgress: onStep }) });
    return { answer, faults: [] };
  } catch (error) {
    if (error instanceof ProblemFaults) return { answer: null, faults: error.faults };
    throw error;
  }
}

/**
 * Looks for portfolios in three ways: as asked, with equity weights on, and by value for money alone, so that they can
 * stand beside each other; then how often each option stays in when the benefits are drawn again within their ranges, and
 * what a tenth more of each thing would be worth.
 */
export async function look(asked: Asked, solver: Solver, onProgress: Progress = () => {}): Promise<Found> {
  const weighted = asked.options.some((option) => option.weight !== 1);
  const musts = asked.options.some((option) => option.must);
  const problem = problemOf(asked, { equity: false, holdMusts: true });
  const plain = await lookOnce(problem, solver);
  await onProgress(0.3);
  const equity = weighted ? await lookOnce(problemOf(asked, { equity: true, holdMusts: true }), solver) : null;
  await onProgress(0.5);
  const valueAlone = musts ? await lookOnce(problemOf(asked, { equity: false, holdMusts: false }), solver) : null;
  await onProgress(0.7);
  const draws = drawsFor(asked.options.length);
  // A draw does not wait for it to be told; the telling is in order, and done before the next part begins.
  let told: Promise<void> = Promise.resolve();
  const step = (done: number, of: number): void => {
    if (done % 10 === 0) told = told.then(() => onProgress(0.7 + (0.25 * done) / of));
  };
  const answered = plain.answer !== null && plain.answer.portfolios.length > 0;
  const ranges = asked.options.map((option) => benefitOf(option, false));
  const stays = answered ? await staysIn(problem, drawBenefits(ranges, draws, seed), solver, step) : [];
  await told;
  await onProgress(0.95);
  return { plain, equity, valueAlone, stays, draws, seed, more: answered ? await oneMore(problem, solver) : [] };
}

import { parentPort } from 'node:worker_threads';
import highsPackage from 'highs';
import { type Answer, type FromSolver, lpText, type ToSolver } from './programme.ts';

// Its types say that the loader is the default of a default; Node gives the loader itself.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;
const highs = await loadHighs();
const { modelStatus } = highs.constants;

function solve({ programme, options }: ToSolver): Answer {
  const model = highs.createModel({ format: 'lp', data: lpText(programme) });
  try {
    model.options.set({ output_flag: false, time_limit: options.seconds, mip_rel_gap: options.gap, random_seed: 1 });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return null;
    const values = model.getSolution().colValue;
    const names = Array.from({ length: programme.benefits.length }, (_, column) => model.getColByName(`x${column}`));
    const chosen = names.flatMap((place, column) => (Math.round(values[Number(place)] ?? 0) === 1 ? [column] : []));
    const found = Number(model.info.get('primal_solution_status')) === 2;
    if (!found) throw new Error('No answer was found in the time given.');
    const benefit = chosen.reduce((total, column) => total + programme.benefits[column]!, 0);
    return { chosen, benefit, bound: Math.max(benefit, Number(model.info.get('mip_dual_bound'))) };
  } finally {
    model.dispose();
  }
}

parentPort!.on('message', (message: ToSolver) => {
  let reply: FromSolver;
  try {
    reply = { id: message.id, answer: solve(message) };
  } catch (error) {
    reply = { id: message.id, error: String(error instanceof Error ? error.message : error) };
  }
  parentPort!.postMessage(reply);
});

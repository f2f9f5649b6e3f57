import type { Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';
import { tieKinds } from './tie-variable.ts';
import type { Variable } from './variable.ts';

const dropped = ['dropped', 'withdrawn', 'retired'];
/** The kinds that this installation has. */
export const there = ({ services }: Pick<Visit, 'services'>) => tieKinds.filter((name) => services.kinds.has(name));

/** What of the case a variable could still be tied to. */
export async function tieChoices(visit: Visit<Variable>, tied: readonly string[]) {
  const { tx, services, who, object } = visit;
  const found = await choicesOf(tx, services.kinds, who, object.caseId, there(visit));
  return found
    .filter(({ ref, state }) => !tied.includes(ref.id) && !dropped.includes(state))
    .map(({ value, kindLabel, title }) => ({ value, text: `${kindLabel}: ${title.slice(0, 90)}` }));
}

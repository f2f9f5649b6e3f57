import { asLoop, begunAt, type Loop, type SignedLink, tellLoop } from '#engines/loops/index.ts';
import type { CausalLink } from './causal-link.ts';
import type { Variable } from './variable.ts';

export const loopStates = ['named', 'dropped'] as const;

/** A loop that people gave a name: the links it runs through, where its telling begins, and which way that goes. */
export type NamedLoop = Readonly<{
  id: string;
  caseId: string;
  state: (typeof loopStates)[number];
  version: number;
  name: string;
  beginsId: string;
  goes: 'up' | 'down';
  /** In the order in which it runs, those that were taken off too. */
  links: readonly CausalLink[];
  namedAt: Date;
}>;

export const signed = (link: CausalLink): SignedLink => ({
  id: link.id,
  from: link.fromId,
  to: link.toId,
  direction: link.direction,
  delayed: link.delayed,
});

export type ToldLoop = Readonly<{
  class: Loop['class'];
  sentence: string;
  delays: number;
  variables: readonly string[];
}>;

/** A loop's class and its sentence, from the links and variables that it runs through. */
export function toldLoop(
  links: readonly CausalLink[],
  variables: ReadonlyMap<string, Pick<Variable, 'goesUp' | 'goesDown'>>,
  begins: string,
  goes: 'up' | 'down',
): ToldLoop {
  const loop = begunAt(asLoop(links.map(signed)), begins);
  const spoken = new Map(
    links.map((link) => {
      const { goesUp = null, goesDown = null } = variables.get(link.fromId) ?? {};
      return [link.fromId, { name: link.fromName, goesUp, goesDown }];
    }),
  );
  const byId = new Map(links.map((link) => [link.id, signed(link)]));
  return {
    class: loop.class,
    sentence: tellLoop(loop, byId, spoken, goes),
    delays: loop.delays,
    variables: loop.variables,
  };
}

/** The links of a named loop that were taken off the map. While there is one, the loop does not close. */
export const gone = (loop: NamedLoop): CausalLink[] => loop.links.filter(({ state }) => state === 'removed');

export const loopText = (loop: NamedLoop): string => {
  const kind = asLoop(loop.links.map(signed)).class;
  const says = kind === 'reinforcing' ? 'Reinforcing: it feeds itself' : 'Balancing: it holds itself back';
  return `${says}. ${loop.links.map(({ fromName }) => fromName).join(' → ')} → and round again`;
};

import type { Loop, LoopClass, SignedLink } from './types.ts';

export type Way = 'up' | 'down';

/** How a variable is spoken of: its name, and, where somebody said so, whole clauses for when it goes up and down ("waits get longer"). */
export type Spoken = Readonly<{ name: string; goesUp?: string | null; goesDown?: string | null }>;

const ending: Record<LoopClass, string> = {
  reinforcing: 'this feeds itself',
  balancing: 'this holds itself back',
};

/** Names that begin with an acronym keep their capitals; others are lowered inside a sentence. */
export function inSentence(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const other = (way: Way): Way => (way === 'up' ? 'down' : 'up');

/** The same loop, begun at another of its variables; as it is where the variable is not on it. */
export function begunAt(loop: Loop, variable: string): Loop {
  const at = Math.max(0, loop.variables.indexOf(variable));
  const turn = <T>(list: readonly T[]): T[] => [...list.slice(at), ...list.slice(0, at)];
  return { ...loop, variables: turn(loop.variables), links: turn(loop.links) };
}

/**
 * A loop in one plain sentence, from its first variable round to it again. Where every variable has its own words for going up
 * and down the sentence uses them; else it says "rose" and "fell", which fit any noun, one or many.
 *
 * @param links the loop's links by id
 * @param spoken the loop's variables by id
 * @param way how the first variable moves at the start
 * @example tellLoop(loop, links, spoken, 'down')
 * // 'When fees fall, pay falls behind; after a delay, vacancies rise; and so, all the more, fees fall: this feeds itself.'
 */
export function tellLoop(
  loop: Loop,
  links: ReadonlyMap<string, SignedLink>,
  spoken: ReadonlyMap<string, Spoken>,
  way: Way,
): string {
  const [first] = loop.variables;
  const own = loop.variables.every((id) => spoken.get(id)?.goesUp && spoken.get(id)?.goesDown);
  const says = own ? inOwnWords : conditional;
  const steps: string[] = [];
  let moves = way;
  loop.links.forEach((id, at) => {
    const link = links.get(id)!;
    if (link.direction === 'opposite') moves = other(moves);
    const last = at === loop.links.length - 1;
    const variable = last ? first! : loop.variables[at + 1]!;
    const late = link.delayed ? 'after a delay' : '';
    if (!last) steps.push([late, says(spoken.get(variable)!, moves, false)].filter(Boolean).join(', '));
    else if (own)
      steps.push(
        `and so, ${[late, again[loop.class]].filter(Boolean).join(' and ')}, ${says(spoken.get(variable)!, moves, false)}`,
      );
    else
      steps.push(
        `and so${late ? `, ${late}, ` : ' '}${says(spoken.get(variable)!, moves, false)} ${further[loop.class]}`,
      );
  });
  const start = `${own ? 'When' : 'If'} ${says(spoken.get(first!)!, way, true)}`;
  return `${capital(start)}, ${steps.join('; ')}: ${ending[loop.class]}.`;
}

// People's own clauses may end in a comparison already ("waits get longer"), so what is said of coming round goes before them.
const again: Record<LoopClass, string> = { reinforcing: 'all the more', balancing: 'in turn' };
const further: Record<LoopClass, string> = { reinforcing: 'further', balancing: 'again' };

const inOwnWords = (one: Spoken, way: Way): string => inSentence((way === 'up' ? one.goesUp : one.goesDown)!);

function conditional(one: Spoken, way: Way, first: boolean): string {
  const name = inSentence(one.name);
  if (first) return `${name} ${way === 'up' ? 'rose' : 'fell'}`;
  return `${name} would ${way === 'up' ? 'rise' : 'fall'}`;
}

import type { Field, Redaction } from './notice.ts';
import type { ProcurementFacts } from './procurement-facts.ts';

type Tree = { [key: string]: unknown };

/** Takes away what a pointer names, in a copy of its own; gives back the words and numbers that went. */
function take(at: unknown, parts: readonly string[], taken: unknown[]): void {
  const [part, ...later] = parts;
  if (part === undefined || typeof at !== 'object' || at === null) return;
  if (part === '*') {
    for (const one of Array.isArray(at) ? at : []) take(one, later, taken);
    return;
  }
  const object = at as Tree;
  if (later.length > 0) take(object[part], later, taken);
  else if (object[part] !== undefined && object[part] !== null) {
    taken.push(object[part]);
    object[part] = Array.isArray(object[part]) ? [] : null;
  }
}

/**
 * The facts without those that are withheld. All that is printed or published is made from what is left, so that what was taken out
 * cannot come back through another field.
 */
export function withhold(
  facts: ProcurementFacts,
  fields: readonly Field[],
  redactions: readonly Redaction[],
): Readonly<{ facts: ProcurementFacts; taken: readonly unknown[] }> {
  if (redactions.length === 0) return { facts, taken: [] };
  const left = structuredClone(facts);
  const taken: unknown[] = [];
  for (const { field } of redactions)
    for (const pointer of fields.find(({ key }) => key === field)?.facts ?? []) take(left, pointer.split('.'), taken);
  return { facts: left, taken };
}

const grouped = (pence: number) => String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',');

/** Words of more than three letters, and sums as they are written, that were withheld: to look for in what is made. */
export function traces(taken: readonly unknown[]): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string' && value.trim().length > 3 && !/^\d{4}-\d\d-\d\d/.test(value))
      found.push(value.trim());
    else if (typeof value === 'number' && key.endsWith('Pence') && value >= 100_000)
      found.push(grouped(value), String(Math.floor(value / 100)));
    else if (typeof value === 'object' && value !== null)
      for (const [inner, one] of Object.entries(value)) if (inner !== 'id') walk(one, inner);
  };
  for (const value of taken) walk(value, '');
  return [...new Set(found)];
}

/** Whether a text holds a trace, whatever its case. */
export const holdsTrace = (text: string, all: readonly string[]): boolean => {
  const lower = text.toLowerCase();
  return all.some((trace) => lower.includes(trace.toLowerCase()));
};

// Only words that are hardly ever nouns: "support", "help" and "training" are things that there can be more of.
const verbs =
  'achieve address build commence create decrease deliver develop enable encourage ensure establish expand foster give hire implement improve increase introduce invest launch make maximise minimise prevent procure promote provide recruit reduce strengthen tackle teach'.split(
    ' ',
  );

const ing = (verb: string): string => `${verb.replace(/e$/, '')}ing`;
const doing = new Set(verbs.flatMap((verb) => [verb, ing(verb)]));

/**
 * The word of doing that a name begins with, or null: "Provide respite" is something that is done, "respite that is
 * provided" can be more or less. "Increase in falls" names a state.
 */
export function doingWord(name: string): string | null {
  const [first = '', second = ''] = name.trim().split(/\s+/);
  if (!doing.has(first.toLowerCase()) || ['in', 'of', 'to'].includes(second.toLowerCase())) return null;
  return first;
}

/** A hint, never a refusal. */
export const doingHint = (name: string): string | null => {
  const word = doingWord(name);
  return word
    ? `“${word}” reads like something that is done. On a map, a variable is something that there can be more or less of, such as “hours of respite”.`
    : null;
};

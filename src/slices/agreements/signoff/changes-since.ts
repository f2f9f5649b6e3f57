import type { PutText } from './put-text.ts';

export type Change = Readonly<{
  does: 'New' | 'Gone' | 'Changed' | 'Moved';
  part: string;
  was: string | null;
  is: string | null;
}>;

/** A memorandum and a charter say in their own lines what each partner does. */
const placed = (text: PutText) =>
  new Map([
    ...text.parts.flatMap(({ title, lines }) =>
      lines.map(({ key, says }): [string, { part: string; says: string }] => [key, { part: title, says }]),
    ),
    ...(text.of !== 'plan' ? [] : text.roles).map(({ who, does }): [string, { part: string; says: string }] => [
      `role:${who.toLowerCase()}`,
      { part: 'What each partner has in it', says: `${who} ${does.join('; ')}` },
    ]),
  ]);

/**
 * What differs between two versions of a text: in the order of the newer one, then what is gone.
 *
 * @example changesSince(text, text) // []
 */
export function changesSince(before: PutText, now: PutText): Change[] {
  const [old, current] = [placed(before), placed(now)];
  const found = [...current].flatMap(([key, { part, says }]): Change[] => {
    const was = old.get(key);
    if (!was) return [{ does: 'New', part, was: null, is: says }];
    if (was.says !== says) return [{ does: 'Changed', part, was: was.says, is: says }];
    return was.part === part ? [] : [{ does: 'Moved', part: `${part} (before: ${was.part})`, was: null, is: says }];
  });
  const gone = [...old].flatMap(([key, { part, says }]): Change[] =>
    current.has(key) ? [] : [{ does: 'Gone', part, was: says, is: null }],
  );
  return [...found, ...gone];
}

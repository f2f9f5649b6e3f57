import { type Kinds, kindNamed, type Ref, type Subject } from '../access/kinds.ts';
import type { Who } from '../access/who.ts';
import type { Tx } from '../db/database.ts';
import { slip } from '../forms/index.ts';

/** An object as a choice on a form or a line in a list. */
export type Choice = Readonly<{
  ref: Ref;
  value: string;
  kindLabel: string;
  title: string;
  text: string;
  state: string;
  path: string;
}>;

/** The objects of some kinds on a case that this person may see, for choosing among; `value` is "kind:id". */
export async function choicesOf(
  tx: Tx,
  kinds: Kinds,
  who: Who,
  caseId: string,
  names: readonly string[],
): Promise<Choice[]> {
  const choices: Choice[] = [];
  for (const name of names) {
    const kind = kindNamed(kinds, name);
    for (const object of await kind.ofCase(tx, caseId)) {
      if (!kind.allowed(who, object).includes('see')) continue;
      const { title, text } = kind.bead(object);
      choices.push({
        ref: { kind: name, id: object.id },
        value: `${name}:${object.id}`,
        kindLabel: kind.label,
        title,
        text,
        state: object.state,
        path: kind.path(object),
      });
    }
  }
  return choices;
}

/** Reads "kind:id" as typed by a form, and makes sure that it is one of these kinds, on this case, and visible to this person. */
export async function chosen(
  tx: Tx,
  kinds: Kinds,
  who: Who,
  caseId: string,
  names: readonly string[],
  value: string,
  fieldName: string,
): Promise<Ref & { object: Subject }> {
  const [name = '', id = ''] = value.split(':');
  if (names.includes(name)) {
    const kind = kindNamed(kinds, name);
    const object = (await kind.ofCase(tx, caseId)).find((one) => one.id === id);
    if (object && kind.allowed(who, object).includes('see')) return { kind: name, id, object };
  }
  return slip(fieldName, 'Choose one from the list');
}

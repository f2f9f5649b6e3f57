import { noticeOf } from './catalogue.ts';
import { type Field, limbs, type Notice, type Redaction } from './notice.ts';
import type { ProcurementFacts } from './procurement-facts.ts';
import { holdsTrace, traces, withhold } from './withhold.ts';

export type Missing = Readonly<{ field: string; label: string; law: string; says: string }>;
export type Withheld = Readonly<{
  field: string;
  label: string;
  law: string;
  limb: Redaction['limb'];
  reason: string;
  says: string;
}>;
export type Line = Readonly<{
  field: string;
  label: string;
  law: string;
  state: 'said' | 'withheld' | 'missing';
  says: readonly string[];
}>;
export type Section = Readonly<{ heading: string; lines: readonly Line[] }>;

export type Filled = Readonly<{
  code: string;
  title: string;
  checked: boolean;
  unverified: readonly string[];
  /** Why the law asks for no such notice here; null where it does. */
  notNeeded: string | null;
  values: Readonly<Record<string, readonly string[]>>;
  missing: readonly Missing[];
  preview: readonly Section[];
  redactions: readonly Withheld[];
  /** Fields whose own words hold something that another field withholds. */
  repeated: readonly Readonly<{ field: string; says: string }>[];
}>;

/** What a redaction has to be before it counts. */
function checkRedactions(notice: Notice, redactions: readonly Redaction[]): void {
  for (const { field, reason, limb } of redactions) {
    const found = notice.fields.find(({ key }) => key === field);
    if (!found) throw new RangeError(`${notice.code} has no field ${field}.`);
    if (!found.redactable)
      throw new RangeError(`The law does not let “${found.label}” be withheld as commercial information.`);
    if (!Object.hasOwn(limbs, limb) || !reason.trim())
      throw new RangeError(`Say why “${found.label}” is withheld, and by which limb.`);
  }
}

/** Whether a withheld field is the reason why this one says nothing any more. */
const shares = (field: Field, withheld: readonly Field[]) =>
  withheld.find((other) =>
    other.facts.some((fact) =>
      field.facts.some((own) => own === fact || own.startsWith(`${fact}.`) || fact.startsWith(`${own}.`)),
    ),
  );

/**
 * A notice filled from facts: what it says, field by field; what is missing; how it reads in plain words; what is withheld and why.
 * Nothing that is withheld is in any of it.
 *
 * @param redactions by field, each with its limb of section 94 and its reason
 * @throws RangeError where there is no such notice or field, the field may not be withheld, or no reason is given
 * @example fillNotice('UK4', { ...nothingKnown, title: 'Home care' }).missing[0]
 */
export function fillNotice(code: string, facts: ProcurementFacts, redactions: readonly Redaction[] = []): Filled {
  const notice = noticeOf(code);
  checkRedactions(notice, redactions);
  const left = withhold(facts, notice.fields, redactions);
  const gone = traces(left.taken);
  const hidden = notice.fields.filter(({ key }) => redactions.some(({ field }) => field === key));
  const values: Record<string, readonly string[]> = {};
  const missing: Missing[] = [];
  const repeated: { field: string; says: string }[] = [];
  const lineOf = (field: Field): Line | null => {
    const { key, label, law } = field;
    const at = { field: key, label, law };
    const says = field.says(left.facts);
    const [redaction] = redactions.filter((one) => one.field === key);
    const because = redaction ?? redactions.find(({ field: other }) => other === shares(field, hidden)?.key);
    if (says.length > 0 && !redaction) {
      if (gone.length > 0 && holdsTrace(says.join('\n'), gone)) {
        repeated.push({ field: key, says: `“${label}” repeats something that is withheld. Take it out there too.` });
        return { ...at, state: 'withheld', says: ['Not shown: it repeats something that is withheld'] };
      }
      values[key] = says;
      return { ...at, state: 'said', says };
    }
    if (because && (redaction || field.says(facts).length > 0))
      return { ...at, state: 'withheld', says: [`Withheld: ${limbs[because.limb]}`] };
    if (!field.required(facts)) return null;
    missing.push({ ...at, says: field.ask });
    return { ...at, state: 'missing', says: [field.ask] };
  };
  const sections = new Map<string, Line[]>();
  for (const field of notice.fields) {
    const line = lineOf(field);
    if (line) sections.set(field.section, [...(sections.get(field.section) ?? []), line]);
  }
  return {
    code,
    title: notice.title,
    checked: notice.checked,
    unverified: notice.unverified,
    notNeeded: notice.notNeeded(facts),
    values,
    missing,
    preview: [...sections].map(([heading, lines]) => ({ heading, lines })),
    redactions: redactions.map((one) => {
      const { label, law } = notice.fields.find(({ key }) => key === one.field)!;
      return { ...one, label, law, says: `“${label}” is withheld: ${limbs[one.limb]}. ${one.reason}` };
    }),
    repeated,
  };
}

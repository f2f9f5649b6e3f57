import { isObject, type Json, type JsonObject } from '#platform/export/json-value.ts';

/**
 * What is done with a field when releases are merged: left out, taken as one whole list, or, where a list's objects have no
 * trustworthy id, appended or matched by their place. A list of objects that has no rule is matched by id.
 */
export type MergeRule = 'omit' | 'whole' | 'append' | 'position';

/** Rules by field, nested as the fields are; a list's objects share the list's own node. */
export type MergeRules = { rule?: MergeRule; readonly inside: Map<string, MergeRules> };

const node = (): MergeRules => ({ inside: new Map() });

/** Adds a rule at a path of field names, such as `awards/suppliers/additionalIdentifiers`; what is there is replaced. */
export function addRule(rules: MergeRules, path: string, rule: MergeRule): MergeRules {
  let at = rules;
  for (const part of path.split('/')) {
    const next = at.inside.get(part) ?? node();
    at.inside.set(part, next);
    at = next;
  }
  at.rule = rule;
  return rules;
}

/** Rules written as paths, each with what is done there. */
export function rulesFrom(paths: Readonly<Record<string, MergeRule>>): MergeRules {
  const rules = node();
  for (const [path, rule] of Object.entries(paths)) addRule(rules, path, rule);
  return rules;
}

const typesOf = (schema: JsonObject): Json[] =>
  Array.isArray(schema.type) ? schema.type : schema.type === undefined ? [] : [schema.type];

const inside = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The schema itself or, where it points to another part of the whole, that part with what is said beside the pointer. */
function resolve(schema: JsonObject, whole: JsonObject): JsonObject {
  let found = schema;
  for (let steps = 0; typeof found.$ref === 'string' && steps < 20; steps += 1) {
    const parts = found.$ref.replace(/^#\/?/, '').split('/');
    const { $ref: _, ...beside } = found;
    const target = parts.reduce<JsonObject>((at, part) => inside(at[part]), whole);
    found = { ...target, ...beside };
  }
  return found;
}

function isWhole(schema: JsonObject, items: JsonObject): boolean {
  const types = typesOf(items);
  return (
    schema.wholeListMerge === true ||
    types.some((type) => type !== 'object') ||
    !Object.hasOwn(inside(items.properties), 'id')
  );
}

/**
 * The rules of a release schema, by the merging section of OCDS 1.1: `omitWhenMerged` before all; a list is taken whole where it
 * says `wholeListMerge`, holds anything but objects, or holds objects without an id; other lists are matched by id.
 *
 * @param schema A release schema, patched with its extensions; pointers within it are followed.
 */
export function rulesOfSchema(schema: JsonObject): MergeRules {
  const walk = (properties: JsonObject, into: MergeRules, depth: number): MergeRules => {
    // Schemas may point back to themselves; no release is as deep as this.
    if (depth > 12) return into;
    for (const [key, value] of Object.entries(properties)) {
      const field = resolve(inside(value), schema);
      const at = node();
      if (field.omitWhenMerged === true) at.rule = 'omit';
      else if (typesOf(field).includes('array')) {
        const items = resolve(inside(field.items), schema);
        if (isWhole(field, items)) at.rule = 'whole';
        else walk(inside(items.properties), at, depth + 1);
      } else if (typesOf(field).includes('object')) walk(inside(field.properties), at, depth + 1);
      if (at.rule || at.inside.size > 0) into.inside.set(key, at);
    }
    return into;
  };
  return walk(inside(schema.properties), node(), 0);
}

/** The rules as paths, sorted: to compare and to print. */
export function pathsOfRules(rules: MergeRules, path = ''): Record<string, MergeRule> {
  return Object.fromEntries(
    [...rules.inside]
      .flatMap(([key, at]) => {
        const here = path === '' ? key : `${path}/${key}`;
        return [...(at.rule ? [[here, at.rule] as const] : []), ...Object.entries(pathsOfRules(at, here))];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const organisations = [
  'parties',
  'buyer',
  'tender/procuringEntity',
  'tender/tenderers',
  'awards/suppliers',
  'contracts/implementation/transactions/payer',
  'contracts/implementation/transactions/payee',
];
const listsOfWords = [
  'parties/roles',
  'tender/additionalProcurementCategories',
  'tender/submissionMethod',
  'relatedProcesses/relationship',
  'contracts/relatedProcesses/relationship',
  ...['tender', 'awards', 'contracts'].flatMap((part) => [`${part}/amendments/changes`, `${part}/amendment/changes`]),
];

/** The rules of the release schema of OCDS 1.1.5 (and of 1.1.4, which has the same). */
export const rulesOf11: MergeRules = rulesFrom({
  id: 'omit',
  date: 'omit',
  tag: 'omit',
  ...Object.fromEntries(organisations.map((path) => [`${path}/additionalIdentifiers`, 'whole' as const])),
  ...Object.fromEntries(
    ['tender', 'awards', 'contracts'].map((part) => [`${part}/items/additionalClassifications`, 'whole' as const]),
  ),
  ...Object.fromEntries(listsOfWords.map((path) => [path, 'whole' as const])),
});

/** OCDS 1.0 gave suppliers no ids that last: its lists of suppliers are taken whole. */
export const rulesOf10: MergeRules = addRule(rulesFrom(pathsOfRules(rulesOf11)), 'awards/suppliers', 'whole');

export type Schema = Readonly<{ [key: string]: unknown }>;

const formats: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  email: /^[^\s@]+@[^\s@]+$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
};

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/**
 * What is wrong with a value by a JSON Schema, a line each with its path; only the words that the schemas of our standards use:
 * type, required, properties, items, minItems, uniqueItems, enum, pattern, format, oneOf, anyOf, $ref. Another word that would check
 * something throws, so that no schema passes unread.
 */
export function faultsAgainst(
  schema: Schema,
  value: unknown,
  known: ReadonlyMap<string, Schema> = new Map(),
  root = schema,
  path = '',
): string[] {
  for (const word of Object.keys(schema))
    if (unread.has(word)) throw new Error(`The schema says ${word}, which is not checked here.`);
  const again = (inner: unknown, what: unknown, at = path) => faultsAgainst(inner as Schema, what, known, root, at);
  const faults: string[] = [];
  const say = (why: string) => void faults.push(`${path || '.'}: ${why}`);
  if (typeof schema.$ref === 'string') {
    const target = refer(schema.$ref, root, known);
    faults.push(...faultsAgainst(target.schema, value, known, target.root, path));
  }
  const types = [schema.type ?? []].flat() as string[];
  if (types.length > 0 && !types.includes(typeOf(value)) && !(types.includes('integer') && Number.isInteger(value)))
    say(`${typeOf(value)} is not ${types.join(' or ')}`);
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) say(`${JSON.stringify(value)} is not in the list`);
  if (typeof value === 'string') {
    if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern).test(value))
      say(`does not match ${schema.pattern}`);
    if (typeof schema.format === 'string' && formats[schema.format] && !formats[schema.format]!.test(value))
      say(`is not a ${schema.format}`);
  }
  if (Array.isArray(value)) {
    if (typeof schema.minItems === 'number' && value.length < schema.minItems) say('has too few items');
    if (schema.uniqueItems && new Set(value.map((one) => JSON.stringify(one))).size < value.length)
      say('has an item twice');
    if (schema.items)
      for (const [at, one] of value.entries()) faults.push(...again(schema.items, one, `${path}/${at}`));
  }
  if (typeOf(value) === 'object') {
    const object = value as Record<string, unknown>;
    for (const key of (schema.required as string[] | undefined) ?? []) if (!(key in object)) say(`lacks ${key}`);
    for (const [key, inner] of Object.entries((schema.properties as Record<string, unknown> | undefined) ?? {}))
      if (key in object) faults.push(...again(inner, object[key], `${path}/${key}`));
  }
  const passing = (list: unknown) => (list as unknown[]).filter((one) => again(one, value).length === 0).length;
  if (schema.oneOf && passing(schema.oneOf) !== 1)
    say(`is right by ${passing(schema.oneOf)} of the choices, not by one`);
  if (schema.anyOf && passing(schema.anyOf) === 0) say('is right by none of the choices');
  return faults;
}

const unread = new Set([
  'allOf',
  'not',
  'if',
  'additionalProperties',
  'patternProperties',
  'const',
  'maxItems',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'contains',
  'dependentRequired',
]);

function refer(ref: string, root: Schema, known: ReadonlyMap<string, Schema>): { schema: Schema; root: Schema } {
  const [id, pointer = ''] = ref.split('#') as [string, string?];
  const start = id === '' ? root : known.get(id);
  if (!start) throw new Error(`The schema refers to ${ref}, which is not here.`);
  const schema = pointer
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], start);
  if (!schema) throw new Error(`The schema refers to ${ref}, which is not in it.`);
  return { schema: schema as Schema, root: start };
}

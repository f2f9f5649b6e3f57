export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Something of the wrong shape, and where: `tender/value/amount`, with the file's part before it. */
export type PathProblem = { path: string; why: string };

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const under = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}/${key}`);

const kindOf = (value: Json): string =>
  Array.isArray(value)
    ? 'a list'
    : isObject(value)
      ? 'an object'
      : typeof value === 'string'
        ? 'text'
        : `${JSON.stringify(value)}`;

/**
 * Looks into JSON of unknown shape. Absent and null are both "nothing"; a wrong shape is listed once by its path and
 * read as nothing, except that one object where a list belongs is read as a list of one.
 */
export class JsonReader {
  readonly value: JsonObject;
  readonly path: string;
  readonly #problems: PathProblem[];

  constructor(value: JsonObject, path: string, problems: PathProblem[]) {
    this.value = value;
    this.path = path;
    this.#problems = problems;
  }

  say(key: string, why: string): void {
    this.#problems.push({ path: under(this.path, key), why });
  }

  #at(key: string): Json {
    return Object.hasOwn(this.value, key) ? (this.value[key] ?? null) : null;
  }

  /** Text; a number serves as one, because publishers number their contracts. */
  text(key: string): string | null {
    const found = this.#at(key);
    if (found === null) return null;
    if (typeof found === 'string') return found.trim() || null;
    if (typeof found === 'number') return String(found);
    this.say(key, `This should be text and is ${kindOf(found)}.`);
    return null;
  }

  number(key: string): number | null {
    const found = this.#at(key);
    if (found === null) return null;
    const number = typeof found === 'string' && /^-?\d+(\.\d+)?$/.test(found) ? Number(found) : found;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    this.say(key, `This should be a number and is ${kindOf(found)}.`);
    return null;
  }

  object(key: string): JsonReader {
    const found = this.#at(key);
    if (found !== null && !isObject(found)) this.say(key, `This should be an object and is ${kindOf(found)}.`);
    return new JsonReader(isObject(found) ? found : {}, under(this.path, key), this.#problems);
  }

  list(key: string): JsonReader[] {
    const found = this.#at(key);
    if (found === null) return [];
    if (isObject(found)) this.say(key, 'This should be a list and is one object. It was read as a list of one.');
    else if (!Array.isArray(found)) this.say(key, `This should be a list and is ${kindOf(found)}.`);
    const items = Array.isArray(found) ? found : isObject(found) ? [found] : [];
    return items.flatMap((item, at) => {
      if (isObject(item)) return [new JsonReader(item, under(under(this.path, key), at), this.#problems)];
      this.say(under(key, at), `This should be an object and is ${kindOf(item)}.`);
      return [];
    });
  }

  /** A list of plain texts, such as identifiers of lots. */
  texts(key: string): string[] {
    const found = this.#at(key);
    if (found === null) return [];
    if (!Array.isArray(found)) {
      this.say(key, `This should be a list and is ${kindOf(found)}.`);
      return [];
    }
    return found.flatMap((item, at) => {
      if (typeof item === 'string' || typeof item === 'number') return [String(item)];
      this.say(under(key, at), `This should be text and is ${kindOf(item)}.`);
      return [];
    });
  }
}

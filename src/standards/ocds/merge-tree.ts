import { isObject, type Json, type JsonObject, type PathProblem, under } from '#platform/export/json-value.ts';
import { cleanList, cleanObject, type Walk } from './clean-tree.ts';
import type { MergeRules } from './merge-rules.ts';

/** How the value of a field is kept: the last one, or all of them with where each came from. */
export type Keeping = {
  put(target: JsonObject, key: string, value: Json): void;
  /** Whether the id of a list's object is kept as it is, once, and not as a value that changes. */
  readonly plainIds: boolean;
  /** Whether values are kept as they came: what is first of its path is then not copied. */
  readonly asTheyCame: boolean;
};

const mostDeep = 100;
const nothing: MergeRules = { inside: new Map() };

/** What an object holds under a name; not what every object inherits, which is functions, and never JSON. */
export function held(target: JsonObject, key: string): Json | undefined {
  const there = target[key];
  return typeof there === 'function' ? undefined : there;
}

/**
 * Objects and lists that are built up over releases. Fields are merged one by one; objects in a list are the same where their ids
 * are; an object without an id is another one each time, so that none is lost.
 */
export class MergeTree {
  readonly root: JsonObject = {};
  readonly #keeping: Keeping;
  readonly #say: (problem: PathProblem) => void;
  /** Objects made here, which may be changed; the others belong to a release, and are copied before they are. */
  readonly #own = new WeakSet<object>([this.root]);
  /** The lists made here that are merged by id, with the place of each id. */
  readonly #lists = new WeakMap<Json[], Map<string, number>>();
  #begins = '';
  /** Where in the release we are: put into words only when something is to be said, because that is seldom. */
  readonly #at: (string | number)[] = [];
  #unnamed = 0;
  readonly #walk: Walk = {
    enter: (key) => this.#at.push(key),
    leave: () => this.#at.pop(),
    refuses: (key) => this.#refuses(key),
    together: (items, rules) => this.#intoList([], new Map(), items, rules),
    idOf: (item, index, rules) => this.#idOf(item, index, rules),
  };

  constructor(keeping: Keeping, say: (problem: PathProblem) => void) {
    this.#keeping = keeping;
    this.#say = say;
  }

  add(release: JsonObject, rules: MergeRules, path = ''): void {
    this.#begins = path;
    this.#object(this.root, release, rules, false);
  }

  #tell(why: string): void {
    this.#say({ path: this.#at.reduce<string>(under, this.#begins), why });
  }

  #refuses(key: string): boolean {
    if (key === '__proto__') this.#tell('No field may be called this. It was left out.');
    else if (this.#at.length > mostDeep) this.#tell('This is nested too deep to be read. It was left out.');
    else return false;
    return true;
  }

  /** Whether anything was said: an object in which nothing is said, at any depth, is not made. */
  #object(target: JsonObject, from: JsonObject, rules: MergeRules, inList: boolean): boolean {
    let said = false;
    for (const key of Object.keys(from)) {
      const at = rules.inside.get(key) ?? nothing;
      if (at.rule === 'omit') continue;
      this.#at.push(key);
      if (!this.#refuses(key) && this.#field(target, key, from[key]!, at, inList)) said = true;
      this.#at.pop();
    }
    return said;
  }

  #field(target: JsonObject, key: string, value: Json, at: MergeRules, inList: boolean): boolean {
    if (inList && key === 'id' && this.#keeping.plainIds) {
      if (held(target, 'id') === undefined && value !== null) target.id = value;
      return true;
    }
    if (typeof value !== 'object' || value === null) return this.#value(target, key, value, at);
    if (!Array.isArray(value)) return this.#objectField(target, key, value, at);
    if (at.rule !== 'whole' && value.every(isObject)) return this.#listField(target, key, value, at);
    return this.#value(target, key, value, at);
  }

  /** A list that is merged by id, and not a value. Where every value is kept, lists of values are lists of objects too. */
  #isList(there: Json | undefined, at: MergeRules): there is JsonObject[] {
    if (!Array.isArray(there)) return false;
    return this.#lists.has(there) || (this.#keeping.asTheyCame && at.rule !== 'whole' && there.every(isObject));
  }

  #value(target: JsonObject, key: string, value: Json, at: MergeRules): boolean {
    const there = held(target, key);
    if (isObject(there) || this.#isList(there, at)) {
      // Null takes a value away; of something built of parts it says nothing about the parts.
      if (value === null) return true;
      this.#changedKind();
      delete target[key];
    }
    this.#keeping.put(target, key, value);
    return true;
  }

  #changedKind(): void {
    this.#tell('This is of another kind than in an earlier release. The later one was kept.');
  }

  #owned(object: JsonObject): JsonObject {
    if (this.#own.has(object)) return object;
    const copy = { ...object };
    this.#own.add(copy);
    return copy;
  }

  /** An object that is the first of its path; nothing where nothing is said in it. */
  #first(value: JsonObject, at: MergeRules, inList: boolean): JsonObject | undefined {
    if (this.#keeping.asTheyCame) return cleanObject(value, at, this.#walk);
    const object: JsonObject = {};
    this.#own.add(object);
    return this.#object(object, value, at, inList) ? object : undefined;
  }

  #objectField(target: JsonObject, key: string, value: JsonObject, at: MergeRules): boolean {
    const there = held(target, key);
    if (isObject(there)) {
      target[key] = this.#owned(there);
      return this.#object(target[key], value, at, false);
    }
    const object = this.#first(value, at, false);
    if (!object) return false;
    if (there !== undefined) this.#changedKind();
    target[key] = object;
    return true;
  }

  #listField(target: JsonObject, key: string, items: readonly JsonObject[], at: MergeRules): boolean {
    const there = held(target, key);
    const list = this.#isList(there, at) ? this.#ownList(there, at) : undefined;
    const made = list
      ? this.#intoList(list, this.#lists.get(list)!, items, at)
      : this.#keeping.asTheyCame
        ? cleanList(items, at, this.#walk)
        : this.#intoList([], new Map(), items, at);
    if (!made || made.length === 0) return false;
    if (there !== undefined && !list) this.#changedKind();
    target[key] = made;
    return true;
  }

  #ownList(there: JsonObject[], at: MergeRules): JsonObject[] {
    if (this.#lists.has(there)) return there;
    const list = [...there];
    this.#lists.set(list, new Map(list.map((item, index) => [this.#idOf(item, index, at), index])));
    return list;
  }

  #intoList(
    list: JsonObject[],
    places: Map<string, number>,
    items: readonly JsonObject[],
    at: MergeRules,
  ): JsonObject[] {
    this.#lists.set(list, places);
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      this.#at.push(index);
      this.#intoItem(list, places, this.#idOf(item, index, at), item, at, seen);
      this.#at.pop();
    }
    return list;
  }

  #intoItem(
    list: JsonObject[],
    places: Map<string, number>,
    id: string,
    item: JsonObject,
    at: MergeRules,
    seen: Set<string>,
  ): void {
    if (seen.has(id))
      this.#tell(
        'An object before it in this list has the same id. The two were put together, and the later words kept.',
      );
    seen.add(id);
    const place = places.get(id);
    if (place !== undefined) {
      list[place] = this.#owned(list[place]!);
      this.#object(list[place], item, at, true);
      return;
    }
    const object = this.#first(item, at, true);
    if (object) places.set(id, list.push(object) - 1);
  }

  #idOf(item: JsonObject, index: number, at: MergeRules): string {
    if (at.rule === 'position') return `at ${index}`;
    const id = held(item, 'id') ?? null;
    if (at.rule !== 'append' && id !== null) return `is ${typeof id === 'object' ? JSON.stringify(id) : id}`;
    this.#unnamed += 1;
    return `without ${this.#unnamed}`;
  }
}

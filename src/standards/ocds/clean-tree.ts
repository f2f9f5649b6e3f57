import { isObject, type Json, type JsonObject } from '#platform/export/json-value.ts';
import type { MergeRules } from './merge-rules.ts';

/** Said to be nothing (null), which a merged release leaves out. */
const gone = Symbol('gone');
/** Nothing was said here: left out by a rule, or an object or a list with nothing in it. */
const unsaid = Symbol('unsaid');

/** What cleaning needs of whoever merges: where it is, and what it cannot do by itself. */
export type Walk = Readonly<{
  enter(key: string | number): void;
  leave(): void;
  /** Whether a field must not be read at all; it has said why. */
  refuses(key: string): boolean;
  /** Puts together a list in which an id is there twice. */
  together(items: readonly JsonObject[], rules: MergeRules): Json[];
  idOf(item: JsonObject, index: number, rules: MergeRules): string;
}>;

const nothing: MergeRules = { inside: new Map() };

/**
 * An object as it stands when it is the first to speak of its path: without nulls, and without what says nothing. What needs no
 * change is handed on as it is and not copied; most of most releases is so.
 */
export function cleanObject(from: JsonObject, rules: MergeRules, walk: Walk): JsonObject | undefined {
  let said = false;
  let copy: JsonObject | null = null;
  // This is where the time of a merge goes: no list of keys is made, and rules are asked for only where there are some.
  const ruled = rules.inside.size > 0;
  for (const key in from) {
    const value = from[key]!;
    const kept = cleanField(key, value, (ruled && rules.inside.get(key)) || nothing, walk);
    if (kept !== unsaid) said = true;
    if (kept !== value && !copy) {
      copy = {};
      for (const before of Object.keys(from)) {
        if (before === key) break;
        copy[before] = from[before]!;
      }
    }
    if (copy && kept !== unsaid && kept !== gone) copy[key] = kept;
  }
  return said ? (copy ?? from) : undefined;
}

function cleanField(key: string, value: Json, rules: MergeRules, walk: Walk): Json | typeof gone | typeof unsaid {
  if (rules.rule === 'omit') return unsaid;
  if (key !== '__proto__') {
    if (value === null) return gone;
    if (typeof value !== 'object') return value;
  }
  walk.enter(key);
  const kept = walk.refuses(key) ? unsaid : cleanPart(value as JsonObject | Json[], rules, walk);
  walk.leave();
  return kept;
}

function cleanPart(value: JsonObject | Json[], rules: MergeRules, walk: Walk): Json | typeof unsaid {
  if (!Array.isArray(value)) return cleanObject(value, rules, walk) ?? unsaid;
  if (rules.rule === 'whole' || !value.every(isObject)) return value;
  return cleanList(value, rules, walk) ?? unsaid;
}

/** A list that is merged by id, as the first to speak of its path; nothing where none of its objects says anything. */
export function cleanList(items: readonly JsonObject[], rules: MergeRules, walk: Walk): Json[] | undefined {
  if (hasRepeats(items, rules, walk)) return walk.together(items, rules);
  let changed = false;
  const kept: JsonObject[] = [];
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index]!;
    walk.enter(index);
    const clean = cleanObject(item, rules, walk);
    walk.leave();
    if (clean !== item) changed = true;
    if (clean) kept.push(clean);
  }
  if (kept.length === 0) return undefined;
  return changed ? kept : (items as Json[]);
}

function hasRepeats(items: readonly JsonObject[], rules: MergeRules, walk: Walk): boolean {
  if (items.length < 2) return false;
  const seen = new Set(items.map((item, index) => walk.idOf(item, index, rules)));
  return seen.size < items.length;
}

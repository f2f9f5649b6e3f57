import { isObject, type Json, type JsonObject } from '#platform/export/json-value.ts';

/** JSON Merge Patch (RFC 7396): fields of objects one by one, null takes a field away, anything else replaces. */
function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (key === '__proto__') continue;
    if (value === null) delete result[key];
    else result[key] = mergePatch(result[key], value);
  }
  return result;
}

/**
 * A release schema with extensions laid over it, each as JSON Merge Patch, which is how OCDS extensions are written. The schema that was
 * given is not changed.
 *
 * @example schemaChecker(extendSchema(release11, ukDependencies, ukExtension))
 */
export const extendSchema = (schema: Json, ...extensions: readonly Json[]): Json =>
  extensions.reduce((at, extension) => mergePatch(at, extension), schema);

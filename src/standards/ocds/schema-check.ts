import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { isObject, type Json, type JsonObject, type PathProblem } from '#platform/export/json-value.ts';

/** Not a schema that can be used, with what is wrong with it. */
export class SchemaFault extends Error {}

// Both packages are CommonJS: what a program imports is the module, which holds the thing under `default`.
const Ajv = AjvDraft4.default ?? AjvDraft4;
const formats = addFormats.default ?? addFormats;

const pointer = (path: string): string => path.replace(/^\//, '').replaceAll('~1', '/').replaceAll('~0', '~');

/**
 * Checks releases against the official release schema (JSON Schema draft 4) with Ajv: every error, by path. The schema is read once
 * and may be patched with extensions. Words of a schema that are OCDS's own, such as `codelist`, are passed over.
 *
 * @throws SchemaFault where the schema cannot be read as one, or points outside itself.
 */
export function schemaChecker(schema: Json): (release: JsonObject, path: string) => PathProblem[] {
  if (!isObject(schema)) throw new SchemaFault('This is no JSON Schema: it should be an object.');
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
  formats(ajv);
  const validate = (() => {
    try {
      return ajv.compile(schema);
    } catch (error) {
      throw new SchemaFault(`This schema cannot be used: ${(error as Error).message}.`);
    }
  })();
  return (release, path) => {
    if (validate(release)) return [];
    return (validate.errors ?? []).map((error) => ({
      path: [path, pointer(error.instancePath)].filter(Boolean).join('/'),
      why: `By the schema, ${inWords(error)}.`,
    }));
  };
}

type Fault = { keyword: string; message?: string; params: Record<string, unknown> };

function inWords({ keyword, message, params }: Fault): string {
  if (keyword === 'required') return `“${params.missingProperty}” is missing`;
  if (keyword === 'type') return `this should be ${String(params.type).replaceAll(',', ' or ')}`;
  if (keyword === 'enum') return `this should be one of ${listed(params.allowedValues as unknown[])}`;
  if (keyword === 'format') return `this should be a ${params.format}`;
  return `this ${message ?? 'is not as it should be'}`;
}

function listed(values: readonly unknown[]): string {
  const words = values.filter((value) => value !== null).map(String);
  return words.length > 16 ? `${words.slice(0, 16).join(', ')} and ${words.length - 16} more` : words.join(', ');
}

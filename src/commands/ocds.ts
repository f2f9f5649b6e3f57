import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { plural } from '#platform/say.ts';
import {
  checkRelease,
  compileReleases,
  type JsonObject,
  type MergeRules,
  type OcdsRelease,
  type PathProblem,
  rulesOf10,
  rulesOf11,
  rulesOfSchema,
  SchemaFault,
  schemaChecker,
  versionReleases,
} from '#standards/ocds/index.ts';
import { type Command, exitCodes, usage } from './command.ts';
import { filesOf, releasesOf } from './ocds-files.ts';

const mostShown = 20;

function schemaIn(name: unknown): JsonObject | null {
  if (typeof name !== 'string') return null;
  try {
    return JSON.parse(readFileSync(name, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    if (error instanceof SyntaxError) usage(`${name} is not JSON.`);
    throw error;
  }
}

function rulesAskedFor(options: Readonly<Record<string, unknown>>): MergeRules {
  const schema = schemaIn(options.schema);
  if (schema) return rulesOfSchema(schema);
  if (options.standard === undefined || options.standard === '1.1') return rulesOf11;
  return options.standard === '1.0' ? rulesOf10 : usage('--standard is 1.0 or 1.1.');
}

function sayProblems(problems: readonly PathProblem[]): string[] {
  const lines = problems.slice(0, mostShown).map((one) => `${one.path || 'The file'}: ${one.why}`);
  return problems.length > mostShown ? [...lines, `and ${problems.length - mostShown} more.`] : lines;
}

/** Writes to a file that is not there yet, or to whoever reads the command; a reader that stops early ends it quietly. */
function openOutput(name: unknown): { line(text: string): void; close(): void } {
  const file = typeof name === 'string' ? openSync(name, 'wx') : 1;
  let held: string[] = [];
  let size = 0;
  const flush = () => {
    if (held.length > 0) writeAll(file, Buffer.from(`${held.join('\n')}\n`));
    held = [];
    size = 0;
  };
  return {
    line(text) {
      held.push(text);
      size += text.length;
      if (size > 1_000_000) flush();
    },
    close() {
      flush();
      if (file !== 1) closeSync(file);
    },
  };
}

function writeAll(file: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length; )
    try {
      from += writeSync(file, bytes, from);
    } catch (error) {
      // A pipe that is full for the moment.
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
    }
}

/** Pure: it needs no database and runs beside a server. */
export const ocdsCompile: Command = {
  name: 'ocds compile',
  summary:
    'Merges the OCDS releases of each process into one compiled release (or, with --versioned, one with every value that each field had), as JSON lines. Reads files and folders: packages, lists, JSON lines, gzipped or not. What could not be read or merged is listed on the error output by path. Needs no database; holds what it compiles in memory.',
  usage: '<files or folders> [--schema release-schema.json] [--standard 1.0|1.1] [--versioned] [--out compiled.jsonl]',
  options: { schema: 'string', standard: 'string', versioned: 'boolean', out: 'string' },
  run: async ({ args, options, json }) => {
    if (args.length === 0) usage('Name the files or folders to read.');
    const rules = rulesAskedFor(options);
    const files = filesOf(args);
    const output = openOutput(options.out);
    const problems: PathProblem[] = [];
    const processes = new Map<string, OcdsRelease[]>();
    let releases = 0;
    for (const file of files)
      for await (const release of releasesOf(file, problems)) {
        releases += 1;
        const known = processes.get(release.ocid);
        if (known) known.push(release);
        else processes.set(release.ocid, [release]);
      }
    let compiled = 0;
    const merge = options.versioned ? versionReleases : compileReleases;
    for (const group of processes.values()) {
      const merged = merge(group, rules);
      problems.push(...merged.problems);
      if (!merged.release) continue;
      output.line(JSON.stringify(merged.release));
      compiled += 1;
    }
    output.close();
    const says = `${plural(releases, 'release')} of ${plural(processes.size, 'process', 'processes')}: ${compiled} compiled. ${problems.length === 0 ? 'Everything could be read.' : `${plural(problems.length, 'thing')} to look at:`}`;
    console.error(
      json
        ? JSON.stringify({ releases, processes: processes.size, compiled, problems, says })
        : [says, ...sayProblems(problems)].join('\n'),
    );
    return compiled > 0 ? exitCodes.done : exitCodes.failed;
  },
};

/** Pure: it needs no database and runs beside a server. */
export const ocdsCheck: Command = {
  name: 'ocds check',
  summary:
    'Says what in OCDS files does not hold together, by file, line and path: shapes, tags, dates, ids, organisations that are not in parties. With --schema it checks with the official release schema too. Needs no database. Exit code 4 where there is something to put right.',
  usage: '<files or folders> [--schema release-schema.json]',
  options: { schema: 'string' },
  run: async ({ args, options, say }) => {
    if (args.length === 0) usage('Name the files or folders to read.');
    const schema = schemaIn(options.schema);
    const bySchema = schema ? checkerOf(schema) : null;
    const problems: PathProblem[] = [];
    const ocids = new Set<string>();
    let releases = 0;
    let invalid = 0;
    let errors = 0;
    for (const file of filesOf(args))
      for await (const release of releasesOf(file, problems)) {
        releases += 1;
        ocids.add(release.ocid);
        problems.push(...checkRelease(release));
        const found = bySchema?.(release.release, release.path) ?? [];
        if (found.length > 0) invalid += 1;
        errors += found.length;
        problems.push(...found);
      }
    const schemaSays = bySchema
      ? ` ${releases - invalid} are valid by the schema, ${invalid} are not (${plural(errors, 'error')}).`
      : '';
    const says = `${plural(releases, 'release')} of ${plural(ocids.size, 'process', 'processes')}.${schemaSays} ${problems.length === 0 ? 'Nothing to put right was found.' : `${plural(problems.length, 'thing')} to put right:`}`;
    say([says, ...sayProblems(problems)].join('\n'), {
      releases,
      processes: ocids.size,
      schema: bySchema ? { valid: releases - invalid, invalid, errors } : null,
      problems,
    });
    return problems.length > 0 ? exitCodes.faultsFound : exitCodes.done;
  },
};

function checkerOf(schema: JsonObject): ReturnType<typeof schemaChecker> {
  try {
    return schemaChecker(schema);
  } catch (error) {
    if (error instanceof SchemaFault) usage(error.message);
    throw error;
  }
}

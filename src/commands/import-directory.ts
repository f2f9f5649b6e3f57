import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type EntryKind, importEntries } from '#slices/resources/index.ts';
import type { Command } from './command.ts';
import { inAct, oneFile, organisationNamed, sayProblems } from './import.ts';

const importOf = (name: string, kind: EntryKind, summary: string): Command => ({
  name,
  summary,
  usage: '<file.json> --organisation "Thornmere Council"',
  options: { organisation: 'string' },
  run: async (call) => {
    const file = oneFile(call);
    const bytes = readFileSync(file);
    const done = await inAct(call, async (current) =>
      importEntries(current, {
        organisationId: await organisationNamed(current, call.options.organisation),
        kind,
        file: path.basename(file),
        bytes,
      }),
    );
    const problems = done.problems.map((one) => `${one.path || 'the file'}: ${one.why}`);
    const more = done.problemCount > problems.length ? ` (${done.problemCount} in all)` : '';
    call.say(
      `${done.added} ${kind}s added, ${done.changed} changed, ${done.unchanged} as before. ${sayProblems(problems)}${more}`,
      done,
    );
    return undefined;
  },
});

export const importDirectoryCommand = importOf(
  'import directory',
  'service',
  'Reads a directory of services (Open Referral UK, JSON, gzipped or not) for everybody here. The same file twice changes nothing.',
);

export const importGrantsCommand = importOf(
  'import grants',
  'grant',
  'Reads grants (360Giving, JSON, gzipped or not) for everybody here. The same file twice changes nothing.',
);

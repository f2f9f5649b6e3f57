import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { theSystem } from '#platform/access/who.ts';
import { type Act, act } from '#platform/act/act.ts';
import { readTable, suggestMapping } from '#platform/export/index.ts';
import { isId } from '#platform/ids.ts';
import { casesById } from '#slices/cases/index.ts';
import { importRegister } from '#slices/market/index.ts';
import { addMeasure, importSeries, measuresOf } from '#slices/measures/index.ts';
import { organisationsNamed, rememberedMapping } from '#slices/people/index.ts';
import { importConversation } from '#slices/voice/index.ts';
import { registerFields } from '#standards/contract-register/index.ts';
import { type Call, type Command, usage, withInstallation } from './command.ts';

export async function inAct<T>(call: Call, work: (current: Act) => Promise<T>): Promise<T> {
  return withInstallation(call.config, async (running) => {
    const done = await act(running.services.act, theSystem, work);
    await running.dispatcher.idle();
    return done;
  });
}

export async function organisationNamed(current: Act, name: unknown): Promise<string> {
  if (typeof name !== 'string') usage('Give --organisation.');
  const [found] = await organisationsNamed(current.tx, name);
  return found?.id ?? usage(`No organisation here is called "${name}".`);
}

async function caseCalled(current: Act, id: unknown): Promise<string> {
  const [found] = isId(id) ? await casesById(current.tx, [id]) : [];
  return found?.id ?? usage('Give --case with the id that stands in the case’s address.');
}

export const oneFile = (call: Call): string => call.args[0] ?? usage('Name the file to read.');

export function sayProblems(problems: readonly string[]): string {
  if (problems.length === 0) return 'Everything could be read.';
  return [
    `${problems.length} could not be read:`,
    ...problems.slice(0, 20),
    ...(problems.length > 20 ? ['…'] : []),
  ].join('\n');
}

export const importRegisterCommand: Command = {
  name: 'import register',
  summary:
    'Reads a contract register (CSV). Its columns are read as last time, or as their names suggest. The same file twice changes nothing.',
  usage: '<file.csv> --organisation "Thornmere Council"',
  options: { organisation: 'string' },
  run: async (call) => {
    const content = readFileSync(oneFile(call));
    const { columns } = readTable(content);
    const report = await inAct(call, async (current) => {
      const organisationId = await organisationNamed(current, call.options.organisation);
      const mapping =
        (await rememberedMapping(current.tx, { organisationId, list: 'contracts', columns })) ??
        suggestMapping(columns, registerFields);
      return importRegister(current, { organisationId, content, mapping });
    });
    call.say(
      `${report.added} contracts added, ${report.changed} changed, ${report.unchanged} as before. ${sayProblems(report.problems.map((one) => `line ${one.line}: ${one.why}`))}`,
      report,
    );
    return undefined;
  },
};

export const importVoiceCommand: Command = {
  name: 'import voice',
  summary:
    'Reads a conversation exported from Polis: its files, or the folder that holds them. The same files twice change nothing.',
  usage: '<folder or files> --case <id>',
  options: { case: 'string' },
  run: async (call) => {
    if (call.args.length === 0) usage('Name the folder or the files to read.');
    const files = call.args.flatMap((name) =>
      statSync(name).isDirectory() ? readdirSync(name).map((one) => path.join(name, one)) : [name],
    );
    const read = files
      .filter((name) => /\.csv(\.gz)?$/i.test(name))
      .map((name) => ({ name: path.basename(name), bytes: readFileSync(name) }));
    const found = await inAct(call, async (current) =>
      importConversation(current, { caseId: await caseCalled(current, call.options.case), files: read }),
    );
    call.say(
      `${found.known ? 'Known already. ' : ''}${found.statements} statements, ${found.votes} votes, ${found.participants} people. ${sayProblems(found.problems.map((one) => `${one.file}${one.line ? `, line ${one.line}` : ''}: ${one.why}`))}`,
      found,
    );
    return undefined;
  },
};

export const importMeasuresCommand: Command = {
  name: 'import measures',
  summary:
    'Reads a series (a date and a value a line) into a measure of a case; a measure of that name is made where there is none.',
  usage: '<file.csv> --case <id> --measure "Days from request to start" [--better up|down]',
  options: { case: 'string', measure: 'string', better: 'string' },
  run: async (call) => {
    const file = oneFile(call);
    const content = readFileSync(file);
    const { measure: name, better } = call.options;
    if (typeof name !== 'string') usage('Give --measure.');
    const found = await inAct(call, async (current) => {
      const caseId = await caseCalled(current, call.options.case);
      const known = (await measuresOf(current.tx, caseId)).find((one) => one.name === name);
      const improvement = better === 'up' || better === 'down' ? better : 'neutral';
      const id = known?.id ?? (await addMeasure(current, { caseId, name, kind: 'measure', improvement }));
      return importSeries(current, id, { name: path.basename(file), content, startMonth: null });
    });
    call.say(`${found.says} ${sayProblems(found.problems.map((one) => `line ${one.line}: ${one.why}`))}`, found);
    return undefined;
  },
};

import { parseArgs } from 'node:util';
import { RestoreError } from '#platform/backup/restore.ts';
import { type Config, ConfigError, readConfig } from '#platform/config.ts';
import { DataInUseError } from '#platform/db/database.ts';
import { Slip } from '#platform/forms/index.ts';
import { Refusal, refusals } from '#platform/http/refusals.ts';
import type { Running } from '#src/start.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2, inUse: 3, faultsFound: 4 } as const;

export type Call = Readonly<{
  config: Config;
  options: Readonly<Record<string, string | boolean | undefined>>;
  args: readonly string[];
  json: boolean;
  say(text: string, data?: object): void;
}>;

export type Command = Readonly<{
  name: string;
  summary: string;
  usage: string;
  options?: Readonly<Record<string, 'string' | 'boolean'>>;
  /** The exit code, 0 where it returns nothing; undefined and still running for a server. */
  run(call: Call): Promise<number | undefined>;
}>;

class UsageError extends Error {}

export function usage(message: string): never {
  throw new UsageError(message);
}

export async function runCommand(command: Command, args: readonly string[]): Promise<number | undefined> {
  let json = args.includes('--json');
  try {
    const types = Object.fromEntries(Object.entries(command.options ?? {}).map(([name, type]) => [name, { type }]));
    const parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean' }, json: { type: 'boolean' }, ...types },
    });
    const { help, json: asJson, ...options } = parsed.values as Record<string, string | boolean | undefined>;
    json = asJson === true;
    if (help) {
      console.log(`npx commonweal ${command.name} ${command.usage}\n\n${command.summary}`);
      return exitCodes.done;
    }
    const say = (text: string, data: object = {}) => console.log(json ? JSON.stringify({ ...data, says: text }) : text);
    return (
      (await command.run({ config: readConfig(process.env, args), options, args: parsed.positionals, json, say })) ??
      exitCodes.done
    );
  } catch (error) {
    const known = explain(command, error);
    if (!known) throw error;
    console.error(json ? JSON.stringify({ error: known.text }) : known.text);
    return known.code;
  }
}

function explain(command: Command, error: unknown): { text: string; code: number } | null {
  if (error instanceof DataInUseError) return { text: error.message, code: exitCodes.inUse };
  if (error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS'))
    return {
      text: `${(error as Error).message}\nUsage: npx commonweal ${command.name} ${command.usage}`,
      code: exitCodes.usage,
    };
  if (error instanceof ConfigError || error instanceof RestoreError)
    return { text: error.message, code: exitCodes.failed };
  if (error instanceof Refusal)
    return {
      text: [refusals[error.code].says, error.detail, refusals[error.code].next].filter(Boolean).join(' '),
      code: exitCodes.failed,
    };
  if (error instanceof Slip)
    return {
      text: Object.entries(error.errors)
        .map(([field, says]) => `${field}: ${says}`)
        .join('\n'),
      code: exitCodes.failed,
    };
  if (['ENOENT', 'EACCES', 'EEXIST', 'EISDIR'].includes(String((error as { code?: string }).code)))
    return { text: (error as Error).message, code: exitCodes.failed };
  return null;
}

/** Opens the installation's database for the length of a command. A running embedded server keeps it, and says so. */
export async function withInstallation<T>(config: Config, work: (running: Running) => Promise<T>): Promise<T> {
  const { start } = await import('#src/start.ts');
  const running = await start({ ...config, logLevel: 'error' });
  try {
    return await work(running);
  } finally {
    await running.close();
  }
}

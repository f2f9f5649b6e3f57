import { mock } from 'node:test';
import { commandLine } from '#src/commands/command-line.ts';

export type Said = Readonly<{ code: number | undefined; out: string; err: string }>;

/** What `npx commonweal` does with these words, in this process: the application is compiled once for all calls of a test file. */
export async function callCommand(
  args: readonly string[],
  surroundings: NodeJS.ProcessEnv = process.env,
): Promise<Said> {
  const kept = process.env;
  process.env = surroundings;
  const out = mock.method(console, 'log', () => {});
  const err = mock.method(console, 'error', () => {});
  const said = (spy: typeof out) => spy.mock.calls.map((one) => `${one.arguments.join(' ')}\n`).join('');
  try {
    const code = await commandLine(args);
    return { code, out: said(out), err: said(err) };
  } finally {
    out.mock.restore();
    err.mock.restore();
    process.env = kept;
  }
}

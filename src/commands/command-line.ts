import { commands } from './all.ts';
import { exitCodes, runCommand } from './command.ts';

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map((command) => command.name.length));
  return [
    'Commonweal: what people want, what of it can be bought, what carries the rest, and who is left next time.',
    '',
    'npx commonweal <command> [options]    (add --help to any command, --json for output that programs read)',
    '',
    ...all.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    `Exit codes: ${Object.entries(exitCodes)
      .map(([name, code]) => `${code} ${name}`)
      .join(', ')}.`,
  ].join('\n');
}

/** What `npx commonweal` does with its words, and the exit code; undefined and still running for a server. */
export async function commandLine(args: readonly string[]): Promise<number | undefined> {
  const found = Object.keys(commands)
    .filter((name) => name.split(' ').every((word, index) => args[index] === word))
    .sort((a, b) => b.length - a.length)[0];
  if (found) return runCommand(await commands[found]!(), args.slice(found.split(' ').length));
  const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
  const says = await overview();
  (asked ? console.log : console.error)(asked ? says : `There is no command "${args.join(' ')}".\n\n${says}`);
  return asked ? exitCodes.done : exitCodes.usage;
}

import { type Command, exitCodes, runCommand } from './commands/command.ts';

/** Each is read only when it is called: a chart of a file needs nothing of the application. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).startServer,
  migrate: async () => (await import('./commands/migrate.ts')).migrateOnly,
  demo: async () => (await import('./commands/demo.ts')).demo,
  invite: async () => (await import('./commands/invite.ts')).invite,
  'import register': async () => (await import('./commands/import.ts')).importRegisterCommand,
  'import voice': async () => (await import('./commands/import.ts')).importVoiceCommand,
  'import measures': async () => (await import('./commands/import.ts')).importMeasuresCommand,
  'import ocds': async () => (await import('./commands/import-ocds.ts')).importOcdsCommand,
  'import directory': async () => (await import('./commands/import-directory.ts')).importDirectoryCommand,
  'import grants': async () => (await import('./commands/import-directory.ts')).importGrantsCommand,
  export: async () => (await import('./commands/export.ts')).exportCase,
  'audit verify': async () => (await import('./commands/audit-verify.ts')).auditVerify,
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/backup.ts')).restoreBackup,
  'ocds compile': async () => (await import('./commands/ocds.ts')).ocdsCompile,
  'ocds check': async () => (await import('./commands/ocds.ts')).ocdsCheck,
  spc: async () => (await import('./commands/spc.ts')).spc,
  retender: async () => (await import('./commands/retender.ts')).retender,
  'retender backtest': async () => (await import('./commands/retender-backtest.ts')).retenderBacktest,
  'retender survival': async () => (await import('./commands/retender-survival.ts')).retenderSurvival,
  allocate: async () => (await import('./commands/allocate.ts')).allocate,
};

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

const args = process.argv.slice(2);
const found = Object.keys(commands)
  .filter((name) => name.split(' ').every((word, index) => args[index] === word))
  .sort((a, b) => b.length - a.length)[0];
if (found) process.exitCode = await runCommand(await commands[found]!(), args.slice(found.split(' ').length));
else {
  const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
  const says = await overview();
  (asked ? console.log : console.error)(asked ? says : `There is no command "${args.join(' ')}".\n\n${says}`);
  process.exitCode = asked ? exitCodes.done : exitCodes.usage;
}

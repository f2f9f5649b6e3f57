import { allocate } from './commands/allocate.ts';
import { auditVerify } from './commands/audit-verify.ts';
import { backup, restoreBackup } from './commands/backup.ts';
import { type Command, exitCodes, runCommand } from './commands/command.ts';
import { demo } from './commands/demo.ts';
import { exportCase } from './commands/export.ts';
import {
  importMeasuresCommand,
  importOcdsCommand,
  importRegisterCommand,
  importVoiceCommand,
} from './commands/import.ts';
import { invite } from './commands/invite.ts';
import { migrateOnly } from './commands/migrate.ts';
import { spc } from './commands/spc.ts';
import { startServer } from './commands/start.ts';

const commands: readonly Command[] = [
  startServer,
  migrateOnly,
  demo,
  invite,
  importRegisterCommand,
  importVoiceCommand,
  importMeasuresCommand,
  importOcdsCommand,
  exportCase,
  auditVerify,
  backup,
  restoreBackup,
  spc,
  allocate,
];

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'Commonweal: what people want, what of it can be bought, what carries the rest, and who is left next time.',
    '',
    'npx commonweal <command> [options]    (add --help to any command, --json for output that programs read)',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    `Exit codes: ${Object.entries(exitCodes)
      .map(([name, code]) => `${code} ${name}`)
      .join(', ')}.`,
  ].join('\n');
}

const args = process.argv.slice(2);
const found = commands
  .filter((command) => command.name.split(' ').every((word, index) => args[index] === word))
  .sort((a, b) => b.name.length - a.name.length)[0];
if (found) process.exitCode = await runCommand(found, args.slice(found.name.split(' ').length));
else {
  const asked = args.length === 0 || args[0] === '--help' || args[0] === 'help';
  (asked ? console.log : console.error)(
    asked ? overview() : `There is no command "${args.join(' ')}".\n\n${overview()}`,
  );
  process.exitCode = asked ? exitCodes.done : exitCodes.usage;
}

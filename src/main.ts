import { runCommand } from './commands/command.ts';
import { startServer } from './commands/start.ts';

const code = await runCommand(
  startServer,
  process.argv.slice(2).filter((argument) => argument !== '--'),
);
if (code) process.exit(code);

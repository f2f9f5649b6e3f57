import path from 'node:path';
import { backUp } from '#platform/backup/back-up.ts';
import { restore } from '#platform/backup/restore.ts';
import { type Command, usage, withInstallation } from './command.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Writes everything, files too, to one file that can be restored into either database.',
  usage: '<file>',
  run: async ({ config, args, say }) => {
    const [target] = args;
    if (!target) usage('Name the file to write.');
    const report = await withInstallation(config, ({ services }) =>
      backUp(services.database, config.dataDir, path.resolve(target)),
    );
    say(`${report.rows} rows of ${report.tables} tables and ${report.files} files are in ${target}.`, report);
    return undefined;
  },
};

export const restoreBackup: Command = {
  name: 'restore',
  summary: 'Puts a backup into an empty installation, embedded or PostgreSQL: also the way from evaluation to live.',
  usage: '<file>',
  run: async ({ config, args, say }) => {
    const [source] = args;
    if (!source) usage('Name the file to restore.');
    const report = await withInstallation(config, ({ services }) =>
      restore(services.database, config.dataDir, path.resolve(source)),
    );
    say(`${report.rows} rows of ${report.tables} tables and ${report.files} files are restored.`, report);
    return undefined;
  },
};

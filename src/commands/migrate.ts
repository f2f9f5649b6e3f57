import { type Command, withInstallation } from './command.ts';

export const migrateOnly: Command = {
  name: 'migrate',
  summary: 'Brings the database to this version and stops.',
  usage: '',
  run: async ({ config, say }) => {
    await withInstallation(config, async () => say('The database is at this version.'));
    return undefined;
  },
};

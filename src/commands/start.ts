import { serve } from '#src/serve.ts';
import type { Command } from './command.ts';

export const startServer: Command = {
  name: 'start',
  summary:
    'Starts the server. On its first start the embedded database is made and the demonstration built, unless --empty is given.',
  usage: '[--empty]',
  options: { empty: 'boolean' },
  run: async ({ config, options }) => {
    await serve({ ...config, beginEmpty: options.empty === true });
    return undefined;
  },
};

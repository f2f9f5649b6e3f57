import { buildDemo, demoIsUnfinished } from '#demo/build.ts';
import { anybodyHere } from '#platform/accounts/accounts.ts';
import { look } from '#platform/act/act.ts';
import { start } from '#src/start.ts';
import { type Command, exitCodes } from './command.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'Builds the demonstration into a new, empty embedded installation, or builds it on where it stopped.',
  usage: '',
  run: async ({ config, say }) => {
    if (config.databaseUrl) {
      say(
        'A database server never seeds itself. Leave DATABASE_URL out: the demonstration is for the embedded database.',
      );
      return exitCodes.failed;
    }
    const running = await start({ ...config, logLevel: 'error' }, { kindOfNew: 'demo' });
    try {
      if (!(await demoIsUnfinished(running))) {
        const taken = await look(running.services.act, anybodyHere);
        say(
          running.services.installation().kind === 'demo'
            ? 'The demonstration is there already.'
            : `This installation is not a demonstration${taken ? ' and somebody works in it' : ''}. Choose another folder in COMMONWEAL_DATA.`,
        );
        return running.services.installation().kind === 'demo' ? exitCodes.done : exitCodes.failed;
      }
      await buildDemo(running, () => {});
      say('The demonstration is built. Start it with npm start.');
      return exitCodes.done;
    } finally {
      await running.close();
    }
  },
};

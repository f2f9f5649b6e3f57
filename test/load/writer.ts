import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import { readConfig } from '#platform/config.ts';
import { addOrganisation } from '#slices/people/index.ts';
import { start } from '#src/start.ts';

/** Writes without end, and says so after each write was acknowledged; it is meant to be killed. */
const running = await start({ ...readConfig(process.env), logLevel: 'silent' }, { kindOfNew: 'test' });
process.stdout.write('ready\n');
for (let count = 0; ; count += 1) {
  const id = await act(running.services.act, theSystem, (current) =>
    addOrganisation(current, { name: `${process.pid} ${count}`, type: 'other' }),
  );
  process.stdout.write(`${id}\n`);
}

import { theSystem } from '#platform/access/who.ts';
import { accountByEmail } from '#platform/accounts/accounts.ts';
import { makeLink } from '#platform/accounts/signed-links.ts';
import { act } from '#platform/act/act.ts';
import { addMember, addOrganisation, addPerson, organisationKinds, organisationsNamed } from '#slices/people/index.ts';
import { type Command, usage, withInstallation } from './command.ts';

const days = 7;

export const invite: Command = {
  name: 'invite',
  summary:
    'Makes a person, and their organisation if it is not there yet, and prints a link with which they choose a password. It works once, for seven days.',
  usage: '--name "Dev Patel" --email dev@example.org --organisation "Thornmere Council" [--type council] [--member]',
  options: { name: 'string', email: 'string', organisation: 'string', type: 'string', member: 'boolean' },
  run: async ({ config, options, say }) => {
    const { name, email, organisation, member } = options;
    if (typeof name !== 'string' || typeof email !== 'string' || typeof organisation !== 'string')
      usage('Give --name, --email and --organisation.');
    const type =
      organisationKinds.find((kind) => kind === (options.type ?? 'council')) ??
      usage(`--type is one of: ${organisationKinds.join(', ')}.`);
    const token = await withInstallation(config, ({ services }) =>
      act(services.act, theSystem, async (current) => {
        const known = await accountByEmail(current.tx, email);
        const personId = known?.personId ?? (await addPerson(current, { name, email }));
        const [there] = await organisationsNamed(current.tx, organisation);
        const organisationId = there?.id ?? (await addOrganisation(current, { name: organisation, type }));
        await addMember(current, { organisationId, personId, type: member ? 'member' : 'steward' });
        return makeLink(current, 'invitation', personId, days);
      }),
    );
    const link = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/invitations/${token}`;
    say(`${name} can choose a password here, once, within ${days} days:\n${link}`, { link });
    return undefined;
  },
};

import {
  addMember,
  addOrganisation,
  addPerson,
  confirmMember,
  foundBody,
  type Organisation,
  proposeMember,
} from '#slices/people/index.ts';
import type { Scene, World } from '../build.ts';
import { the } from './helpers.ts';

const organisations: readonly { key: string; name: string; type: Organisation['type'] }[] = [
  { key: 'council', name: 'Thornmere Council', type: 'council' },
  { key: 'icb', name: 'Thornmere and Fells Integrated Care Board', type: 'health-body' },
  { key: 'homes', name: 'Harbour Homes', type: 'housing-association' },
  { key: 'vale', name: 'Vale Neighbours', type: 'community-group' },
  { key: 'moorside', name: 'Moorside Care', type: 'provider' },
  { key: 'tern', name: 'Tern Home Support', type: 'provider' },
];

const persons: readonly { key: string; name: string; of: string | null; steward?: boolean }[] = [
  { key: 'dev', name: 'Dev Patel', of: 'council', steward: true },
  { key: 'amara', name: 'Amara Okafor', of: 'council', steward: true },
  { key: 'hughes', name: 'Councillor Hughes', of: 'council' },
  { key: 'auditor', name: 'Ines Duarte, auditor', of: 'council' },
  { key: 'ruth', name: 'Ruth Levy', of: 'icb', steward: true },
  { key: 'tom', name: 'Tom Hallam', of: 'homes', steward: true },
  { key: 'sal', name: 'Sal Brennan', of: 'vale', steward: true },
  { key: 'pat', name: 'Pat Lowe', of: 'moorside', steward: true },
  { key: 'kofi', name: 'Kofi Mensah', of: 'council' },
  { key: 'leanne', name: 'Leanne Marsh', of: 'moorside' },
  { key: 'ifor', name: 'Ifor Pugh', of: 'moorside' },
  { key: 'grace', name: 'Grace Adeyemi', of: 'tern' },
  { key: 'ewa', name: 'Ewa Nowak', of: 'tern' },
  { key: 'shona', name: 'Shona Reid', of: 'vale' },
  { key: 'joan', name: 'Joan Archer', of: null },
  { key: 'wilf', name: 'Wilf Garside', of: null },
  { key: 'nasreen', name: 'Nasreen Aziz', of: null },
  { key: 'mo', name: 'Mo Farrant', of: null },
  { key: 'bridget', name: 'Bridget Nolan', of: null },
];

/** A community body comes to stand by its own members alone: the first two found it, and together admit a third. */
function body(key: string, of: { name: string; represents: string; members: readonly string[] }, day: number): Scene[] {
  const [first, second, third] = of.members as [string, string, string?];
  const propose = (person: string): Scene => ({
    day,
    as: first,
    does: (act, world) => proposeMember(act, { bodyId: the(world, key), personId: the(world, person) }),
  });
  const confirm = (as: string, person: string): Scene => ({
    day,
    as,
    does: (act, world) => confirmMember(act, { bodyId: the(world, key), personId: the(world, person) }),
  });
  const { name, represents } = of;
  const found = async (act: Parameters<typeof foundBody>[0], world: World) => {
    world[key] = await foundBody(act, { name, represents });
  };
  const begin: Scene[] = [{ day, as: first, does: found }, propose(second), confirm(second, first)];
  return third ? [...begin, propose(third), confirm(second, third)] : begin;
}

/** The organisations and people of the place, in one scene: nobody can act before they are there. Then their own bodies. */
export const people: readonly Scene[] = [
  {
    day: -420,
    as: null,
    async does(act, world) {
      for (const { key, name, type } of organisations) world[key] = await addOrganisation(act, { name, type });
      for (const { key, name, of, steward } of persons) {
        world[key] = await addPerson(act, { name, email: null });
        if (of)
          await addMember(act, {
            organisationId: the(world, of),
            personId: world[key],
            type: steward ? 'steward' : 'member',
          });
      }
    },
  },
  ...body(
    'assembly',
    {
      name: 'Thornmere Elders’ Assembly',
      represents: 'people over 65 in Thornmere',
      members: ['joan', 'wilf', 'bridget'],
    },
    -400,
  ),
  ...body(
    'network',
    {
      name: 'Thornmere Disabled People’s Network',
      represents: 'disabled people of every age in Thornmere',
      members: ['nasreen', 'mo'],
    },
    -390,
  ),
];

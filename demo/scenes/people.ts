import { addMember, addOrganisation, addPerson, type Organisation } from '#slices/people/index.ts';
import type { Scene } from '../build.ts';

const organisations: readonly { key: string; name: string; type: Organisation['type'] }[] = [
  { key: 'council', name: 'Thornmere Council', type: 'council' },
  { key: 'icb', name: 'Thornmere and Fells Integrated Care Board', type: 'health-body' },
  { key: 'homes', name: 'Harbour Homes', type: 'housing-association' },
  { key: 'vale', name: 'Vale Neighbours', type: 'community-group' },
  { key: 'moorside', name: 'Moorside Care', type: 'provider' },
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
  { key: 'joan', name: 'Joan Archer', of: null },
  { key: 'wilf', name: 'Wilf Garside', of: null },
  { key: 'nasreen', name: 'Nasreen Aziz', of: null },
  { key: 'mo', name: 'Mo Farrant', of: null },
  { key: 'bridget', name: 'Bridget Nolan', of: null },
];

/** The organisations and people of the place, in one scene: nobody can act before they are there. */
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
            organisationId: world[of]!,
            personId: world[key]!,
            type: steward ? 'steward' : 'member',
          });
      }
    },
  },
];

import { kindNamed, type Subject } from '#platform/access/kinds.ts';
import { guest, type Who } from '#platform/access/who.ts';
import { hats } from '#slices/cases/index.ts';
import { kinds, routes } from '#src/app.ts';

const member: Who = Object.freeze({
  ...guest,
  personId: 'member',
  name: 'Member',
  organisations: [{ id: 'organisation', name: 'Organisation', may: ['belong'] }],
});

/** The kinds of people there are to a case: one for each hat, and those without. */
const people: Readonly<Record<string, Who>> = {
  stranger: {
    ...member,
    personId: 'stranger',
    organisations: [{ id: 'elsewhere', name: 'Elsewhere', may: ['belong', 'grant'] }],
  },
  member,
  steward: {
    ...member,
    personId: 'steward',
    organisations: [{ id: 'organisation', name: 'Organisation', may: ['belong', 'grant'] }],
  },
  self: { ...member, personId: 'self' },
  body: { ...member, personId: 'body', organisations: [], bodyIds: ['body'] },
  ...Object.fromEntries(
    hats.map((hat) => [
      hat,
      { ...member, personId: hat, organisations: [{ id: 'other', name: 'Other', may: ['belong'] }], hats: [hat] },
    ]),
  ),
};

/** A line a route and state of its object: who is let through. */
export function authorisationTable(): string {
  const lines = ['method path | state of the object | who'];
  for (const route of routes) {
    const name = `${route.method} ${route.path}`;
    if (typeof route.access === 'string') {
      lines.push(`${name} | – | ${route.access === 'public' ? 'everybody' : 'anybody signed in'}`);
      continue;
    }
    const kind = kindNamed(kinds, route.access.on);
    for (const state of kind.states) {
      const object: Subject = kind.example(state);
      const through = Object.entries(people).filter(([, who]) => {
        const may = kind.allowed(who, object);
        return may.includes('see') && may.includes((route.access as { may: string }).may);
      });
      lines.push(`${name} | ${state} | ${through.map(([label]) => label).join(' ') || 'nobody'}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

import type { Address, Organisation } from '../facts.ts';
import type { Field } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { field, suppliersOf, text, where } from './make.ts';

const address = (one: Address | null) =>
  one ? [one.street, one.locality, one.postcode].filter(Boolean).join(', ') : null;
const complete = ({ name, identifier, address: at, email }: Organisation) => Boolean(name && identifier && at && email);

export const told = (one: Organisation): string =>
  [one.name, one.identifier ? `${one.identifier.scheme}-${one.identifier.id}` : null, address(one.address), one.email]
    .filter((part): part is string => Boolean(part))
    .join('; ');

export const authority: Field = field('Who is buying', {
  key: 'authority',
  label: 'Contracting authority',
  path: 'buyer',
  type: 'organisations',
  facts: ['authorities'],
  ask: 'Give the name, unique identifier, postal address and email address of each authority, the lead first.',
  says: ({ authorities }) => (authorities.length > 0 && authorities.every(complete) ? authorities.map(told) : []),
});

export const agents: Field = field('Who is buying', {
  key: 'agents',
  label: 'Buying on its behalf',
  path: 'parties',
  type: 'organisations',
  facts: ['agents'],
  ask: 'Give who buys on the authority’s behalf, and their part in it.',
  ...where('where somebody else carries out a part of it', ({ agents: all }) => all.length > 0),
  says: ({ agents: all }) =>
    all.every((one) => complete(one) && one.role) ? all.map((one) => `${told(one)}: ${one.role}`) : [],
});

export const enquiries: Field = field('Who is buying', {
  key: 'enquiries',
  label: 'Who to ask',
  path: 'parties/contactPoint',
  facts: ['enquiries'],
  ask: 'Give the name, email address and postal address of whoever answers questions about this notice.',
  says: ({ enquiries: who }) =>
    who?.name && who.email ? [[who.name, who.email, who.address].filter(Boolean).join('; ')] : [],
});

export const authorityFields: readonly Field[] = [authority, agents, enquiries];

export const title: Field = field('What it is', {
  key: 'title',
  label: 'Title',
  path: 'tender/title',
  facts: ['title'],
  ask: 'Give the procurement a title.',
  says: (facts) => text(facts.title),
});

export const ocid: Field = field('What it is', {
  key: 'ocid',
  label: 'Procurement identifier',
  path: 'ocid',
  facts: ['ocid'],
  ask: 'Enter the identifier that the central platform gave with the first notice.',
  says: (facts) => text(facts.ocid),
});

/** The platform gives the identifier when the first notice appears, so that the first notice itself need not know it. */
export const ocidOnceGiven: Field = {
  ...ocid,
  ...where('once the central platform has given it, with the first notice', () => false),
};

export const contractId: Field = field('What it is', {
  key: 'contractId',
  label: 'Contract identifier',
  path: 'contracts/id',
  facts: ['contract.id'],
  ask: 'Give the contract an identifier that tells it from others of this procurement.',
  says: (facts) => text(facts.contract?.id),
});

type Which = (facts: ProcurementFacts) => readonly string[];

/** Suppliers with names, addresses and identifiers; `flags` for whether each is an SME, a VCSE, and so on. */
export function suppliers(given: {
  key: string;
  label: string;
  path: string;
  which: Which;
  flags?: 'size' | 'all';
}): Field {
  const { which, flags, ...rest } = given;
  const known = (one: ReturnType<typeof suppliersOf>[number]) =>
    complete(one) &&
    (!flags || (one.sme !== null && one.vcse !== null)) &&
    (flags !== 'all' || (one.supportedEmployment !== null && one.mutual !== null));
  const flagged = (one: ReturnType<typeof suppliersOf>[number]) =>
    [
      one.sme ? 'an SME' : null,
      one.vcse ? 'a voluntary, community or social enterprise' : null,
      one.supportedEmployment ? 'a supported employment provider' : null,
      one.mutual ? 'a public service mutual' : null,
      one.consortium ? 'a consortium' : null,
    ].filter((part): part is string => part !== null);
  return field('Suppliers', {
    ...rest,
    type: 'organisations',
    facts: ['suppliers'],
    redactable: true,
    ask: `Give the name, unique identifier, postal address and email address of each${flags ? ', and whether it is an SME or a voluntary, community or social enterprise' : ''}.`,
    says: (facts) => {
      const ids = which(facts);
      const found = suppliersOf(facts, ids);
      if (ids.length === 0 || found.length < ids.length || !found.every(known)) return [];
      return found.map((one) => [told(one), ...(flags ? flagged(one) : [])].join('; '));
    },
  });
}

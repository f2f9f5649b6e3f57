import type { Authority, Organisation, Supplier } from '../facts.ts';
import { suppliersOf } from '../fields/make.ts';
import type { Build } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { type Loose, partyId, put, reference } from './tidy.ts';

const basics = (one: Organisation, roles: readonly string[]): { [key: string]: Loose } => ({
  id: partyId(one),
  name: one.name,
  identifier: one.identifier ? { ...one.identifier, legalName: one.name } : undefined,
  address: one.address
    ? {
        streetAddress: one.address.street,
        locality: one.address.locality,
        postalCode: one.address.postcode,
        countryName: 'United Kingdom',
      }
    : undefined,
  contactPoint: { email: one.email },
  roles: [...roles],
});

const types = {
  publicAuthorityCentralGovernment: 'Public authority - central government',
  publicAuthoritySubCentralGovernment: 'Public authority - sub-central government',
  publicUndertaking: 'Public undertaking',
  privateUtility: 'Private utility',
  other: 'Other',
} as const;

const authorityParty = (
  one: Authority,
  enquiries: ProcurementFacts['enquiries'],
  first: boolean,
  more: readonly string[],
): Loose => ({
  ...basics(one, [...(first ? ['buyer', 'procuringEntity'] : ['buyer']), ...more]),
  contactPoint: first && enquiries ? { name: enquiries.name, email: enquiries.email } : { email: one.email },
  details: {
    classifications: [
      one.type ? { id: one.type, scheme: 'UK_CA_TYPE', description: types[one.type] } : undefined,
      one.devolved ? { id: one.devolved, scheme: 'UK_CA_DEVOLVED_REGULATIONS' } : undefined,
    ],
  },
});

const supplierParty = (one: Supplier, roles: readonly string[], offence: string | null): Loose => ({
  ...basics(one, roles),
  details: {
    scale: one.sme === null ? undefined : one.sme ? 'sme' : 'large',
    vcse: one.vcse ?? undefined,
    shelteredWorkshop: one.supportedEmployment ?? undefined,
    publicServiceMissionOrganization: one.mutual ?? undefined,
    excludedSupplier: offence ? { exclusionGrounds: { criteria: [{ type: offence }] } } : undefined,
  },
});

export type Roles = (facts: ProcurementFacts, large: boolean) => readonly (readonly [readonly string[], string])[];

/** Who takes part: authorities, those who buy for them, and the suppliers whom this notice names, each with their roles. */
export const parties =
  (rolesOf: Roles = () => []): Build =>
  (release, facts, { large }) => {
    const roles = new Map<string, string[]>();
    for (const [ids, role] of rolesOf(facts, large))
      for (const id of ids) roles.set(id, [...new Set([...(roles.get(id) ?? []), role])]);
    put(release, 'parties', [
      ...facts.authorities.map((one, at) => authorityParty(one, facts.enquiries, at === 0, roles.get(one.id) ?? [])),
      ...facts.agents.map((one) => ({ ...basics(one, ['procuringEntity']), roleDetails: one.role })),
      ...suppliersOf(facts, [...roles.keys()]).map((one) =>
        supplierParty(
          one,
          roles.get(one.id)!,
          roles.get(one.id)!.includes('supplier') ? (facts.direct?.offence ?? null) : null,
        ),
      ),
    ]);
    const [lead] = facts.authorities;
    if (lead) put(release, 'buyer', reference(lead));
  };

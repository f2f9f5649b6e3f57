import type { Field } from '#platform/export/index.ts';

export const placeRegisters = ['cqc', 'ofsted'] as const;
export type PlaceRegister = (typeof placeRegisters)[number];

/** What a register of one day holds of a place: CQC’s directory of active locations and Ofsted’s lists of providers, by the names that they publish. */
export const placeFields: Readonly<Record<PlaceRegister, readonly Field[]>> = {
  cqc: [
    { name: 'id', label: 'Location ID', aliases: ['CQC location ID'], required: true },
    { name: 'name', label: 'Location name', aliases: ['name'] },
    { name: 'providerId', label: 'Provider ID', aliases: ['CQC provider ID'] },
    { name: 'provider', label: 'Provider name', aliases: ['provider'] },
    { name: 'area', label: 'Location local authority', aliases: ['local authority'] },
    { name: 'service', label: 'Service types', aliases: ['service type', 'services'] },
    { name: 'places', label: 'Care homes beds', aliases: ['care home beds', 'number of beds', 'beds'] },
    { name: 'rating', label: 'Location latest overall rating', aliases: ['latest overall rating', 'overall rating'] },
    { name: 'dormant', label: 'Dormant', aliases: ['dormant (Y/N)', 'location dormant'] },
  ],
  ofsted: [
    { name: 'id', label: 'URN', aliases: ['unique reference number', 'provider URN'], required: true },
    { name: 'name', label: 'Setting name', aliases: ['provider name', 'provision name', 'name'] },
    { name: 'providerId', label: 'Organisation number', aliases: ['organisation URN', 'organisation ID'] },
    {
      name: 'provider',
      label: 'Organisation name',
      aliases: ['organisation which owns the provider', 'organisation', 'owner', 'registered provider'],
    },
    { name: 'area', label: 'Local authority', aliases: ['local authority name'] },
    { name: 'service', label: 'Provision type', aliases: ['provider type', 'type of provision'] },
    { name: 'places', label: 'Places', aliases: ['number of registered places', 'registered places', 'maximum users'] },
    {
      name: 'rating',
      label: 'Overall effectiveness',
      aliases: [
        'overall rating',
        'overall experiences and progress of children and young people',
        'latest overall effectiveness',
      ],
    },
  ],
};

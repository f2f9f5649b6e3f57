/** Compact releases that nobody published, the same for the same number: what a service's bulk files are like, and as large. */
const categories = ['services', 'works', 'goods'] as const;
const methods = ['open', 'selective', 'limited', 'direct'] as const;
const cpv = ['85312000', '85320000', '98000000', '45000000', '72000000', '79952000'] as const;

const day = (count: number): string => new Date(Date.UTC(2020, 0, 1) + count * 86_400_000).toISOString().slice(0, 10);

/** One supplier of a few thousand, some of whom win often. */
const supplierOf = (at: number): number => Math.floor(((at * 7_919) % 4_001) ** 2 / 4_001);

/**
 * A release as published: about a kilobyte of JSON. `later` says how often the process was published again.
 *
 * @example JSON.stringify(madeUpRelease(7, 1))
 */
export function madeUpRelease(at: number, later = 0): object {
  const ocid = `ocds-made-up-${at}`;
  const supplier = supplierOf(at);
  const id = `GB-COH-${String(supplier).padStart(8, '0')}`;
  const on = day((at * 13) % 2_190);
  const buyer = { id: `GB-PPON-${at % 200}`, name: `Buyer ${at % 200}` };
  const award = {
    id: `${ocid}-award`,
    status: 'active',
    date: `${on}T00:00:00Z`,
    value: { amount: 10_000 + ((at * 37) % 900_000) + later, currency: 'GBP' },
    suppliers: [{ id, name: `Supplier ${supplier}` }],
    contractPeriod: { startDate: `${on}T00:00:00Z`, endDate: `${day(((at * 13) % 2_190) + 730)}T00:00:00Z` },
  };
  return {
    ocid,
    id: `${ocid}-release-${later}`,
    date: `${day(((at * 13) % 2_190) + later)}T09:00:00Z`,
    tag: ['award'],
    initiationType: 'tender',
    parties: [
      { ...buyer, roles: ['buyer'], address: { countryName: 'England', locality: 'Thornmere' } },
      {
        id,
        name: `Supplier ${supplier}`,
        identifier: { scheme: 'GB-COH', id: id.slice(7), legalName: `Supplier ${supplier} Limited` },
        roles: ['supplier'],
        details: { scale: supplier % 3 === 0 ? 'large' : 'sme', vcse: supplier % 10 === 0 },
      },
    ],
    buyer,
    tender: {
      id: `tender-${at}`,
      title: `What is bought, number ${at}`,
      description: 'What was wanted, who it is for, and by when it should be there. '.repeat(3),
      status: 'complete',
      mainProcurementCategory: categories[at % 3]!,
      classification: { scheme: 'CPV', id: cpv[at % 6]! },
      procurementMethod: methods[at % 4]!,
      procurementMethodDetails: 'As the notice says',
      numberOfTenderers: 1 + (at % 6),
    },
    awards: [award],
  };
}

import { suggestMapping } from '#platform/export/index.ts';
import { agreementsById, bringList, keepCost, mapList, resume, sayMatch, setFacts } from '#slices/agreements/index.ts';
import { invoiceFields, supplierNameKey } from '#standards/invoice/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

type Line = readonly [
  supplier: string,
  number: string,
  contract: string,
  received: number | string,
  paid: number | null,
  pounds: string,
];

/** A month as the council’s ledger has it, in days from today: one supplier waited too long, one line cannot be read, one is there twice. */
const ledger: readonly Line[] = [
  ['Moorside Care', 'MC-3310', 'TC-201', -40, -5, '57,470.40'],
  ['Tern Home Support', 'T/0771', 'TC-201', -37, null, '22,230.00'],
  ['Fellside Carers', '118', 'TC-201', -36, -21, '12,963.60'],
  ['Moorside Care', 'MC-3342', 'TC-201', -26, -12, '57,002.40'],
  ['Tern Home Support', 'T/0790', 'TC-201', -24, -9, '22,604.40'],
  ['Fellside Carers', '121', 'TC-201', -23, -8, '13,104.00'],
  ['Fellside Carers', '121', 'TC-201', -23, -8, '13,104.00'],
  ['Moorside Care', 'MC-3377', 'TC-201', -12, null, '55,832.40'],
  ['Standing Strong', 'SS-1', 'TC-142', -13, -4, '3,750.00'],
  ['Quayside Homecare', 'Q-90114', 'TC-101', -30, -11, '127,670.40'],
  ['Northway Care', '20931', '', -28, -10, '119,340.00'],
  ['Greenhalgh and Daughters', 'GD-5510', '', -20, -6, '74,166.00'],
  ['Quayside Homecare', 'Q-90188', 'TC-101', 'end of month', null, '126,900.00'],
];

const csv = (world: World): string => {
  const day = (days: number | string | null) => (typeof days === 'number' ? dated(world, { days }) : (days ?? ''));
  const lines = ledger.map(([supplier, number, contract, received, paid, pounds]) =>
    [supplier, number, contract, day(received), day(paid), `"${pounds}"`].join(','),
  );
  return ['Supplier,Invoice number,Contract number,Date received,Date paid,Gross amount', ...lines].join('\n');
};

const columns = ['Supplier', 'Invoice number', 'Contract number', 'Date received', 'Date paid', 'Gross amount'];

const facts = [
  ['fellshore', 'TC-201', 'public-contract', 'thirty-days'],
  ['classes', 'TC-142', 'other', 'none'],
  ['framework', 'TC-101', 'other', 'not-known'],
] as const;

const costs = [
  ['Pay for hours with people', 48_200_00, 48_950_00, 'Payroll of the month'],
  ['Pay for driving between them', 4_100_00, 6_380_00, 'Payroll of the month, mileage by round'],
  ['Office, training and the register', 5_170_00, 5_020_00, 'Our ledger'],
] as const;

/** Numbers lead invoices to their agreements; one is known by a person’s yes, one is for something else, and one is late. */
export const invoicesArePaid: readonly Scene[] = [
  {
    day: -11,
    as: 'dev',
    async does(act, world) {
      for (const [key, number, law, subcontracts] of facts) {
        const agreement = only(await agreementsById(act.tx, [the(world, `agreement.${key}`)]));
        await setFacts(act, agreement, {
          ...{ number, law, subcontracts, supplierNumber: null, begunOn: agreement.startsOn, subcontractTerms: null },
          version: 0,
        });
      }
    },
  },
  {
    day: -11,
    as: 'pat',
    async does(act, world) {
      const alliance = only(await agreementsById(act.tx, [the(world, 'agreement.fellshore')]));
      for (const [line, plan, actual, evidence] of costs)
        await keepCost(act, alliance, {
          ...{ party: the(world, 'party.fellshore.moorside'), month: dated(world, { months: -1 }).slice(0, 7) },
          ...{ line, plan, actual, evidence },
        });
    },
  },
  {
    day: -3,
    as: 'dev',
    async does(act, world) {
      const organisationId = the(world, 'council');
      const bytes = Buffer.from(csv(world));
      world['invoices.month'] = await bringList(act, { organisationId, name: 'ledger-of-the-month.csv', bytes });
      await mapList(act, organisationId, world['invoices.month'], suggestMapping(columns, invoiceFields));
    },
  },
  {
    day: -2,
    as: 'dev',
    waitsFor: resume,
    does: (act, world) =>
      sayMatch(act, the(world, 'council'), {
        ...{ supplierKey: `name ${supplierNameKey('Greenhalgh and Daughters')}`, orderKey: null, agreement: 'outside' },
        because: 'Grass and trees: its contract is not among those of this case.',
      }),
  },
];

/** Electronic invoices that nobody sent, and ledgers that nobody kept. */

type Amounts = {
  lines: readonly number[];
  allowance?: number;
  charge?: number;
  rate?: number;
  prepaid?: number;
  rounding?: number;
};

export type MadeUpInvoice = Amounts & {
  kind?: 'Invoice' | 'CreditNote';
  number?: string;
  issuedOn?: string;
  dueOn?: string;
  currency?: string;
  order?: string;
  supplier?: string;
  companyNumber?: string;
  /** Amounts to write in place of those that add up. */
  wrong?: Partial<
    Record<
      | 'LineExtensionAmount'
      | 'AllowanceTotalAmount'
      | 'ChargeTotalAmount'
      | 'TaxExclusiveAmount'
      | 'TaxInclusiveAmount'
      | 'PayableAmount'
      | 'TaxAmount',
      number
    >
  >;
  /** Elements to leave out, by name. */
  without?: readonly string[];
};

/**
 * A UBL 2.1 document whose sums add up, unless it is told what to get wrong.
 *
 * @example ublOf({ lines: [100, 20.5], rate: 20 })
 */
export function ublOf(given: MadeUpInvoice): string {
  const { kind = 'Invoice', currency = 'GBP', rate = 20, wrong = {}, without = [] } = given;
  const money = (name: string, value: number) =>
    `<cbc:${name} currencyID="${currency}">${value.toFixed(2)}</cbc:${name}>`;
  const part = (name: string, words: string) => (without.includes(name) ? '' : `<cbc:${name}>${words}</cbc:${name}>`);
  const lines = given.lines.reduce((a, b) => a + b, 0);
  const { allowance = 0, charge = 0, prepaid = 0, rounding = 0 } = given;
  const net = lines - allowance + charge;
  const tax = Math.round(net * rate) / 100;
  const level = (indicator: boolean, value: number) =>
    value === 0
      ? ''
      : `<cac:AllowanceCharge><cbc:ChargeIndicator>${indicator}</cbc:ChargeIndicator>${money('Amount', value)}</cac:AllowanceCharge>`;
  const total = (name: keyof NonNullable<MadeUpInvoice['wrong']>, value: number) =>
    without.includes(name) ? '' : money(name, wrong[name] ?? value);
  const row = kind === 'Invoice' ? 'InvoiceLine' : 'CreditNoteLine';
  return `<?xml version="1.0" encoding="UTF-8"?>
<${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2" xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${part('CustomizationID', 'urn:cen.eu:en16931:2017')}${part('ID', given.number ?? 'BC-77')}${part('IssueDate', given.issuedOn ?? '2026-10-01')}${given.dueOn ? part('DueDate', given.dueOn) : ''}
${part(`${kind}TypeCode`, kind === 'Invoice' ? '380' : '381')}${part('DocumentCurrencyCode', currency)}
${given.order ? `<cac:OrderReference>${part('ID', given.order)}</cac:OrderReference>` : ''}
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity>${part('RegistrationName', given.supplier ?? 'Bay Care Ltd')}${part('CompanyID', given.companyNumber ?? '01234567')}</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>Thornmere Council</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
${level(false, allowance)}${level(true, charge)}
<cac:TaxTotal>${total('TaxAmount', tax)}<cac:TaxSubtotal>${money('TaxableAmount', net)}${money('TaxAmount', tax)}<cac:TaxCategory><cbc:ID>${rate ? 'S' : 'E'}</cbc:ID><cbc:Percent>${rate}</cbc:Percent></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>${total('LineExtensionAmount', lines)}${total('TaxExclusiveAmount', net)}${total('TaxInclusiveAmount', net + tax)}${allowance || wrong.AllowanceTotalAmount !== undefined ? total('AllowanceTotalAmount', allowance) : ''}${charge || wrong.ChargeTotalAmount !== undefined ? total('ChargeTotalAmount', charge) : ''}${prepaid ? money('PrepaidAmount', prepaid) : ''}${rounding ? money('PayableRoundingAmount', rounding) : ''}${total('PayableAmount', net + tax - prepaid + rounding)}</cac:LegalMonetaryTotal>
${given.lines.map((line, at) => `<cac:${row}><cbc:ID>${at + 1}</cbc:ID>${money('LineExtensionAmount', line)}</cac:${row}>`).join('\n')}
</${kind}>`;
}

const day = (from: string, days: number): string =>
  new Date(Date.parse(`${from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export const ledgerHead =
  'Supplier,Supplier number,Company number,Invoice number,Contract number,Invoice date,Date received,Date paid,Net amount,Gross amount';

/** A line of a ledger, the same for the same number: some paid late, some not at all, a few large. */
export function ledgerLine(at: number, suppliers = 3_000): string {
  const supplier = Math.floor(((at * 7_919) % (suppliers + 1)) ** 2 / (suppliers + 1));
  const received = day('2025-10-01', (at * 13) % 300);
  const days = at % 50 === 0 ? null : at % 10 === 0 ? 35 + (at % 60) : at % 29;
  const net = at % 40 === 0 ? 40_000 + (at % 977) : 100 + (at % 4_999);
  const number = `C-${supplier}`;
  return [
    ...[`Supplier ${supplier} Ltd`, `V${supplier}`, String(10_000_000 + supplier), `INV-${at}`, number],
    ...[day(received, -2), received, days === null ? '' : day(received, days), net.toFixed(2), (net * 1.2).toFixed(2)],
  ].join(',');
}

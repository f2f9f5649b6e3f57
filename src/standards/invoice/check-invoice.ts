import type { EInvoice, Hundredths, InvoiceFault } from './e-invoice.ts';

const sum = (all: readonly Hundredths[]): Hundredths => all.reduce((total, one) => total + one, 0);

const say = (value: Hundredths): string => {
  const whole = Math.abs(value);
  return `${value < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
};

/**
 * Whether an invoice's sums add up, by the rules that EN 16931-1 names: BR-CO-10 to BR-CO-16, and BR-CO-17 for the VAT of each category, where a
 * difference of less than one unit of the currency is let pass as rounding of lines. BR-CO-18: there is a VAT breakdown.
 *
 * @example checkInvoice({ ...invoice, payable: 1 }) // [{ rule: 'BR-CO-16', why: 'What is to be paid is 0.01; …' }]
 */
export function checkInvoice(invoice: EInvoice): InvoiceFault[] {
  const { net, gross, vatTotal, lineTotal, allowanceTotal, chargeTotal, prepaid, rounding, payable } = invoice;
  const faults: InvoiceFault[] = [];
  const hold = (rule: string, what: string, said: Hundredths, counted: Hundredths) => {
    if (said !== counted) faults.push({ rule, why: `${what} is ${say(said)}; its parts make ${say(counted)}.` });
  };
  hold('BR-CO-10', 'The sum of the lines', lineTotal, sum(invoice.lines));
  hold('BR-CO-11', 'The sum of the allowances', allowanceTotal ?? 0, sum(invoice.allowances));
  hold('BR-CO-12', 'The sum of the charges', chargeTotal ?? 0, sum(invoice.charges));
  hold('BR-CO-13', 'The total without VAT', net, lineTotal - (allowanceTotal ?? 0) + (chargeTotal ?? 0));
  hold('BR-CO-14', 'The VAT', vatTotal ?? 0, sum(invoice.vat.map(({ tax }) => tax)));
  hold('BR-CO-15', 'The total with VAT', gross, net + (vatTotal ?? 0));
  hold('BR-CO-16', 'What is to be paid', payable, gross - (prepaid ?? 0) + (rounding ?? 0));
  for (const { base, tax, rate, category } of invoice.vat) {
    const counted = Math.round((base * (rate ?? 0)) / 100);
    if (Math.abs(tax - counted) >= 100)
      faults.push({
        rule: 'BR-CO-17',
        why: `The VAT of category ${category} is ${say(tax)}; ${rate ?? 0}% of ${say(base)} makes ${say(counted)}.`,
      });
  }
  if (invoice.vat.length === 0) faults.push({ rule: 'BR-CO-18', why: 'It does not break its VAT down.' });
  return faults;
}

import { cleanWords } from '#platform/export/index.ts';
import type { EInvoice, Hundredths, InvoiceFault, VatPart } from './e-invoice.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

export type ReadInvoice = { ok: true; invoice: EInvoice } | { ok: false; faults: InvoiceFault[] };

const documents = {
  'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2': 'invoice',
  'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2': 'credit-note',
} as const;
const parts = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
const words = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';

/**
 * One UBL 2.1 invoice or credit note as EN 16931 means it. What the standard demands and the file does not say is told by the rule's name
 * (BR-02 to BR-16, BR-DEC); whether the sums add up is for `checkInvoice`. Never throws; nothing outside the file is read.
 *
 * @example readUbl(bytes) // { ok: true, invoice: { number: 'BC-77', payable: 12000, … } }
 */
export function readUbl(bytes: Uint8Array): ReadInvoice {
  const parsed = parseXml(bytes);
  if (!parsed.ok) return { ok: false, faults: [{ rule: 'XML', why: parsed.why }] };
  const { root } = parsed;
  const kind = Object.hasOwn(documents, root.space) ? documents[root.space as keyof typeof documents] : null;
  if (!kind || root.name !== (kind === 'invoice' ? 'Invoice' : 'CreditNote'))
    return { ok: false, faults: [{ rule: 'UBL', why: 'This is not a UBL 2.1 invoice or credit note.' }] };
  const reader = new Reader(root);
  const invoice = reader.invoice(kind);
  return reader.faults.length > 0 ? { ok: false, faults: reader.faults } : { ok: true, invoice };
}

const childrenOf = (from: XmlElement | null, name: string): XmlElement[] =>
  (from?.children ?? []).filter((one) => one.name === name && (one.space === parts || one.space === words));

const at = (from: XmlElement | null, ...path: readonly string[]): XmlElement | null =>
  path.reduce<XmlElement | null>((found, name) => childrenOf(found, name)[0] ?? null, from);

const textAt = (from: XmlElement | null, ...path: readonly string[]): string | null =>
  cleanWords(at(from, ...path)?.text ?? '', 300).text || null;

class Reader {
  readonly faults: InvoiceFault[] = [];
  readonly #root: XmlElement;
  constructor(root: XmlElement) {
    this.#root = root;
  }

  invoice(kind: EInvoice['kind']): EInvoice {
    const root = this.#root;
    const seller = at(root, 'AccountingSupplierParty', 'Party');
    const totals = at(root, 'LegalMonetaryTotal');
    const total = (name: string, rule: string, label: string) => this.#neededAmount(totals, name, rule, label);
    const lines = childrenOf(root, kind === 'invoice' ? 'InvoiceLine' : 'CreditNoteLine');
    if (lines.length === 0) this.#fault('BR-16', 'It has no line.');
    this.#needed('BR-01', 'which specification it follows', 'CustomizationID');
    this.#needed('BR-04', 'what type of invoice it is', kind === 'invoice' ? 'InvoiceTypeCode' : 'CreditNoteTypeCode');
    const currency = this.#needed('BR-05', 'its currency', 'DocumentCurrencyCode');
    return {
      kind,
      number: this.#needed('BR-02', 'its number', 'ID'),
      issuedOn: this.#day(
        'BR-03',
        'the day it was issued',
        this.#needed('BR-03', 'the day it was issued', 'IssueDate'),
      ),
      dueOn: this.#optionalDay(textAt(root, 'DueDate') ?? textAt(root, 'PaymentMeans', 'PaymentDueDate')),
      currency: /^[A-Z]{3}$/.test(currency)
        ? currency
        : this.#fault('BR-CL-04', 'Its currency is not a code of three letters.', ''),
      order: textAt(root, 'OrderReference', 'ID'),
      contract: textAt(root, 'ContractDocumentReference', 'ID'),
      supplier: this.#sellerName(seller),
      identifier: textAt(seller, 'PartyLegalEntity', 'CompanyID') ?? textAt(seller, 'PartyIdentification', 'ID'),
      vatNumber: textAt(seller, 'PartyTaxScheme', 'CompanyID'),
      buyer: this.#needed(
        'BR-07',
        'who is to pay',
        'AccountingCustomerParty',
        'Party',
        'PartyLegalEntity',
        'RegistrationName',
      ),
      lines: lines.map((line) => this.#neededAmount(line, 'LineExtensionAmount', 'BR-24', 'the net amount of a line')),
      allowances: this.#documentLevel('false'),
      charges: this.#documentLevel('true'),
      vat: this.#vat(currency),
      lineTotal: total('LineExtensionAmount', 'BR-12', 'the sum of its lines'),
      allowanceTotal: this.#amountIn(totals, 'AllowanceTotalAmount'),
      chargeTotal: this.#amountIn(totals, 'ChargeTotalAmount'),
      net: total('TaxExclusiveAmount', 'BR-13', 'its total without VAT'),
      vatTotal: this.#amountOf(at(this.#taxTotal(currency), 'TaxAmount')),
      gross: total('TaxInclusiveAmount', 'BR-14', 'its total with VAT'),
      prepaid: this.#amountIn(totals, 'PrepaidAmount'),
      rounding: this.#amountIn(totals, 'PayableRoundingAmount'),
      payable: total('PayableAmount', 'BR-15', 'what is to be paid'),
    };
  }

  #fault<T>(rule: string, why: string, instead?: T): T {
    this.faults.push({ rule, why });
    return instead as T;
  }

  #needed(rule: string, what: string, ...path: readonly string[]): string {
    return textAt(this.#root, ...path) ?? this.#fault(rule, `It does not say ${what}.`, '');
  }

  #sellerName(seller: XmlElement | null): string {
    return (
      textAt(seller, 'PartyLegalEntity', 'RegistrationName') ??
      this.#fault('BR-06', 'It does not say who sends it.', '')
    );
  }

  #day(rule: string, what: string, said: string): string {
    const date = new Date(`${said}T00:00:00Z`);
    const real =
      /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(said);
    if (!real && said !== '')
      this.#fault(rule, `“${said.slice(0, 40)}” is not ${what}. It is written like 2027-03-31.`);
    return said;
  }

  #optionalDay(said: string | null): string | null {
    return said === null ? null : this.#day('BT-9', 'the day payment falls due', said);
  }

  /** BR-DEC: an amount has no more than two decimals. */
  #amountOf(element: XmlElement | null): Hundredths | null {
    if (!element) return null;
    const said = element.text.trim();
    const found = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(said);
    if (!found)
      return this.#fault('BR-DEC', `“${said.slice(0, 40)}” is not an amount with two decimals at most.`, null);
    const value = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0') || 0);
    return found[1] && value !== 0 ? -value : value;
  }

  #amountIn(from: XmlElement | null, name: string): Hundredths | null {
    return this.#amountOf(at(from, name));
  }

  #neededAmount(from: XmlElement | null, name: string, rule: string, what: string): Hundredths {
    const element = at(from, name);
    if (!element) return this.#fault(rule, `It does not say ${what}.`, 0);
    return this.#amountOf(element) ?? 0;
  }

  #documentLevel(indicator: 'true' | 'false'): Hundredths[] {
    return childrenOf(this.#root, 'AllowanceCharge')
      .filter((one) => textAt(one, 'ChargeIndicator') === indicator)
      .map((one) =>
        this.#neededAmount(one, 'Amount', indicator === 'true' ? 'BR-36' : 'BR-31', 'an allowance or charge'),
      );
  }

  /** Where VAT is told in two currencies, the one in the invoice's own. */
  #taxTotal(currency: string): XmlElement | null {
    const all = childrenOf(this.#root, 'TaxTotal');
    return all.find((one) => at(one, 'TaxAmount')?.attributes.currencyID === currency) ?? all[0] ?? null;
  }

  #vat(currency: string): VatPart[] {
    return childrenOf(this.#taxTotal(currency), 'TaxSubtotal').map((one) => {
      const rate = textAt(one, 'TaxCategory', 'Percent');
      return {
        base: this.#neededAmount(one, 'TaxableAmount', 'BR-45', 'what VAT is worked out on'),
        tax: this.#neededAmount(one, 'TaxAmount', 'BR-46', 'the VAT of a category'),
        category: textAt(one, 'TaxCategory', 'ID') ?? this.#fault('BR-47', 'It does not say the category of VAT.', ''),
        rate: rate !== null && /^\d{1,3}(\.\d{1,4})?$/.test(rate) ? Number(rate) : null,
      };
    });
  }
}

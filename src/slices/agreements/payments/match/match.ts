import { supplierNameKey } from '#standards/invoice/index.ts';

/** An agreement that a payer is a party to, as invoices may know it. */
export type Candidate = Readonly<{
  agreementId: string;
  title: string;
  numberKey: string | null;
  supplierNumber: string | null;
  suppliers: readonly Readonly<{ partyId: string; name: string }>[];
}>;

/** Invoices of one supplier with one order number that wait for an agreement. */
export type Waiting = Readonly<{
  supplierKey: string;
  orderKey: string;
  nameKey: string;
  identifier: string | null;
}>;

export type Match = Readonly<{ agreementId: string; partyId: string | null; matched: 'number' | 'supplier-number' }>;

const supplierOf = ({ suppliers }: Candidate, nameKey: string): string | null =>
  suppliers.find(({ name }) => supplierNameKey(name) === nameKey)?.partyId ?? null;

/**
 * The agreement that a number says, and no guess: the agreement's own number where one agreement alone has it and no registered number of the
 * supplier speaks against it; else the supplier's registered number where one agreement alone is with it. Equal names are for a person to look
 * at. The party is named only where its name or number is the invoice's too: it will see the invoice.
 */
export function matchOf(waiting: Waiting, candidates: readonly Candidate[]): Match | null {
  const numbered = waiting.orderKey ? candidates.filter(({ numberKey }) => numberKey === waiting.orderKey) : [];
  const [one] = numbered;
  if (numbered.length > 0) {
    if (numbered.length > 1 || differs(waiting, one!)) return null;
    return { agreementId: one!.agreementId, partyId: partyOf(waiting, one!), matched: 'number' };
  }
  if (!waiting.identifier) return null;
  const same = candidates.filter(({ supplierNumber }) => supplierNumber === waiting.identifier);
  if (same.length !== 1) return null;
  return { agreementId: same[0]!.agreementId, partyId: partyOf(waiting, same[0]!), matched: 'supplier-number' };
}

const differs = ({ identifier }: Waiting, { supplierNumber }: Candidate): boolean =>
  identifier !== null && supplierNumber !== null && identifier !== supplierNumber;

function partyOf(waiting: Waiting, candidate: Candidate): string | null {
  const sameNumber = waiting.identifier !== null && waiting.identifier === candidate.supplierNumber;
  if (sameNumber && candidate.suppliers.length === 1) return candidate.suppliers[0]!.partyId;
  return supplierOf(candidate, waiting.nameKey);
}

/** What a person is offered first: agreements with a supplier of the same name, then those with the same number. */
export const likely = (waiting: Waiting, candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(
    (one) =>
      supplierOf(one, waiting.nameKey) !== null ||
      (waiting.identifier !== null && one.supplierNumber === waiting.identifier) ||
      (waiting.orderKey !== '' && one.numberKey === waiting.orderKey),
  );

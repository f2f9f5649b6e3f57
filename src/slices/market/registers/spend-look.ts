import { type Concentration, concentrationOf } from '#engines/concentration/index.ts';
import { nameKey } from '../suppliers/clean-name.ts';
import { type Resolved, resolveSuppliers, type SupplierTie } from '../suppliers/ties.ts';
import type { Spent } from './spend-store.ts';

export type SupplierSpend = Readonly<{
  name: string;
  identifier: string | null;
  payments: number;
  paidPence: number;
  refunds: number;
  refundPence: number;
  /** Its part of all that was paid to suppliers with a name, from nought to one. */
  share: number;
  /** Services of which it was paid more than half. */
  mostOf: readonly string[];
}>;

export type ServiceSpend = Readonly<{
  service: string | null;
  largest: string;
  payments: number;
  concentration: Concentration;
}>;

export type SpendLook = Readonly<{
  suppliers: readonly SupplierSpend[];
  services: readonly ServiceSpend[];
  /** Everything beside its parts; null where nothing was paid to anybody with a name. */
  whole: Concentration | null;
  payments: number;
  redacted: Readonly<{ payments: number; pence: number }>;
  refunds: Readonly<{ payments: number; pence: number }>;
}>;

/** Who a line is about, as names, numbers and what people said of them have it. */
function whoIsWho(named: readonly Spent[], ties: readonly SupplierTie[]): (one: Spent) => Resolved {
  const rows = named.map((one) => ({ name: one.supplier!, identifier: one.identifier, records: one.payments }));
  const resolved = resolveSuppliers(rows, ties);
  return ({ supplier }) => resolved.get(nameKey(supplier!))!;
}

const total = (spent: readonly Spent[], what: 'payments' | 'paidPence' | 'refunds' | 'refundPence'): number =>
  spent.reduce((sum, one) => sum + one[what], 0);

/**
 * Suppliers by what they were paid, and how far each service rests on few. Shares are of payments to suppliers with a
 * name: refunds and redacted payees are counted beside them and are in no share.
 *
 * @example spendLook(spent, ties).suppliers[0].share // 0.31
 */
export function spendLook(spent: readonly Spent[], ties: readonly SupplierTie[]): SpendLook {
  const named = spent.filter((one) => !one.redacted);
  const hidden = spent.filter((one) => one.redacted);
  const who = whoIsWho(named, ties);
  const paid = total(named, 'paidPence');
  const services = [...Map.groupBy(named, ({ service }) => service)].flatMap(([service, here]) =>
    serviceSpend(service, here, who),
  );
  services.sort((a, b) => b.concentration.total - a.concentration.total);
  const suppliers = [...Map.groupBy(named, who)].map(([{ key, name }, theirs]) => ({
    name,
    identifier: theirs.find((one) => one.identifier)?.identifier ?? null,
    payments: total(theirs, 'payments'),
    paidPence: total(theirs, 'paidPence'),
    refunds: total(theirs, 'refunds'),
    refundPence: total(theirs, 'refundPence'),
    share: paid === 0 ? 0 : total(theirs, 'paidPence') / paid,
    mostOf: services.filter((one) => one.largestKey === key && one.concentration.largest > 0.5).map(nameOfService),
  }));
  suppliers.sort((a, b) => b.paidPence - a.paidPence || a.name.localeCompare(b.name, 'en-GB'));
  return {
    suppliers,
    services: services.map(({ largestKey: _, ...one }) => one),
    whole: concentrationOf(suppliers.map((one) => one.paidPence)),
    payments: total(named, 'payments'),
    redacted: { payments: total(hidden, 'payments') + total(hidden, 'refunds'), pence: total(hidden, 'paidPence') },
    refunds: { payments: total(named, 'refunds'), pence: total(named, 'refundPence') },
  };
}

const nameOfService = ({ service }: { service: string | null }): string => service ?? 'no service named';

function serviceSpend(
  service: string | null,
  here: readonly Spent[],
  who: (one: Spent) => Resolved,
): (ServiceSpend & { largestKey: string })[] {
  const held = [...Map.groupBy(here, who)].sort(([, a], [, b]) => total(b, 'paidPence') - total(a, 'paidPence'));
  const concentration = concentrationOf(held.map(([, theirs]) => total(theirs, 'paidPence')));
  if (!concentration) return [];
  const [{ key, name }] = held[0]!;
  return [{ service, largest: name, largestKey: key, payments: total(here, 'payments'), concentration }];
}

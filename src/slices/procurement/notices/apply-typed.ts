import { londonTime } from '#engines/calendar/index.ts';
import type { ProcurementFacts } from '#standards/notices/index.ts';
import { type Asked, asked, nameOf, type Typed } from './asked.ts';
import { codesOf, indicatorsOf, linesOf, organisationOf } from './typed-lines.ts';

type Tree = { [key: string]: unknown };

const nothing = (keys: string): Tree => Object.fromEntries(keys.split(' ').map((key) => [key, null]));

/** What a part of the facts is while nothing of it is known, so that one word of it can be said. */
const empty: Readonly<Record<string, Tree>> = {
  award: {
    ...nothing(
      'decidedOn value period received assessed assessedSme assessedVcse summariesOn standstill signOn reservedAwarded',
    ),
    id: 'award-1',
    suppliers: [],
    unsuccessful: [],
  },
  contract: {
    ...nothing('signedOn period value options noKpisBecause'),
    id: '',
    suppliers: [],
    kpis: [],
  },
  direct: {
    ...nothing('provision because offence instrument earlierOcid'),
    ground: 'schedule-5',
    userChoice: false,
    urgent: false,
  },
  engagement: { ...nothing('noNoticeBecause closesOn how'), done: true, noticed: false },
  enquiries: { name: '', email: '', address: null },
  instrument: { title: '', number: '' },
  change: {
    ...nothing('because value period changeOn effectOn standstillUntil'),
    id: 'change-1',
    ground: 'other',
    added: [],
    removed: [],
  },
  failure: {
    ...nothing(
      'on obligation nature impact duration mitigation warnings steps partialTermination paid basis decisionAt',
    ),
    suppliers: [],
    resulted: 'not-performing',
  },
  ending: { ...nothing('because on'), kind: 'expiry' },
  health: nothing(
    'reference decisionMakers reasons conflictsDeclared conflictsManaged framework howOffers howAssessed abandonedOn urgentBecause longBecause modification',
  ),
  modification: { ...nothing('valueChange termChange'), on: '', description: '' },
  period: nothing('startOn endOn'),
  supply: nothing('startOn endOn'),
  standstill: nothing('startOn endOn'),
  value: { netPence: 0, grossPence: null },
  valueChange: { netPence: 0, grossPence: null },
};

function put(facts: Tree, path: readonly string[], value: unknown): void {
  const [part, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) facts[part] = value;
  else {
    facts[part] ??= structuredClone(empty[part] ?? {});
    put(facts[part] as Tree, rest, value);
  }
}

const eveningOf = (on: string): string | null => {
  const found = londonTime(on, '17:00');
  return found.kind === 'one' ? found.at.toISOString() : null;
};

function readTyped({ kind }: Asked, typed: string | number): unknown {
  const text = String(typed);
  if (kind === 'number' || kind === 'pounds') return Number(typed);
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'evening') return eveningOf(text);
  if (kind === 'codes') return codesOf(text);
  if (kind === 'words')
    return text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean);
  if (kind === 'indicators') return indicatorsOf(text);
  if (kind === 'organisations')
    return linesOf(text).map((line, at) => ({
      ...organisationOf(line, at),
      id: `authority-${at + 1}`,
      type: 'publicAuthoritySubCentralGovernment',
      devolved: null,
    }));
  return text;
}

/** The facts with what was typed over them. Suppliers complete those of the same name that the thread knows. */
export function applyTyped(from: ProcurementFacts, typed: Typed): ProcurementFacts {
  const facts = structuredClone(from) as unknown as Tree;
  for (const one of asked) {
    const value = typed[nameOf(one)];
    if (value === undefined || one.path === 'vatPercent' || one.kind === 'suppliers') continue;
    // An amount with VAT alone says nothing of the one without.
    if (one.path.endsWith('.grossPence') && typed[nameOf(one).replace(/grossPence$/, 'netPence')] === undefined) {
      if (!(one.path.split('.')[0]! in facts) || !facts[one.path.split('.')[0]!]) continue;
    }
    put(facts, one.path.split('.'), readTyped(one, value));
  }
  const whole = facts as unknown as ProcurementFacts;
  return typeof typed.suppliers === 'string' ? withSuppliers(whole, typed.suppliers) : whole;
}

/** What a line tells; what it leaves out stays as the thread knows it. */
const said = <T extends object>(one: T): Partial<T> =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)) as Partial<T>;

function withSuppliers(facts: ProcurementFacts, text: string): ProcurementFacts {
  const known = new Map(facts.suppliers.map((one) => [one.name?.toLowerCase(), one]));
  const told = linesOf(text).map(organisationOf);
  const suppliers = told.map((one) => {
    const before = known.get(one.name?.toLowerCase());
    return before ? { ...before, ...said(one), id: before.id } : one;
  });
  const kept = new Set(suppliers.map(({ id }) => id));
  const all = [...suppliers, ...facts.suppliers.filter(({ id }) => !kept.has(id))];
  const ids = suppliers.map(({ id }) => id);
  const award = facts.award && facts.award.suppliers.length === 0 ? { ...facts.award, suppliers: ids } : facts.award;
  const contract =
    facts.contract && facts.contract.suppliers.length === 0
      ? { ...facts.contract, suppliers: award?.suppliers ?? ids }
      : facts.contract;
  return { ...facts, suppliers: all, award, contract };
}

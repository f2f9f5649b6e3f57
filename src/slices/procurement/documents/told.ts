import type { Block } from '#platform/documents/index.ts';
import type { Requirement } from '#slices/plan/index.ts';
import type { ProcurementFacts } from '#standards/notices/index.ts';
import type { criteriaShown } from '../criteria/criteria-shown.ts';
import type { Lot, Procurement } from '../procurement.ts';
import type { Timetable } from '../timetable/timetable.ts';
import type { WorkforceList } from './workforce.ts';

export const documentNames = [
  'invitation',
  'specification',
  'criteria',
  'price-schedule',
  'terms',
  'conditions',
  'staff-transfer',
  'timetable',
  'asking',
] as const;
export type DocumentName = (typeof documentNames)[number];
export const documentTitles: Record<DocumentName, string> = {
  invitation: 'Invitation to tender',
  specification: 'Specification',
  criteria: 'How tenders are judged',
  'price-schedule': 'Price schedule',
  terms: 'Terms that follow from what is asked for',
  conditions: 'Conditions of taking part',
  'staff-transfer': 'People who may come over to a new provider',
  timetable: 'Timetable',
  asking: 'How to ask',
};

/** One document as it is frozen: its blocks are what a file is made of. */
export type Written = Readonly<{ name: DocumentName; title: string; blocks: readonly Block[] }>;

/** What documents are written from: the thread at one moment. */
export type Told = Readonly<{
  procurement: Procurement;
  regimeLabel: string;
  routeLabel: string;
  purpose: string | null;
  lots: readonly Lot[];
  requirements: readonly Requirement[];
  judging: Pick<Awaited<ReturnType<typeof criteriaShown>>, 'all' | 'prices' | 'rulesSay'>;
  facts: ProcurementFacts;
  timetable: Timetable;
  hours: readonly Readonly<{ title: string; low: number; high: number }>[];
  specifications: readonly Readonly<{ title: string; blocks: readonly Block[] }>[];
  workforce: WorkforceList | null;
}>;

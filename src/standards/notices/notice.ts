import type { JsonObject } from '#platform/export/json-value.ts';
import type { ProcurementFacts } from './procurement-facts.ts';

/** One thing that a notice tells. */
export type Field = Readonly<{
  key: string;
  label: string;
  /** The heading under which it is read. */
  section: string;
  law: string;
  /** Its place in an OCDS release; null where it has none there. */
  path: string | null;
  type: 'text' | 'date' | 'money' | 'yes-no' | 'number' | 'list' | 'organisations';
  /** Where it is kept among the facts: dotted names, with * for each of a list. Withheld, these are taken out of all that is made. */
  facts: readonly string[];
  /** When the law asks for it, in words, and of these facts. */
  when: string;
  required(facts: ProcurementFacts): boolean;
  /** Whether it may be withheld under section 94. */
  redactable: boolean;
  /** What to do where it is missing. */
  ask: string;
  /** What it says, in words; nothing where it is not known. */
  says(facts: ProcurementFacts): readonly string[];
}>;

/**
 * The law of a notice in full, where no heading says which act it is of. Of the Procurement Act 2023, or of the Provider Selection Regime
 * Regulations 2023 where it begins with PSR.
 *
 * @example lawSaid('s.21; below the threshold s.87') // 'Procurement Act 2023 section 21; below the threshold section 87'
 */
export const lawSaid = (law: string): string =>
  `${law.startsWith('PSR ') ? 'Provider Selection Regime Regulations 2023' : 'Procurement Act 2023'} ${law
    .replace(/^PSR /, '')
    .replace(/\bs\.(?=\d)/g, 'section ')
    .replace(/\br\.(?=\d)/g, 'regulation ')}`;

export type Family = 'act' | 'provider-selection-regime';

export type Notice = Readonly<{
  /** UK1 to UK17; those of the Provider Selection Regime have no numbers in law, and ours are made of their schedule. */
  code: string;
  title: string;
  family: Family;
  /** Whether the code was found in a source; one that was not reads “check this”. */
  checked: boolean;
  /** What else of it was not checked, in sentences. */
  unverified: readonly string[];
  law: string;
  contentLaw: string;
  mandatory: 'yes' | 'no' | 'comply-or-explain';
  /** The name of the rule by which it is due; its dates are the calendar's. */
  due: string;
  /** Rules of order that it takes part in, by name. */
  order: readonly OrderRule[];
  /** Why the law asks for none of these facts; null where it does. */
  notNeeded(facts: ProcurementFacts): string | null;
  fields: readonly Field[];
  /** Null where OCDS has no place for it. */
  release: ReleaseShape | null;
}>;

export const orderRules = [
  'engagement-notice-before-tender-notice-or-reasons',
  'planned-notice-40-days-to-12-months-before',
  'conflicts-assessed-before',
  'conflicts-confirmed-in',
  'tender-notice-opens',
  'transparency-notice-before-direct-award',
  'summaries-before-award-notice',
  'award-notice-before-contract',
  'standstill-before-contract',
  'details-after-contract',
  'change-notice-before-change',
  'termination-notice-last',
  'intention-before-standstill',
  'award-after-standstill',
  'market-intention-before-establishment',
  'market-establishment-before-modification',
] as const;
export type OrderRule = (typeof orderRules)[number];

/** What is known beside the facts when a release is made: asked of the facts before anything was withheld. */
export type Known = Readonly<{ large: boolean }>;
export type Build = (release: JsonObject, facts: ProcurementFacts, known: Known) => void;
export type ReleaseShape = Readonly<{
  tags: readonly string[];
  /** Whether the tag was seen in published releases; others are inferred. */
  seen: boolean;
  build: readonly Build[];
}>;

/** Why something is withheld: Procurement Act 2023, section 94. */
export const limbs = {
  'sensitive-commercial':
    'sensitive commercial information, where withholding it is in the overriding public interest (section 94)',
  'national-security': 'national security (section 94; check this)',
} as const;
export type Redaction = Readonly<{ field: string; limb: keyof typeof limbs; reason: string }>;

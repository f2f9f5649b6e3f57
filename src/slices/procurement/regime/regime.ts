import type { Regime, Route } from '../procurement.ts';
import type { Question } from './questions.ts';
import type { ContractType } from './thresholds-table.ts';

export const outcomes = [
  'provider-selection',
  'light-touch',
  'ordinary',
  'below-threshold',
  'not-regulated',
  'exempt',
  'partnership',
  'grant',
] as const;
export type Outcome = (typeof outcomes)[number];

export const processes = [
  'open',
  'flexible',
  'call-off',
  'direct',
  'user-choice',
  'psr-direct-a',
  'psr-direct-b',
  'psr-direct-c',
  'psr-most-suitable',
  'psr-competitive',
  'psr-call-off',
  'none',
] as const;
export type Process = (typeof processes)[number];
export const processLabels: Record<Process, string> = {
  open: 'Open procedure',
  flexible: 'Competitive flexible procedure',
  'call-off': 'Call-off from a framework or dynamic market',
  direct: 'Direct award',
  'user-choice': 'Direct award by the choice of the person who uses the service',
  'psr-direct-a': 'Direct Award Process A',
  'psr-direct-b': 'Direct Award Process B',
  'psr-direct-c': 'Direct Award Process C',
  'psr-most-suitable': 'Most Suitable Provider Process',
  'psr-competitive': 'Competitive Process',
  'psr-call-off': 'Award under a framework without a competition',
  none: 'No procedure',
};

export type Reference = Readonly<{ law: string; says: string }>;

export type RegimeAnswer = Readonly<{
  kind: 'answer';
  outcome: Outcome;
  process: Process;
  title: string;
  /** What it means, in a sentence or two. */
  means: string;
  rests: readonly Reference[];
  /** What nobody has verified: shown as "check this". */
  checks: readonly string[];
  /** With value added tax, in pence; null where no threshold was asked. */
  valuePence: number | null;
  threshold: Readonly<{
    row: string;
    type: ContractType;
    pounds: number;
    from: string;
    until: string;
    source: string;
  }> | null;
  notifiable: boolean;
  reserved: string | null;
}>;

export const refusals = {
  scotland: {
    says: 'Scotland has its own procurement law, and this does not know it.',
    next: 'Ask whoever advises you on the law of Scotland. Nothing here counts for you.',
  },
  'no-thresholds': {
    says: 'The thresholds of that day are not known here.',
    next: 'Choose a day in 2024 to 2027, or have the new row added.',
  },
  'not-public': {
    says: 'A body that is not public is not bound by these laws when it buys for itself.',
    next: 'If it buys with public money or for a public body, ask what was agreed about that.',
  },
  'that-is-a-contract': {
    says: 'Money that gives you a right to the work is a payment under a contract, whatever it is called.',
    next: 'Answer that you pay somebody to supply something.',
  },
  'no-statute-to-pool': {
    says: 'Only an NHS body and a local authority may pool money under section 75 of the National Health Service Act 2006.',
    next: 'Align the money instead of pooling it, or leave the others out of the pool.',
  },
  'pooling-not-known': {
    says: 'Pooling outside England rests on other laws, and this does not know them.',
    next: 'Ask which law lets you pool there.',
  },
  'conditions-not-met': {
    says: 'Without all the conditions it is a contract like any other.',
    next: 'Answer that you pay somebody to supply something.',
  },
  'not-open-to-you': {
    says: 'The provider who does it now cannot simply be awarded it: the conditions for that are not all met.',
    next: 'Choose the most suitable provider or hold a competition.',
  },
  'user-choice-is-light-touch': {
    says: 'A direct award by the choice of the person who uses the service is only for light touch services above the threshold.',
    next: 'Choose another way.',
  },
  'mutual-is-light-touch': {
    says: 'Only light touch services above the threshold can be reserved for public service mutuals.',
    next: 'Answer that anybody may bid, or choose another reservation.',
  },
  'reserved-needs-stages': {
    says: 'A contract is reserved like that in a procedure with stages, and not in an open one.',
    next: 'Choose a procedure in stages.',
  },
  'reserved-needs-competition': {
    says: 'Where nobody competes there is nothing to reserve.',
    next: 'Answer that anybody may bid, or choose a competition.',
  },
  'reserved-below-only': {
    says: 'Small and local suppliers can have a contract reserved for them only below the threshold.',
    next: 'Draw smaller lots for reasons of your own, or answer that anybody may bid.',
  },
  'local-not-for-you': {
    says: 'Only councils in England are known here to be able to reserve contracts for their area.',
    next: 'Answer that anybody may bid, or choose another reservation.',
  },
  'no-shortlist-below': {
    says: 'Below the threshold nobody may be shut out beforehand by looking at whether they are suitable.',
    next: 'Choose that everybody bids once, and ask what you need to know in the tender.',
  },
} as const;
export type RefusalName = keyof typeof refusals;

/** Exactly one of three: the next question, an answer, or a refusal that has a name. */
export type Routed =
  | Readonly<{ kind: 'asks'; question: Question | 'valuePence' }>
  | RegimeAnswer
  | Readonly<{ kind: 'refused'; name: RefusalName; says: string; next: string }>;

const routeOfProcess: Record<Process, Route | null> = {
  open: 'open',
  flexible: 'competitive-flexible',
  'call-off': 'call-off',
  direct: 'direct-award',
  'user-choice': 'direct-award',
  'psr-direct-a': 'direct-award',
  'psr-direct-b': 'direct-award',
  'psr-direct-c': 'direct-award',
  'psr-most-suitable': 'most-suitable-provider',
  'psr-competitive': 'competitive-flexible',
  'psr-call-off': 'call-off',
  none: null,
};
const planned: readonly string[] = ['provider-selection', 'light-touch', 'ordinary', 'below-threshold'];

/** The regime and route under which a procurement is planned; none where it is no procurement under these laws. */
export function plannedAs(answer: Pick<RegimeAnswer, 'outcome' | 'process'>): { regime: Regime; route: Route } | null {
  const route = routeOfProcess[answer.process];
  return route && planned.includes(answer.outcome) ? { regime: answer.outcome as Regime, route } : null;
}

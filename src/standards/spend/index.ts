export { spendFields } from './fields.ts';
export { readSpend } from './read-spend.ts';
export { isRedacted } from './redacted.ts';
export type { SpendLine, SpendProblem } from './spend.ts';

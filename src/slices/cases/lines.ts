/** Lines that a case may have: honest about savings, losers, and who requires, funds and owns. */
export const caseLines = [
  { line: 'save-or-stop', label: 'What must be saved or stopped' },
  { line: 'whose-budget', label: 'Whose budget that is' },
  { line: 'who-bears-it', label: 'Who bears it' },
  { line: 'who-requires', label: 'Who requires this' },
  { line: 'who-funds', label: 'Who funds it' },
  { line: 'who-owns', label: 'Who owns what comes of it' },
] as const;
export type CaseLine = (typeof caseLines)[number]['line'];

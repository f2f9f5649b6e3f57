import { bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { pounds } from '#platform/say.ts';
import type { Section } from './paper.ts';

/** Who pays what is for everybody on the case but those who may bid. */
export const moneySection: Section = ({ money }) => {
  if (!money) return [];
  return [
    heading(2, 'Who requires, who funds, who owns'),
    ...(money.payers.length === 0
      ? [paragraph('Nobody has said yet who puts in how much.')]
      : [
          table(
            'What each puts in, a year; pooled and aligned money are never one sum',
            ['Who', 'Form', 'Amount'],
            money.payers.map((one) => [one.who, one.form, pounds(one.pence)]),
          ),
        ]),
    ...(money.mismatches.length === 0 ? [] : [bullets([...money.mismatches])]),
  ];
};

import { bold, bullets, heading, paragraph } from '#platform/documents/index.ts';
import { londonDate } from '#platform/say.ts';
import type { Section } from './paper.ts';

export const buyingSection: Section = ({ facts }) => [
  heading(2, 'What would be bought, and by when'),
  ...(facts.toBuy.length === 0
    ? [paragraph('No requirement has been written.')]
    : [
        bullets(
          facts.toBuy.map((one) => [
            bold(`${one.title}. `),
            `${one.text}${one.loose ? ' It hangs from nothing.' : ''}`,
          ]),
        ),
      ]),
  ...(facts.endsOn ? [paragraph(`What there is now ends on ${londonDate(facts.endsOn)}.`)] : []),
  ...(facts.dates.length === 0
    ? []
    : [
        bullets(
          facts.dates.map(
            ({ on, what, basis, warning }) =>
              `${londonDate(on)}: ${what}${basis ? ` (${basis})` : ''}${warning ? `. ${warning}` : ''}`,
          ),
        ),
      ]),
];

/** It names firms, so it is read apart. */
export const leftSection: Section = ({ facts }) => [
  heading(2, 'Who is left to provide next time'),
  ...(facts.left
    ? [
        paragraph([facts.left.sentence, facts.left.bidders ? ` ${facts.left.bidders}` : '']),
        bullets([...facts.left.assumptions.map((one) => `Assumed: ${one}`), 'No forecast is made.']),
      ]
    : [paragraph('Not looked at.')]),
];

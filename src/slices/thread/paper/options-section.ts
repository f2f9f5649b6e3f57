import { type Block, bold, bullets, heading, paragraph, table } from '#platform/documents/index.ts';
import { plural, pounds } from '#platform/say.ts';
import type { Matrix, OptionsFacts } from './options-facts.ts';
import type { Section } from './paper.ts';

/** No more portfolios across than a page holds. */
const across = 4;

const asTable = (caption: string, { heads, rows }: Matrix): Block =>
  table(
    caption,
    heads.slice(0, across + 1),
    rows.map((row) => row.slice(0, across + 1)),
  );

function listed({ options, rounds }: OptionsFacts): Block[] {
  return [
    table(
      'Options put',
      ['Option', 'A year', 'Must it be done?'],
      options.map((one) => [
        one.title,
        one.frees ? `frees ${pounds(one.pence)}` : pounds(one.pence),
        one.must ?? (one.stopBearer ? `No. Stopping it falls on ${one.stopBearer}` : 'No'),
      ]),
    ),
    ...(rounds.length === 0
      ? [paragraph('Nobody has scored them together.')]
      : [
          bullets(
            rounds.map(
              (one) =>
                `${one.title}: ${plural(one.people, 'person', 'people')}${one.elsewhere ? `. The scores were agreed at ${one.elsewhere} and recorded afterwards` : ', each alone before anybody saw the others’ scores'}${one.closed ? '' : '. It is still open'}.`,
            ),
          ),
        ]),
  ];
}

function looked(found: NonNullable<OptionsFacts['found']>): Block[] {
  return [
    paragraph([bold(`${found.title}. `), found.howMany]),
    ...found.notes.map((note) => paragraph(note)),
    asTable('What could be done with the money', found.portfolios),
    ...(found.partners.rows.length > 0 ? [asTable('What each portfolio costs whom, a year', found.partners)] : []),
    ...(found.binding.length > 0 ? [bullets([...found.binding])] : []),
    ...found.alone.map((says) => paragraph([bold('By value for money alone: '), says])),
    ...(found.near.length > 0 ? [paragraph([bold('Just out of reach. '), found.near.join(' ')])] : []),
    asTable('How often each is in the best, when what is not known is drawn again', found.stays),
  ];
}

export const optionsSection: Section = ({ options: from }) => {
  if (!from) return [];
  const title = heading(2, 'Options, what could be done, and who pays');
  if (from.options.length === 0) return [title, paragraph('No option has been put.')];
  return [
    title,
    ...listed(from),
    ...(from.found ? looked(from.found) : [paragraph('Nobody has asked yet what could be done with what there is.')]),
    ...(from.decided
      ? [
          paragraph([bold('Decided. '), `${from.decided.name}: ${from.decided.titles.join('; ')}.`]),
          ...(from.decided.dissent.length > 0
            ? [paragraph([bold('Dissent.')]), bullets([...from.decided.dissent])]
            : [paragraph('No dissent was recorded.')]),
        ]
      : []),
  ];
};

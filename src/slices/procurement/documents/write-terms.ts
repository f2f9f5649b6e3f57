import { type Block, bold, clause, clauseHeading, paragraph } from '#platform/documents/index.ts';
import { type Requirement, requirementTypeLabels } from '#slices/plan/index.ts';
import type { Told } from './told.ts';

export type Term = Readonly<{ title: string; words: string; rests: string }>;

/** Terms that the law puts into the contract, or asks for, whatever is bought. Read in the Act as first made: check against the text in force. */
function byLaw({ procurement, workforce }: Told): Term[] {
  const { regime } = procurement;
  const act = regime === 'ordinary' || regime === 'light-touch';
  const small = regime === 'below-threshold';
  const terms: (Term | null)[] = [
    act || small
      ? {
          title: 'Payment within 30 days',
          words:
            'A valid and undisputed invoice is paid within 30 days. The same holds in every contract below this one.',
          rests: act ? 'Procurement Act 2023, sections 68 and 73' : 'Procurement Act 2023, section 88',
        }
      : null,
    act
      ? {
          title: 'Electronic invoices',
          words: 'Invoices in the electronic form of the standard that the law names are taken.',
          rests: 'Procurement Act 2023, section 67',
        }
      : null,
    act
      ? {
          title: 'Ending the contract',
          words:
            'The authority may end it where it was awarded in material breach of the law, or where the supplier or one below it has become one that the law excludes, after saying why and hearing the supplier.',
          rests: 'Procurement Act 2023, section 78',
        }
      : null,
    workforce
      ? {
          title: 'People who come over',
          words:
            'Where the law moves people to the new provider, the providers tell each other and their people what the law asks, in time.',
          rests: 'Transfer of Undertakings (Protection of Employment) Regulations 2006 (check this)',
        }
      : null,
  ];
  return terms.filter((one): one is Term => one !== null);
}

const headings: Partial<Record<Requirement['type'], string>> = {
  'standard-clause': 'Standard clauses',
  information: 'What the parties tell each other',
  process: 'How it is done',
  principle: 'How the parties work with each other',
  exit: 'At the end, and before it',
};

const restsOn = ({ title, type, legalDuty, organisational }: Requirement): string =>
  [`the requirement “${title}” (${requirementTypeLabels[type].toLowerCase()})`, legalDuty, organisational]
    .filter(Boolean)
    .join('; ');

function termsOf(one: Requirement): Term[] {
  return [
    { title: one.title, words: one.words, rests: restsOn(one) },
    ...(one.changeMechanism
      ? [{ title: `${one.title}: changing it`, words: one.changeMechanism, rests: restsOn(one) }]
      : []),
    ...(one.paymentDepends
      ? [
          {
            title: `${one.title}: payment`,
            words: 'A payment depends on this result.',
            rests: `${restsOn(one)}, and the verdict that lets it`,
          },
        ]
      : []),
  ];
}

/** The terms that follow from what is asked for, by their headings, each with what it rests on. */
export function termsFrom(told: Told): { heading: string; terms: Term[] }[] {
  const bought = new Set(told.lots.flatMap(({ requirementIds }) => requirementIds));
  const asked = told.requirements.filter(
    (one) => one.state !== 'dropped' && (bought.has(one.id) || one.type === 'standard-clause'),
  );
  return [
    ...Object.entries(headings).map(([type, title]) => ({
      heading: title,
      terms: asked.filter((one) => one.type === type).flatMap(termsOf),
    })),
    {
      heading: 'What else may change or be paid by result',
      terms: asked.filter(({ type }) => !headings[type]).flatMap((one) => termsOf(one).slice(1)),
    },
    { heading: 'What the law puts into it', terms: byLaw(told) },
  ].filter(({ terms }) => terms.length > 0);
}

export function writeTerms(told: Told): Block[] {
  return [
    paragraph(
      'This is not a contract, and no lawyer wrote it. It lists what a contract has to say because of what is asked for, each with what it rests on, so that whoever drafts it leaves nothing out.',
    ),
    ...termsFrom(told).flatMap(({ heading, terms }): Block[] => [
      clauseHeading(1, heading),
      ...terms.flatMap(({ title, words, rests }): Block[] => [
        clause(2, [bold(`${title}. `), words]),
        clause(3, `It rests on ${rests}.`),
      ]),
    ]),
  ];
}

/** Who may come over, in groups; what nobody verified, and how the rest is had. */
export function writeStaffTransfer({ workforce }: Told): Block[] {
  if (!workforce)
    return [
      paragraph(
        'The provider who does the work now has not given a list of people who may come over. Ask when it will.',
      ),
    ];
  const { content, employer, number } = workforce;
  return [
    paragraph(`List ${number}, as ${employer} gave it. The authority has not verified it, and does not answer for it.`),
    workforceTable(workforce),
    paragraph(
      content.others === null
        ? `Other people are in groups of fewer than ${content.threshold}. They are not counted here, so that nobody can be made out.`
        : content.others > 0
          ? `${content.others} more are in groups of fewer than ${content.threshold}, which are not shown apart.`
          : `All ${content.people} are in the table.`,
    ),
    paragraph(
      'Not in it, and to be asked for: terms of employment line by line, pensions, claims and disputes. They are given to bidders who have signed that they keep them to themselves, and are not part of this pack.',
    ),
    paragraph('Whether the law moves people to a new provider depends on the facts. Take your own advice.'),
  ];
}

function workforceTable({ content, asAt }: NonNullable<Told['workforce']>): Block {
  const said = (value: number | null, unit = '') => (value === null ? 'Not shown' : `${value}${unit}`);
  return {
    kind: 'table',
    caption: `People by the work they do, as at ${asAt}`,
    heads: ['Work', 'Contract', 'People', 'Hours a week', 'Mean pay an hour', 'Five years or more'],
    rows: content.groups.map((group) => [
      group.role,
      group.contract,
      String(group.people),
      said(group.hoursAWeek),
      group.meanPayPence === null ? 'Not shown' : `£${(group.meanPayPence / 100).toFixed(2)}`,
      said(group.fiveYearsOrMore),
    ]),
  };
}

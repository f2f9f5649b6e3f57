import type { PackFacts } from './gather-pack.ts';
import { type Numbers, type Section, section } from './section.ts';

const pounds = (pence: number | null): string => (pence === null ? '' : (pence / 100).toFixed(2));

/** What anybody may have: every material decision with its power, in the order of what happened, and what every bidder was shown. */
export function openSections({ record, declarations, messages }: PackFacts, people: Numbers): Section[] {
  const titles = new Map(record.subjects.map(({ lotId, title }) => [lotId, title]));
  const { procurement, standstill } = record;
  return [
    section(
      '01-procurement',
      'The procurement, its law and its route',
      null,
      ['Title', 'Law', 'Route', 'Because', 'State'],
      [[procurement.title, procurement.regimeLabel, procurement.routeLabel, procurement.because, procurement.state]],
    ),
    section(
      '02-what-happened',
      'What happened, in its order',
      null,
      ['Day', 'Step', 'Notice', 'Words', 'Out of order, before', 'Advice acted on', 'Recorded by', 'And by'],
      record.moments.map((one) => [
        one.happenedOn,
        one.title,
        one.reference,
        one.words,
        one.outOfOrder.join('; '),
        one.advice ? 'Yes' : '',
        people.of(one.recordedBy),
        people.of(one.secondBy),
      ]),
    ),
    section(
      '03-gates',
      'Gates: what was done, passed over with a reason, or advised',
      null,
      ['Gate', 'Law or practice', 'Reference', 'What happened', 'Words', 'Day', 'Recorded late'],
      record.gates.map(({ title, weight, reference, record: done }) => [
        title,
        weight,
        reference,
        done?.outcome ?? 'not recorded',
        done?.outcome === 'advised' ? 'Legal advice: kept apart' : done?.words,
        done?.doneOn,
        done ? done.late : '',
      ]),
    ),
    section(
      '04-lots',
      'Lots and why they are drawn so',
      null,
      ['Lot', 'Because', 'Value in pounds', 'Most lots one bidder may win', 'State'],
      record.lots.map((lot) => [lot.title, lot.because, pounds(lot.valuePence), lot.mostLots, lot.state]),
    ),
    section(
      '05-criteria',
      'Criteria as they stand',
      null,
      ['Criterion', 'Kind', 'Weight', 'Question', 'Guide'],
      record.criteria.map((one) => [one.name, one.type, one.weight, one.question, JSON.stringify(one.guide)]),
    ),
    section(
      '07-conflicts',
      'Declarations of interest, by number of person',
      null,
      ['Person', 'State'],
      declarations.map((one) => [people.of(one.personId), one.state]),
    ),
    section(
      '08-tenders-counted',
      'Tenders, counted',
      null,
      ['Opened', 'Assessed', 'From small and medium enterprises', 'From voluntary organisations'],
      record.bidders.length === 0
        ? []
        : [
            [
              record.tenders.length,
              new Set(record.judged.map(({ tenderId }) => tenderId)).size,
              record.bidders.filter(({ small }) => small).length,
              record.bidders.filter(({ voluntary }) => voluntary).length,
            ],
          ],
    ),
    section(
      '09-awards',
      'Decisions on the award, each with its power',
      null,
      [
        'For',
        'Outcome',
        'Supplier',
        'Value in pounds',
        'Because',
        'Power',
        'Day',
        'Decided by',
        'Ground of a direct award',
      ],
      record.decisions.map((one) => [
        titles.get(one.lotId) ?? procurement.title,
        one.outcome,
        one.supplier,
        pounds(one.valuePence),
        one.because,
        one.power,
        one.decidedOn,
        people.of(one.decidedBy),
        one.groundLabel,
      ]),
    ),
    section(
      '10-key-criteria',
      'What was found under each key criterion (Provider Selection Regime)',
      null,
      ['For', 'Key criterion', 'Found'],
      record.decisions.flatMap((one) =>
        one.findings.map(({ name, words }) => [titles.get(one.lotId) ?? procurement.title, name, words]),
      ),
    ),
    section(
      '11-standstill',
      'Standstill',
      null,
      ['Which', 'Because', 'Begins', 'Last day', 'Contract possible from', 'Rule'],
      standstill.kept
        ? [
            [
              standstill.kept.type,
              standstill.kept.because,
              standstill.standing?.begins,
              standstill.standing?.ends,
              standstill.standing?.mayEnterFrom,
              standstill.standing?.reference,
            ],
          ]
        : [],
    ),
    section(
      '12-contracts',
      'Contracts and what was published of them',
      null,
      [
        'Entered into',
        'Value in pounds',
        'Details notice',
        'Number',
        'Copy',
        'Number',
        'Withheld',
        'Ended',
        'How',
        'Why',
      ],
      record.contracts.map((one) => [
        one.signedOn,
        pounds(one.valuePence),
        one.detailsOn,
        one.detailsReference,
        one.copyOn,
        one.copyReference,
        one.redactions,
        one.endedOn,
        one.endedHow,
        one.endedBecause,
      ]),
    ),
    section(
      '13-messages-counted',
      'That something was sent, when and how',
      null,
      ['At', 'Channel', 'State'],
      messages.map((one) => [one.createdAt.toISOString(), one.channel, one.state]),
    ),
  ];
}

import { ruleTitle } from '#slices/procurement/index.ts';
import type { PackFacts } from './gather-pack.ts';
import { type Numbers, type Section, section } from './section.ts';

/** How it was worked on, where it names people or bidders, is legal advice, or was asked in confidence. */
export function exemptWorking({ record, working }: PackFacts, people: Numbers): Section[] {
  const { evaluation } = working;
  const names = new Map(record.bidders.map(({ id, name }) => [id, name]));
  const owner = (tenderId: string): string =>
    names.get(record.tenders.find(({ id }) => id === tenderId)?.bidderId ?? '') ?? '';
  const criterion = (id: string): string => evaluation?.criteria.find((one) => one.id === id)?.name ?? '';
  return [
    section(
      'shown-to-whom',
      'Which supplier was shown what, and said what',
      'commercial',
      ['Day', 'Supplier', 'Shown', 'Said', 'Where from'],
      working.shown.map((one) => [one.on, one.supplier, one.shown, one.said, one.source]),
    ),
    section(
      'questions-as-asked',
      'Questions as they came, without who asked, and those that were not answered',
      'confidence',
      ['Asked', 'Through', 'In confidence', 'Late', 'Words', 'State', 'Why it was not answered'],
      working.clarifications.map((one) => [
        one.askedAt.toISOString(),
        one.channel,
        one.confidential,
        one.late,
        one.words,
        one.state,
        one.because,
      ]),
    ),
    section(
      'advice',
      'Legal advice that was acted on',
      'privileged',
      ['On what', 'Adviser', 'Day', 'Words'],
      [
        ...working.advice.map((one) => [ruleTitle(one.rule), one.adviser, one.advisedOn, one.words]),
        ...record.moments.flatMap((one) => (one.advice ? [[one.title, '', one.happenedOn, one.advice]] : [])),
        ...record.gates.flatMap(({ title, record: done }) =>
          done?.outcome === 'advised' ? [[title, '', done.doneOn, done.words]] : [],
        ),
      ],
    ),
    section(
      'checked-by',
      'Who checked rules of the timetable',
      'personal',
      ['Rule', 'Checked by', 'On'],
      working.checks.map((one) => [ruleTitle(one.rule), one.by, one.on]),
    ),
    section(
      'conflicts-assessments',
      'The conflicts assessment in every version, with what was declared and the steps',
      'personal',
      ['Version', 'Confirmed by', 'Person', 'Name', 'Role', 'State', 'Interest', 'How it may look', 'Steps', 'Because'],
      working.assessments.flatMap((one) =>
        one.rows.map((row) => [
          one.version,
          one.confirmedBy,
          people.of(row.personId ?? row.influenceId),
          row.name,
          row.role,
          row.state ?? 'has not declared',
          row.interest,
          row.perceived,
          row.steps,
          row.because,
        ]),
      ),
    ),
    section(
      'judges-who-could-read-names',
      'Why somebody judged without names who could read them, and who said so',
      'personal',
      ['Person', 'Could read names', 'Because', 'Said by', 'Said at'],
      (evaluation?.readers ?? []).flatMap(({ personId, says, said }) =>
        said.map((one) => [people.of(personId), says, one.because, people.of(one.saidBy), one.saidAt.toISOString()]),
      ),
    ),
    section(
      'individual-scores',
      'What each judge gave alone, with the reason',
      'commercial',
      ['Person', 'Bidder', 'Criterion', 'Score', 'Reason'],
      (evaluation?.individual ?? []).map((one) => [
        people.of(one.personId),
        owner(one.tenderId),
        criterion(one.criterionId),
        one.score,
        one.reason,
      ]),
    ),
    section(
      'moderation',
      'Scores as they were settled, and why they changed',
      'commercial',
      ['Bidder', 'Criterion', 'Median', 'Settled', 'Why it is another', 'Explanation', 'By', 'At'],
      (evaluation?.settled ?? []).map((one) => [
        owner(one.tenderId),
        criterion(one.criterionId),
        one.median === null ? '' : one.median / 100,
        one.score,
        one.because,
        one.explanation,
        people.of(one.moderatedBy),
        one.moderatedAt.toISOString(),
      ]),
    ),
    section(
      'corrections',
      'Scores that were corrected after the lock',
      'commercial',
      ['Bidder', 'Criterion', 'From', 'To', 'Because', 'Prices were open', 'Proposed by', 'Confirmed by'],
      (evaluation?.corrections ?? []).map((one) => [
        owner(one.tenderId),
        criterion(one.criterionId),
        one.fromScore,
        one.toScore,
        one.because,
        one.pricesWereOpen,
        people.of(one.proposedBy),
        people.of(one.confirmedBy),
      ]),
    ),
    section(
      'passed-or-failed',
      'What was passed or failed',
      'commercial',
      ['Bidder', 'Criterion', 'Passes', 'Because', 'By'],
      (evaluation?.passes ?? []).map((one) => [
        owner(one.tenderId),
        criterion(one.criterionId),
        one.passes,
        one.because,
        people.of(one.decidedBy),
      ]),
    ),
    section(
      'looked-into',
      'Exclusion, debarment and low prices: what was asked, answered and decided',
      'commercial',
      ['Bidder', 'What', 'About', 'Ground', 'Found', 'Asked', 'Answer', 'Decision', 'Because', 'By'],
      (evaluation?.matters ?? []).map((one) => [
        owner(one.tenderId),
        one.type,
        one.about,
        one.ground,
        one.found,
        one.asked,
        one.answer,
        one.decision,
        one.because,
        people.of(one.decidedBy),
      ]),
    ),
    section(
      'prices',
      'Prices, typed by one person and confirmed by another',
      'commercial',
      ['Bidder', 'Price in pounds', 'Typed by', 'Confirmed by', 'Confirmed'],
      (evaluation?.prices ?? []).map((one) => [
        owner(one.tenderId),
        (one.pence / 100).toFixed(2),
        people.of(one.enteredBy),
        people.of(one.confirmedBy),
        one.confirmedAt?.toISOString(),
      ]),
    ),
    section(
      'lots-drawn',
      'Ties that were decided by drawing',
      'commercial',
      ['Bidder', 'Place', 'Drawn by', 'Seen by', 'At'],
      (evaluation?.draws ?? []).map((one) => [
        owner(one.tenderId),
        one.place,
        people.of(one.drawnBy),
        people.of(one.witnessBy),
        one.drawnAt.toISOString(),
      ]),
    ),
  ];
}

import {
  milestoneLabels,
  milestones,
  packEntry,
  republishLabels,
  ruleTitle,
  stageLabels,
  toldToAll,
} from '#slices/procurement/index.ts';
import type { PackFacts } from './gather-pack.ts';
import { type Numbers, type Section, section } from './section.ts';

const at = (instant: Date | null): string => instant?.toISOString() ?? '';

/** How it was worked on, as anybody may have it: every version of what bidders were given, and nobody by name. */
export function openWorking({ working }: PackFacts, people: Numbers): Section[] {
  const { timetables, procedures, divisions, lotTerms, amendments, evaluation } = working;
  return [
    section(
      '06-shown',
      'What any supplier was shown or said before, as every bidder reads it',
      null,
      ['Day', 'Where from', 'Words'],
      working.shown.map((one) => [one.on, one.source, packEntry(one).words]),
    ),
    section(
      '14-packs',
      'Versions of the pack that every bidder got',
      null,
      ['Version', 'Kept', 'Entries', 'SHA-256'],
      working.packs.map((one) => [one.version, at(one.madeAt), one.entries.length, one.digest]),
    ),
    section(
      '15-questions',
      'Questions as they were answered to all',
      null,
      ['Answered', 'Question', 'Answer'],
      toldToAll(working.clarifications).map((one) => [at(one.answeredAt), one.question, one.answer]),
    ),
    section(
      '16-amendments',
      'What changed after publication, why, and whether bidders got more time',
      null,
      ['At', 'About', 'What', 'Because', 'Given out again', 'More time', 'Why, or why not', 'New last day'],
      [
        ...amendments.map((one) => [
          at(one.madeAt),
          one.about,
          one.words,
          one.because,
          one.republish.map((what) => republishLabels[what]).join('; '),
          one.extended,
          one.extensionBecause,
          one.tendersBy,
        ]),
        ...(evaluation?.amendments ?? []).map((one) => [
          at(one.amendedAt),
          'criteria',
          `${one.about}: ${JSON.stringify(one.said)} became ${JSON.stringify(one.says)}`,
          one.reason,
          one.republish ? republishLabels['tender-notice'] : '',
          '',
          '',
          '',
        ]),
      ],
    ),
    section(
      '17-timetable',
      'The timetable, every version of it',
      null,
      ['Version', 'Kept', 'Because', 'Date of', 'Day', 'Tenders at', 'Counted by'],
      timetables.flatMap((one) =>
        milestones.flatMap((milestone) =>
          one.dates[milestone]
            ? [
                [
                  one.version,
                  at(one.keptAt),
                  one.because,
                  milestoneLabels[milestone],
                  one.dates[milestone],
                  milestone === 'tendersBy' ? one.tendersAt : '',
                  one.engine,
                ],
              ]
            : [],
        ),
      ),
    ),
    section(
      '18-timetable-rules',
      'Rules of the timetable that were checked against current text, or passed on advice',
      null,
      ['Rule', 'What', 'On', 'Text that was read, or power'],
      [
        ...working.checks.map((one) => [ruleTitle(one.rule), `checked: ${one.found}`, one.on, one.textRead]),
        ...working.advice.map((one) => [ruleTitle(one.rule), 'passed on legal advice', one.advisedOn, one.power]),
      ],
    ),
    section(
      '19-procedure',
      'The procedure stage by stage, every version of it',
      null,
      ['Version', 'Kept', 'Ground', 'Justification', 'Stage', 'From', 'Until', 'Asks', 'Rule', 'Least who go on'],
      procedures.flatMap((one) =>
        one.stages.map((stage) => [
          one.version,
          at(one.keptAt),
          one.ground,
          one.justification,
          stageLabels[stage.kind],
          stage.from,
          stage.until,
          stage.asks,
          stage.rule,
          stage.least,
        ]),
      ),
    ),
    section(
      '20-lots-divided',
      'Why it is divided or not, and how much one bidder may win',
      null,
      ['Version', 'Kept', 'Divided', 'Because', 'Most tendered for', 'Most won', 'By what it is decided'],
      divisions.map((one) => [
        one.version,
        at(one.keptAt),
        one.divided,
        one.because,
        one.mostTendered,
        one.mostWon,
        one.mechanism,
      ]),
    ),
    section(
      '21-lot-terms',
      'For whom each lot is, and what a bidder has to be or have, every version of it',
      null,
      ['Lot', 'Version', 'Kept', 'Reserved', 'Because', 'Conditions'],
      lotTerms.map((one) => [
        one.lotId,
        one.version,
        at(one.keptAt),
        one.terms.reserved,
        one.terms.reservedBecause,
        one.terms.conditions.map(({ words, why }) => `${words} (${why})`).join('; '),
      ]),
    ),
    section(
      '22-notices',
      'Notices with the central platform’s number and time, and the hash of what each said',
      null,
      ['Notice', 'Version', 'Handed over', 'Number', 'On the platform', 'Process', 'Because', 'SHA-256', 'Withheld'],
      working.notices.map((one) => [
        one.code,
        one.number,
        at(one.handedOverAt),
        one.platformNumber,
        at(one.platformAt),
        one.ocid,
        one.because,
        one.hash,
        one.redactions.length,
      ]),
    ),
    section(
      '23-documents',
      'Documents in every issue, with their hashes',
      null,
      ['Issue', 'Issued', 'Because', 'SHA-256 of the issue', 'Document', 'SHA-256'],
      working.issues.flatMap((one) =>
        one.documents.map(({ title, sha256 }) => [one.number, at(one.issuedAt), one.because, one.hash, title, sha256]),
      ),
    ),
    section(
      '24-conflicts-assessments',
      'Versions of the conflicts assessment, by number of person',
      null,
      ['Version', 'Confirmed', 'For', 'Person', 'State', 'May take part'],
      working.assessments.flatMap((one) =>
        one.rows.map((row) => [
          one.version,
          at(one.confirmedAt),
          one.confirmedFor,
          people.of(row.personId ?? row.influenceId),
          row.state ?? 'has not declared',
          row.may,
        ]),
      ),
    ),
    section(
      '25-judges',
      'Who judged what, by number of person, and when each locked',
      null,
      ['Person', 'Named', 'Criteria', 'Ended', 'Locked', 'Could read names that were hidden from judges'],
      (evaluation?.judges ?? []).map((one) => [
        people.of(one.personId),
        at(one.addedAt),
        one.criterionIds.map((id) => evaluation!.criteria.find((found) => found.id === id)?.name ?? '').join('; '),
        at(one.endedAt),
        evaluation!.locks
          .filter(({ personId }) => personId === one.personId)
          .map(({ lockedAt }) => at(lockedAt))
          .join('; '),
        evaluation!.readers.find(({ personId }) => personId === one.personId)?.says ?? '',
      ]),
    ),
  ];
}

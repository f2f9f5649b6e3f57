import { readFileSync } from 'node:fs';
import { calendarVersion, sayDay } from '#engines/calendar/index.ts';
import {
  askThrough,
  deadlineAt,
  factsOf,
  milestoneLabels,
  outOfOrder,
  processLabels,
  questions,
  type RegimeAnswer,
  type Routed,
  type Step,
  standsLabels,
  type Timetable,
  workOut,
} from '#slices/procurement/index.ts';
import { type Call, type Command, exitCodes, usage } from './command.ts';
import { type Questions, readQuestions } from './read-questions.ts';

/** What a file lacks or contradicts, before anything is counted. */
function faultsIn({ dates, tendersAt }: Questions, timetable: Timetable): string[] {
  const order = outOfOrder(dates);
  const tendersBy = timetable.dates.find(({ milestone }) => milestone === 'tendersBy')?.on;
  const deadline = deadlineAt(tendersBy, tendersAt);
  return [
    ...(order
      ? [`dates.${order[0]}: ${milestoneLabels[order[0]]} cannot come before: ${milestoneLabels[order[1]]}`]
      : []),
    ...(deadline && 'wrong' in deadline ? [`tendersAt: ${deadline.wrong}`] : []),
  ];
}

function unanswered(routed: Exclude<Routed, RegimeAnswer>): { text: string; data: object } {
  if (routed.kind === 'refused')
    return {
      text: `${routed.says} ${routed.next}`,
      data: { refused: { name: routed.name, says: routed.says, next: routed.next } },
    };
  const name = routed.question === 'valuePence' ? 'value' : routed.question;
  const asks =
    routed.question === 'valuePence' ? 'What is it worth at most, in pounds?' : questions[routed.question].asks;
  const choices = routed.question === 'valuePence' ? null : questions[routed.question].choices;
  const options = choices ? Object.entries(choices).map(([value, text]) => `  ${value}: ${text}`) : [];
  return {
    text: [`Not answered yet: ${name}. ${asks}`, ...options].join('\n'),
    data: { asks: { question: name, asks, choices } },
  };
}

const limit = (step: Step): string =>
  step.notBefore
    ? `not before ${sayDay(step.notBefore)}`
    : step.notAfter
      ? `not after ${sayDay(step.notAfter)}`
      : standsLabels[step.stands].toLowerCase();

function stepInWords(step: Step): string[] {
  const waits = step.waitsFor.length > 0 ? [`    Waits for: ${step.waitsFor.join('; ')}`] : [];
  return [
    `  ${step.title}: ${limit(step)}`,
    ...(step.yours ? [`    Yours: ${sayDay(step.yours)}. ${standsLabels[step.stands]}.`] : []),
    ...(step.counted ? [`    ${[step.counted, ...step.notes].join(' ')}`] : []),
    ...waits,
    `    ${step.reference}. ${step.checked ? `Checked by ${step.checked.by} on ${step.checked.on}.` : 'Check this: nobody has.'}`,
    ...(step.advice
      ? [
          `    Legal advice of ${step.advice.adviser}, ${step.advice.advisedOn}, under ${step.advice.power}: ${step.advice.words}`,
        ]
      : []),
  ];
}

function inWords(answer: RegimeAnswer, timetable: Timetable): string {
  return [
    `${answer.title}. ${processLabels[answer.process]}.`,
    answer.means,
    ...answer.rests.map(({ law, says }) => `  ${law}: ${says}`),
    ...answer.checks.map((check) => `  Check this: ${check}`),
    ...(timetable.dates.length > 0 ? ['', 'Dates'] : []),
    ...timetable.dates.map(
      ({ label, on, workedOut }) =>
        `  ${label}: ${on ? sayDay(on) : 'no date yet'}${workedOut ? ' (the earliest that the law allows)' : ''}`,
    ),
    ...(timetable.steps.length > 0 ? ['', 'What the law says of them'] : []),
    ...timetable.steps.flatMap(stepInWords),
    '',
    `${calendarVersion}. This is no legal advice.`,
  ].join('\n');
}

function run({ args, say }: Call): number {
  const { questions: asked, problems } = readQuestions(readFileSync(args[0] ?? usage('Name the file of questions.')));
  if (!asked) {
    say(problems.join('\n'), { problems });
    return exitCodes.failed;
  }
  const { answers, routed } = askThrough(asked.answers);
  if (routed.kind !== 'answer') {
    const { text, data } = unanswered(routed);
    say(text, data);
    return exitCodes.failed;
  }
  const timetable = workOut(factsOf(answers, routed, asked.told), asked.dates, asked.recorded);
  const faults = faultsIn(asked, timetable);
  if (faults.length > 0) {
    say(faults.join('\n'), { problems: faults });
    return exitCodes.failed;
  }
  const breaks = (stands: Step['stands']) =>
    timetable.steps.filter((step) => step.stands === stands).map(({ rule }) => rule);
  const [refused, warned] = [breaks('refused'), breaks('warned')];
  say(inWords(routed, timetable), { engine: calendarVersion, answers, regime: routed, ...timetable, refused, warned });
  return refused.length + warned.length > 0 ? exitCodes.faultsFound : exitCodes.done;
}

/** Pure: it needs no database and runs beside a server. */
export const timetable: Command = {
  name: 'timetable',
  summary:
    'Says which procurement law applies and works out every date with its legal reference, from a file of answers and dates. Needs no database. Exit code 1 where the file cannot be read or no law is answered, 4 where a date breaks a rule.',
  usage: '<questions.json> [--json]',
  run: async (call) => run(call),
};

import { addDays, type Day } from '#engines/calendar/index.ts';
import { writeCsv } from '#platform/export/index.ts';
import type { Timetable } from './timetable.ts';

export const standsLabels = {
  keeps: 'Keeps to it',
  refused: 'Breaks a rule that was checked',
  warned: 'Breaks it, and nobody has checked the rule: check this',
  advised: 'Breaks it, on legal advice',
  'to-come': 'No date given yet',
  waits: 'Waits for a date',
  says: 'No day is set',
} as const;

const columns = [
  'What',
  'Your date',
  'Worked out',
  'Not before',
  'Not after',
  'How it is counted',
  'Law',
  'Checked',
  'Stands',
];

/** A line a date and a line a rule, for a spreadsheet. */
export function timetableCsv({ dates, steps }: Timetable): string {
  return writeCsv(columns, [
    ...dates.map((one) => ({ What: one.label, 'Your date': one.on, 'Worked out': one.workedOut ? 'yes' : '' })),
    ...steps.map((step) => ({
      What: step.title,
      'Your date': step.yours,
      'Not before': step.notBefore,
      'Not after': step.notAfter,
      'How it is counted': [step.counted, ...step.notes].join(' '),
      Law: step.reference,
      Checked: step.checked ? `${step.checked.by}, ${step.checked.on}` : 'Check this',
      Stands: standsLabels[step.stands],
    })),
  ]);
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');

/** Lines of a calendar file are folded at 75 octets (RFC 5545 section 3.1), and no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** All dates and last days as whole days of a calendar (RFC 5545). `stamp` is when it was made. */
export function timetableCalendar(id: string, title: string, { dates, steps }: Timetable, stamp: Date): string {
  const at = `${stamp.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const event = (name: string, on: Day, says: string, more: string): string[] => [
    'BEGIN:VEVENT',
    `UID:${id}-${name}@commonweal`,
    `DTSTAMP:${at}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(on, 1).replaceAll('-', '')}`,
    `SUMMARY:${escaped(`${title}: ${says}`)}`,
    `DESCRIPTION:${escaped(more)}`,
    'END:VEVENT',
  ];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Commonweal//Timetable//EN',
    ...dates.flatMap(({ milestone, label, on, workedOut }) =>
      on
        ? event(
            milestone,
            on,
            label,
            workedOut ? 'The earliest that the law allows; nobody has set it.' : 'Set by those who buy.',
          )
        : [],
    ),
    ...steps.flatMap((step) =>
      step.notAfter
        ? event(step.rule, step.notAfter, `last day for: ${step.title}`, `${step.counted} ${step.reference}`)
        : [],
    ),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

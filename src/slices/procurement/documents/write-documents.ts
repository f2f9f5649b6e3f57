import { type Block, heading, paragraph } from '#platform/documents/index.ts';
import { type DocumentName, documentNames, documentTitles, type Told, type Written } from './told.ts';
import { writeCriteria } from './write-criteria.ts';
import {
  writeAsking,
  writeConditions,
  writeInvitation,
  writePriceSchedule,
  writeTimetable,
} from './write-invitation.ts';
import { writeStaffTransfer, writeTerms } from './write-terms.ts';

function writeSpecification({ specifications }: Told): Block[] {
  if (specifications.length === 0)
    return [
      paragraph(
        'No specification that arranges what the lots buy has been issued yet. Issue one, and it is here word by word.',
      ),
    ];
  return specifications.flatMap(({ title, blocks }) => [heading(1, title), ...blocks]);
}

const writers: Record<DocumentName, (told: Told) => Block[]> = {
  invitation: writeInvitation,
  specification: writeSpecification,
  criteria: writeCriteria,
  'price-schedule': writePriceSchedule,
  terms: writeTerms,
  conditions: writeConditions,
  'staff-transfer': writeStaffTransfer,
  timetable: writeTimetable,
  asking: writeAsking,
};

/** Every document of a procurement, from the thread as it is. */
export const writeDocuments = (told: Told): Written[] =>
  documentNames.map((name) => ({ name, title: documentTitles[name], blocks: writers[name](told) }));

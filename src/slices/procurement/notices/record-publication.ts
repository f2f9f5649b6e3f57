import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { releaseFrom } from '#standards/notices/index.ts';
import { noteDetails } from '../award/record-contract.ts';
import { issueIfNone } from '../documents/issue-documents.ts';
import { lockProcurement, momentsSet } from '../order/moment-store.ts';
import { rowOf } from '../order/order.ts';
import { recordMoment } from '../order/record-moment.ts';
import type { Procurement } from '../procurement.ts';
import { deadlineAt } from '../timetable/timetable-input.ts';
import { momentOf, repeats } from './notice-list.ts';
import { type NoticeVersion, numberIsTaken, publishRelease, recordOnPlatform, versionsOf } from './notice-store.ts';

export const publicationInput = z.strictObject({
  platformNumber: field.text('Enter the number that the central platform gave the notice', 60),
  appearedOn: field.dateOn('Enter the day on which it appeared there'),
  appearedAt: field.text('Enter the time at which it appeared there', 5),
  platformOcid: field.optionalText(80),
  advice: field.optionalText(1_000),
});

export type Published = Readonly<{
  version: NoticeVersion;
  /** What should have come before by law, in words, where nobody has checked the rule. */
  warned: readonly string[];
  /** Why there is no release as open data. */
  noRelease: string | null;
}>;

/** Every notice of one procurement has one identifier: the platform’s, once it gave one. */
function ocidFor(given: string | null, versions: readonly NoticeVersion[], own: string): string {
  const before = versions.find(({ ocid, platformNumber }) => ocid && platformNumber)?.ocid ?? null;
  if (given && !/^ocds-[a-z0-9]{6}-\S{1,60}$/.test(given))
    slip('platformOcid', 'Enter it as the platform shows it, for example ocds-h6vhtk-0593dd');
  if (given && before && given !== before)
    slip('platformOcid', `Its earlier notices have ${before}. All notices of a procurement share one identifier`);
  return given ?? before ?? own;
}

/**
 * Records that the central platform shows a notice, with its number and time there. Only now it is published here; the step of the procurement
 * happens at that time, and clocks run from it.
 */
export async function recordPublication(
  act: Act,
  procurement: Procurement,
  code: string,
  input: z.infer<typeof publicationInput>,
  ocidPrefix: string,
): Promise<Published> {
  const { id, caseId } = procurement;
  await lockProcurement(act.tx, id);
  const versions = await versionsOf(act.tx, [id]);
  const version = versions.filter((one) => one.code === code).at(-1) ?? refuse('wrong-state');
  if (version.platformNumber) refuse('sent-already');
  const at = instantOf(act, input.appearedOn, input.appearedAt);
  if (await numberIsTaken(act.tx, input.platformNumber))
    slip('platformNumber', 'Another notice has this number. Check it');
  const ocid = ocidFor(input.platformOcid, versions, `${ocidPrefix}-${id}`);
  const by = act.who.personId ?? refuse('not-allowed');
  const { platformNumber } = input;
  if (!(await recordOnPlatform(act.tx, { id: version.id, platformNumber, platformAt: at, ocid, by, at: act.now })))
    refuse('sent-already');
  const warned = await step(act, procurement, code, input, at);
  const facts = { ...version.facts, ocid, noticeId: platformNumber, publishedAt: at.toISOString() };
  const again = !repeats(code) && versions.some((one) => one.code === code && one.platformNumber);
  const { release, ...why } = releaseFrom(code, facts, version.redactions, again);
  if (release)
    await publishRelease(act.tx, {
      id: act.newId(),
      versionId: version.id,
      procurementId: id,
      ocid,
      release,
      at: act.now,
    });
  act.record({
    action: 'notice.published',
    on: { kind: 'procurement', id },
    caseId,
    fields: [code, platformNumber],
    content: version.hash,
  });
  return { version, warned, noRelease: 'why' in why ? why.why : null };
}

function instantOf(act: Act, on: string, time: string): Date {
  const found = deadlineAt(on, time);
  if (!found || 'wrong' in found)
    return slip('appearedAt', found ? found.wrong : 'Enter a time of day, for example 12:00');
  if (found.at > act.now) slip('appearedOn', 'Enter a time that is not after now');
  return found.at;
}

/** The step that the notice is, unless it happened already: a later version changes no clock. */
async function step(
  act: Act,
  procurement: Procurement,
  code: string,
  input: z.infer<typeof publicationInput>,
  at: Date,
): Promise<string[]> {
  const moment = momentOf(code);
  if (!moment || !rowOf(moment, procurement.regime, procurement.route)) return [];
  if ((await momentsSet(act.tx, procurement.id)).has(moment)) return [];
  // Bidders get the documents as they stood when it was published.
  if (['tender-notice', 'suitable-provider-notice'].includes(moment)) await issueIfNone(act, procurement);
  if (moment === 'details-notice') await noteDetails(act, procurement, londonDate(at), input.platformNumber);
  return recordMoment(act, procurement, {
    moment,
    happenedOn: londonDate(at),
    happenedAt: at,
    reference: input.platformNumber,
    advice: input.advice,
  });
}

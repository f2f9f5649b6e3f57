import type { z } from 'zod';
import { filesOf } from '#platform/files/files.ts';
import { pictureType } from '#platform/files/picture-type.ts';
import { Slip, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import {
  type Doing,
  download,
  page,
  type Reply,
  redirect,
  type UploadedFile,
  type Visit,
} from '#platform/http/route.ts';
import { personNames } from '#slices/people/index.ts';
import { speaksFor } from './access.ts';
import { pathOf } from './acting-pages.ts';
import { decideRatification, type decideRatificationInput } from './decide-ratification.ts';
import type { Outcome } from './outcome.ts';
import { agreements, stepOf } from './ownership.ts';
import { correctableLabels } from './ratification/correction.ts';
import { correctionsOf } from './ratification/correction-store.ts';
import { secretaryOf } from './ratification/secretary-store.ts';
import { agreementLabels, type Ratification } from './ratification.ts';
import { ratificationOn } from './ratification-store.ts';
import { type ratificationInput, recordRatification } from './record-ratification.ts';

export async function showMeetingForm({ object, who, query, returned }: Visit<Outcome>): Promise<Reply> {
  const own = speaksFor(who, object);
  const wanted = String(returned?.values.body ?? query.body ?? own[0] ?? '');
  const part = object.parts.find((one) => one.bodyId === wanted && own.includes(one.bodyId));
  if (!part) refuse('not-for-this-body');
  return page('outcomes/meeting-form.njk', `What ${part.body} agreed`, {
    outcome: object,
    part,
    agreed: agreements
      .filter((value) => stepOf(part.state, value, 'body') !== null)
      .map((value) => ({ value, text: agreementLabels[value] })),
  });
}

export async function keepMeeting(doing: Doing<Outcome, z.infer<typeof ratificationInput>>): Promise<Reply> {
  const { act, object, body, files, services } = doing;
  const { body: bodyId, alternative, objections, ...meeting } = body;
  const picture = files.find((file) => file.field === 'picture');
  if (picture) checkPicture(picture, alternative);
  const id = await recordRatification(act, {
    ...meeting,
    outcomeId: object.id,
    bodyId,
    objections: (objections ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  });
  if (picture)
    await services.files.keepPicture(act, { kind: 'ratification', id }, object.caseId, picture, alternative!);
  return redirect(
    `${pathOf(object)}/ratifications/${id}`,
    'It is recorded. It counts once another member has confirmed it.',
  );
}

function checkPicture(picture: UploadedFile, alternative: string | null): void {
  if (!pictureType(picture.bytes)) slip('picture', 'The photograph must be a JPEG, PNG or WebP picture');
  if (!alternative) throw new Slip({ alternative: 'Say what the photograph shows, for people who cannot see it' });
}

export async function showMeeting({ tx, object, who, params, may }: Visit<Outcome>): Promise<Reply> {
  const meeting = await ratificationOn(tx, object.id, params.ratificationId!);
  const part = object.parts.find((one) => one.bodyId === meeting.bodyId)!;
  const names = await personNames(tx, [meeting.recordedBy, meeting.decidedBy]);
  const speaks = !object.caseClosed && speaksFor(who, object).includes(meeting.bodyId) && meeting.state === 'recorded';
  // Who signed it off is the body's own affair; everybody else sees that two of its members did.
  const inBody = who.bodyIds.includes(meeting.bodyId);
  return page('outcomes/meeting.njk', `What ${part.body} agreed`, {
    outcome: object,
    part,
    meeting: {
      ...meeting,
      label: agreementLabels[meeting.agreed],
      recorder: inBody ? names.get(meeting.recordedBy) : null,
    },
    corrections: await correctionsOf(tx, meeting.id),
    labels: correctableLabels,
    mayCorrect:
      meeting.ballotId === null &&
      meeting.state !== 'refused' &&
      may.includes('speak') &&
      (await secretaryOf(tx, object.caseId, meeting.bodyId))?.confirmedId === who.personId,
    pictures: await filesOf(tx, { kind: 'ratification', id: meeting.id }),
    canConfirm: speaks && meeting.recordedBy !== who.personId,
    canRefuse: speaks,
  });
}

export async function decideMeeting({
  act,
  object,
  body,
  params,
}: Doing<Outcome, z.infer<typeof decideRatificationInput>>): Promise<Reply> {
  await decideRatification(act, { outcomeId: object.id, ratificationId: params.ratificationId!, does: body.does });
  return redirect(
    pathOf(object),
    body.does === 'confirm' ? 'It is signed off, and it counts from now on.' : 'It does not count. The record is kept.',
  );
}

export async function showSheet({ tx, object, params, services }: Visit<Outcome>): Promise<Reply> {
  const meeting: Ratification = await ratificationOn(tx, object.id, params.ratificationId!);
  const file = (await filesOf(tx, { kind: 'ratification', id: meeting.id })).find((one) => one.id === params.fileId);
  return file ? download(file.name, file.type, services.files.read(file.id)) : refuse('not-found');
}

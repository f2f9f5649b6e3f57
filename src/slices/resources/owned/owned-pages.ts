import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { CommunityBody } from '#slices/people/index.ts';
import { speaksForOwner } from '../access.ts';
import { consentLabels, countsAsCapacity, type Resource, resourceTypeLabels } from '../resource.ts';
import { resourcesOfBody } from '../resource-store.ts';
import { remark, type remarkInput } from '../staleness/confirm-resource.ts';
import { giveBack, type giveBackInput, handOver, type handOverInput } from './hand-over.ts';

/** Everything that a community owns, on whatever case, for members who wear no hat. */
export async function listOwned({ tx, object }: Visit<CommunityBody>): Promise<Reply> {
  return page('resources/of-body.njk', `What ${object.name} owns and gives`, {
    body: object,
    resources: (await resourcesOfBody(tx, object.id)).map((one) => ({
      ...one,
      path: pathOf(one),
      label: resourceTypeLabels[one.type],
      consentLabel: consentLabels[one.consent],
      capacity: countsAsCapacity(one),
    })),
  });
}

const pathOf = ({ caseId, id }: Resource): string => `/cases/${caseId}/resources/${id}`;

export async function keepHandedOver(doing: Doing<Resource, z.infer<typeof handOverInput>>): Promise<Reply> {
  const { body, theirOwn } = await handOver(doing.act, doing.object, doing.body);
  return redirect(
    pathOf(doing.object),
    theirOwn
      ? `It is ${body}’s own now.`
      : `It is ${body}’s own now, and its members are asked. Nothing of it is counted on until they agree.`,
  );
}

export async function keepGivenBack(doing: Doing<Resource, z.infer<typeof giveBackInput>>): Promise<Reply> {
  await giveBack(doing.act, doing.object, doing.body.version);
  const { caseId, bodyId, name } = doing.object;
  const back = speaksForOwner(doing.who, doing.object) ? `/bodies/${bodyId}/resources` : `/cases/${caseId}/resources`;
  return redirect(back, `${name} is no longer a community’s own.`);
}

export async function keepRemark(doing: Doing<Resource, z.infer<typeof remarkInput>>): Promise<Reply> {
  await remark(doing.act, doing.object, doing.who.name!, doing.body.words);
  return redirect(pathOf(doing.object), 'It is kept beside what the ledger says.');
}

import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads } from '#platform/links/index.ts';
import { strengthChoices } from '../causes/cause.ts';
import { sayFlagged } from '../causes/cause-pages.ts';
import { nearby } from '../nearby.ts';
import { type CausalLink, directionChoices, knownBy, linkTitle } from './causal-link.ts';
import { changeCausalLink, type changeCausalLinkInput } from './change-causal-link.ts';
import { readView } from './look.ts';
import { mapPath } from './map-pages.ts';
import { nameSource, type nameSourceInput, withdrawSource, type withdrawSourceInput } from './name-source.ts';
import { putCausalLinkBack, removeCausalLink } from './remove-causal-link.ts';
import type { standInput } from './remove-variable.ts';
import { isSupported } from './source.ts';
import { readingsOf } from './variable-pages.ts';

export async function showLink(visit: Visit<CausalLink>): Promise<Reply> {
  const { tx, services, who, object: link } = visit;
  const ref = { kind: 'causalLink', id: link.id };
  const { above, below } = await nearby(tx, services.kinds, who, ref);
  return page('system/map/link.njk', linkTitle(link), {
    link,
    known: knownBy(link),
    supported: isSupported(link.sources),
    ties: [...above, ...below].filter((one) => one.ref.kind !== 'variable'),
    ...(await readingsOf(visit)),
    flags: (await beads(tx, services.kinds, who, [ref], null))[0]?.flags ?? [],
    directions: directionChoices,
    strengths: strengthChoices,
  });
}

const pathOf = (link: CausalLink): string => `/cases/${link.caseId}/causal-links/${link.id}`;

export async function keepLinkChange({
  act,
  object,
  body,
}: Doing<CausalLink, z.infer<typeof changeCausalLinkInput>>): Promise<Reply> {
  const flagged = await changeCausalLink(act, object, body);
  return redirect(pathOf(object), flagged > 0 ? `The link is changed. ${sayFlagged(flagged)}` : 'The link is changed.');
}

export async function keepSource({
  act,
  object,
  body,
}: Doing<CausalLink, z.infer<typeof nameSourceInput>>): Promise<Reply> {
  await nameSource(act, object, body);
  return redirect(pathOf(object), 'It is kept who says so.');
}

export async function takeSourceBack({
  act,
  object,
  body,
}: Doing<CausalLink, z.infer<typeof withdrawSourceInput>>): Promise<Reply> {
  await withdrawSource(act, object, body.source);
  return redirect(pathOf(object), 'It is taken off.');
}

export async function takeLinkOff({
  act,
  object,
  body,
}: Doing<CausalLink, z.infer<typeof standInput>>): Promise<Reply> {
  const flagged = await removeCausalLink(act, object, body.version);
  const says = 'The link is off the map. You can put it back.';
  return redirect(mapPath(object.caseId, readView(body.view)), flagged > 0 ? `${says} ${sayFlagged(flagged)}` : says);
}

export async function putLinkBack({
  act,
  object,
  body,
}: Doing<CausalLink, z.infer<typeof standInput>>): Promise<Reply> {
  await putCausalLinkBack(act, object, body.version);
  return redirect(mapPath(object.caseId, readView(body.view)), 'The link is on the map again.');
}

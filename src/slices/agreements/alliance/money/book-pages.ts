import type { z } from 'zod';
import { whole } from '#engines/sharing/index.ts';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { pounds } from '#platform/say.ts';
import { voiceFor } from '../../access.ts';
import type { Agreement } from '../../agreement.ts';
import { changeGrounds } from '../../change-grounds.ts';
import { membersOf } from '../alliance.ts';
import { logOf, pathOfAlliance } from '../alliance-view.ts';
import { agreeShares, type sharesInput } from './agree-shares.ts';
import { examplesOf } from './book.ts';
import { gatherBook } from './gather-book.ts';
import { type costsInput, keepCosts } from './keep-costs.ts';
import { sayAmount } from './move.ts';
import { movesOf } from './move-store.ts';

const here = (agreement: Pick<Agreement, 'caseId' | 'id'>): string => `${pathOfAlliance(agreement)}/money`;
const percentOf = (share: number): number => (share * 100) / whole;

export async function showBook({ tx, who, object, now }: Visit<Agreement>): Promise<Reply> {
  if (object.type !== 'alliance') refuse('not-found');
  const book = await gatherBook(tx, object);
  const { members, costs, shares, terms, shared } = book;
  const nameOf = (id: string) => object.parties.find((party) => party.id === id)?.name ?? '';
  const log = await logOf(tx, object, londonDate(now));
  const parts = (from: typeof shared) =>
    Object.entries({ ...from.members, ...from.owners }).map(([id, pence]) => ({ name: nameOf(id), pence }));
  return page('agreements/alliance/money.njk', `${object.title}: money together`, {
    agreement: object,
    path: pathOfAlliance(object),
    here: here(object),
    members: members.map(({ party, ...one }) => ({
      ...one,
      name: party.name,
      lines: costs.filter(({ partyId }) => partyId === party.id),
      writes:
        voiceFor(who, party) === 'own' ||
        (voiceFor(who, party) === 'recorded' && !costs.some(({ partyId, own }) => partyId === party.id && own)),
      id: party.id,
      typed: costs
        .filter(({ partyId }) => partyId === party.id)
        .map(({ line, targetPence, actualPence }) => `${line}; ${pounds(targetPence)}; ${pounds(actualPence)}`)
        .join('\n'),
    })),
    kept: costs.length > 0,
    opened: members.some(({ party, targetPence }) => party.role !== 'commissioner' && targetPence > 0),
    shared,
    parts: parts(shared),
    examples: examplesOf(members, shares, terms).map((one) => ({ ...one, parts: parts(one.shared) })),
    terms,
    percent: {
      gain: percentOf(terms.gainShare),
      pain: percentOf(terms.painShare),
      modifier: percentOf(terms.modifier),
    },
    shares: shares.map((one) => ({ ...one, name: nameOf(one.partyId) })),
    typedShares: shares
      .map((one) =>
        [nameOf(one.partyId), one.weight, pounds(one.gainCapPence), pounds(one.painCapPence)]
          .join('; ')
          .replace(/(; )+$/, ''),
      )
      .join('\n'),
    sharing: membersOf(object.parties).filter(({ role }) => role !== 'commissioner'),
    moves: (await movesOf(tx, object.id)).map((one) => ({
      what: sayAmount(one),
      from: nameOf(one.from),
      to: nameOf(one.to),
      decision: log.find(({ id }) => id === one.decisionId)!,
    })),
    agreedChoices: log
      .filter(({ made, matter }) => made && matter.decided === 'unanimous')
      .map(({ id, proposal }) => ({ value: id, text: proposal })),
    groundChoices: changeGrounds,
  });
}

export async function keepBookShares({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof sharesInput>>): Promise<Reply> {
  await agreeShares(act, object.id, body);
  return redirect(here(object), 'How it is shared is kept.');
}

export async function keepBookCosts({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof costsInput>>): Promise<Reply> {
  await keepCosts(act, object.id, body);
  return redirect(here(object), 'The open book is kept.');
}

import type { Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import { londonDate } from '#platform/say.ts';
import { hatsEverywhere } from '#slices/cases/index.ts';
import { agreementAccess, voiceFor } from '../access.ts';
import { alliancesInForce } from '../agreement-store.ts';
import { decidersOf, isOpen } from './alliance.ts';
import { logOf } from './alliance-view.ts';
import { charterInEffect } from './charter/charter-store.ts';
import { partiesBy } from './hold-alliance.ts';

export type AllianceWaits = Readonly<{ caseId: string; text: string; hint: string; href: string; kind: string }>;

/** What the alliances of these cases wait for from this person: a word of their own organisation, or a step of the ladder whose day has come. */
export async function alliancesWaiting(
  tx: Tx,
  asks: Who,
  caseIds: readonly string[],
  today: string,
): Promise<AllianceWaits[]> {
  const alliances = await alliancesInForce(tx, caseIds);
  if (alliances.length === 0 || !asks.personId) return [];
  const worn = await hatsEverywhere(tx, asks.personId);
  const waiting: AllianceWaits[] = [];
  for (const agreement of alliances) {
    const { caseId } = agreement;
    const who = { ...asks, hats: worn.get(caseId) ?? [] };
    if (!agreementAccess(who, agreement).includes('decide')) continue;
    const parties = partiesBy(agreement, await charterInEffect(tx, agreement.id));
    for (const one of (await logOf(tx, agreement, today)).filter(isOpen)) {
      const silent = decidersOf(one.matter.decided, parties).find(
        (party) => voiceFor(who, party) === 'own' && !one.votes.some(({ partyId }) => partyId === party.id),
      );
      const hint = one.late
        ? `the ladder’s next step was to be taken by ${londonDate(one.dueOn)}`
        : silent && `${silent.name} has not said what it thinks`;
      if (hint) waiting.push({ caseId, text: one.proposal, hint, href: one.path, kind: 'To decide together' });
    }
  }
  return waiting;
}

import type { Build, ReleaseShape } from '../notice.ts';
import { award, bids, healthAward, selected } from './award-part.ts';
import { awardOfContract, contract, healthContract, payerOf } from './contract-part.ts';
import { parties, type Roles } from './parties.ts';
import { identity, lotsTold, matter, procedure, regime } from './tender-basics.ts';
import {
  abandoned,
  awardExpected,
  cancelled,
  competition,
  directly,
  engagement,
  market,
  marketTerms,
  offers,
  plan,
  planning,
  worth,
} from './tender-part.ts';

const shape = (tags: readonly string[], seen: boolean, ...build: readonly Build[]): ReleaseShape => ({
  tags,
  seen,
  build,
});

const awarded: Roles = ({ award: one }, large) => [
  [one?.suppliers ?? [], 'supplier'],
  [large ? (one?.unsuccessful ?? []) : [], 'tenderer'],
];
const contracted: Roles = ({ contract: one }) => [[one?.suppliers ?? [], 'supplier']];
const changed: Roles = (facts, large) => [
  ...contracted(facts, large),
  [facts.change?.added ?? [], 'supplier'],
  [facts.change?.removed ?? [], 'removedSupplier'],
];
const failing: Roles = (facts, large) => [...contracted(facts, large), [facts.failure?.suppliers ?? [], 'supplier']];
const paid: Roles = (facts, large) => [
  ...contracted(facts, large),
  [facts.payments.map(({ payee }) => payee), 'payee'],
  [facts.payments.length > 0 ? [payerOf(facts)].flatMap((one) => one?.id ?? []) : [], 'payer'],
];
const members: Roles = ({ market: one }) => [[one?.members ?? [], 'tenderer']];
const comeAndGone: Roles = ({ market: one }) => [
  [one?.admitted ?? [], 'tenderer'],
  [one?.removed ?? [], 'removedSupplier'],
];

const [whole, byLot, service] = [matter('whole'), matter('by-lot'), matter('service')];
const health = (status: string): readonly Build[] => [identity(status, 'health'), service];

/** What each notice’s release is made of. Tags that the brief marks as inferred are not `seen`. */
export const shapes = {
  pipeline: shape(['planning'], true, parties(), identity('planned'), whole, plan),
  engagement: shape(['planning'], true, parties(), identity('planning'), whole, engagement),
  planned: shape(['planning'], true, parties(), identity('planned'), whole, procedure, plan, awardExpected),
  tender: shape(['tender'], true, parties(), identity('active'), byLot, regime, procedure, competition, planning),
  transparency: shape(
    ['award'],
    false,
    ...[parties(awarded), identity('active'), byLot, regime, procedure, lotsTold('names'), worth, directly, selected],
  ),
  procurementEnded: shape(['tenderCancellation'], false, parties(), identity('cancelled'), cancelled),
  award: shape(
    ['award'],
    true,
    ...[parties(awarded), identity('active'), byLot, regime, procedure, lotsTold('all'), directly, award, bids],
  ),
  contract: shape(
    ['award', 'contract'],
    true,
    ...[parties(contracted), identity('complete'), byLot, regime, procedure, lotsTold('all'), directly],
    ...[awardOfContract, contract('details')],
  ),
  payments: shape(['implementation'], false, parties(paid), awardOfContract, contract('payments')),
  performance: shape(['implementation'], false, parties(failing), awardOfContract, contract('ratings')),
  change: shape(['contractUpdate'], false, parties(changed), awardOfContract, contract('change')),
  contractEnded: shape(['contractTermination'], false, parties(failing), awardOfContract, contract('ending')),
  marketIntended: shape(['tender'], false, parties(), market('planned'), marketTerms),
  marketEstablished: shape(['tender'], false, parties(members), market('active')),
  marketModified: shape(['tenderUpdate'], false, parties(comeAndGone), market('active')),
  marketCeased: shape(['tenderUpdate'], false, parties(), market('complete')),
  healthAward: shape(['award'], false, parties(awarded), ...health('complete'), healthAward('awarded')),
  healthIntention: shape(['award'], false, parties(awarded), ...health('active'), healthAward('intended')),
  healthPlanned: shape(['planning'], false, parties(), ...health('planned')),
  healthTender: shape(['tender'], false, parties(), ...health('active'), offers),
  healthChange: shape(['contractAmendment'], false, parties(), ...health('complete'), healthContract),
  healthAbandoned: shape(['tenderCancellation'], false, parties(), ...health('cancelled'), abandoned),
} as const;

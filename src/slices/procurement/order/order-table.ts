import type { Checked } from '../gate-table.ts';
import type { Regime, Route } from '../procurement.ts';

export const moments = [
  'conflicts-assessed',
  'engagement-notice',
  'planned-notice',
  'tender-notice',
  'transparency-notice',
  'suitable-provider-notice',
  'invited',
  'opened',
  'quality-locked',
  'price-opened',
  'scored',
  'summaries-sent',
  'intention-notice',
  'award-notice',
  'standstill-over',
  'signed',
  'details-notice',
  'contract-copy',
  'ended',
  'stopped',
] as const;
export type Moment = (typeof moments)[number];

/**
 * One thing that has to have happened first. Law refuses only where somebody checked it against current text; what this house holds for itself,
 * so that nobody can look at a price too early, is always refused.
 */
export type After = Readonly<{
  moment: Moment;
  weight: 'law' | 'house';
  reference: string;
  checked: Checked | null;
  /** Asked for only where this has happened. */
  where?: Moment;
}>;

export type OrderRow = Readonly<{
  moment: Moment;
  title: string;
  regimes: readonly Regime[];
  routes: readonly Route[];
  /** Recorded by whoever did it; the others come of opening, locking and scoring here. */
  byHand: boolean;
  after: readonly After[];
  /** Too late once one of these has happened. */
  notAfter: readonly Moment[];
}>;

const act: readonly Regime[] = ['light-touch', 'ordinary'];
const underAct: readonly Regime[] = [...act, 'below-threshold'];
const everywhere: readonly Regime[] = [...underAct, 'provider-selection'];
const competed: readonly Route[] = ['open', 'competitive-flexible'];
const withTenders: readonly Route[] = [...competed, 'call-off'];
const everyRoute: readonly Route[] = [...withTenders, 'most-suitable-provider', 'direct-award'];

const law = (moment: Moment, reference: string, where?: Moment): After => ({
  moment,
  weight: 'law',
  reference,
  checked: null,
  ...(where ? { where } : {}),
});
const house = (moment: Moment, reference: string, where?: Moment): After => ({
  ...law(moment, reference, where),
  weight: 'house',
});

type Rest = Partial<Pick<OrderRow, 'byHand' | 'after' | 'notAfter'>>;
const row = (
  moment: Moment,
  title: string,
  regimes: readonly Regime[],
  routes: readonly Route[],
  { byHand = true, after = [], notAfter = [] }: Rest = {},
): OrderRow => ({ moment, title, regimes, routes, byHand, after, notAfter });

const assessed = law('conflicts-assessed', 'Procurement Act 2023 section 83');
const lookedAt = 'Tenders are opened before they are judged';

/**
 * The order of a procurement: regime × route → what comes after what. Rows of one moment that apply to the same regime and route do not overlap.
 * Read from the Procurement Act 2023 and the Provider Selection Regime Regulations 2023 as first made; none has been checked against current text
 * yet, so law warns (I10).
 */
export const orderTable: readonly OrderRow[] = [
  row('conflicts-assessed', 'The conflicts assessment is written', underAct, everyRoute, {
    notAfter: ['signed', 'stopped'],
  }),
  row('engagement-notice', 'The preliminary market engagement notice is published', underAct, competed, {
    notAfter: ['tender-notice', 'stopped'],
  }),
  row('planned-notice', 'The planned procurement notice is published', act, competed, {
    notAfter: ['tender-notice', 'stopped'],
  }),
  row('tender-notice', 'The tender notice is published', underAct, competed, {
    after: [assessed],
    notAfter: ['stopped'],
  }),
  row('tender-notice', 'The tender notice is published', ['provider-selection'], competed, { notAfter: ['stopped'] }),
  row('transparency-notice', 'The transparency notice is published', act, ['direct-award'], {
    after: [assessed],
    notAfter: ['award-notice', 'signed', 'stopped'],
  }),
  row(
    'suitable-provider-notice',
    'The notice of intention to follow the most suitable provider process is published',
    ['provider-selection'],
    ['most-suitable-provider'],
    { notAfter: ['intention-notice', 'stopped'] },
  ),
  row('invited', 'Members of the framework or dynamic market are invited', everywhere, ['call-off'], {
    notAfter: ['opened', 'stopped'],
  }),
  row('opened', 'Tenders are opened', everywhere, competed, {
    byHand: false,
    after: [house('tender-notice', 'Nobody can answer what was not published')],
    notAfter: ['stopped'],
  }),
  row('opened', 'Tenders are opened', everywhere, ['call-off'], {
    byHand: false,
    after: [house('invited', 'Nobody can answer what they were not asked')],
    notAfter: ['stopped'],
  }),
  row('quality-locked', 'Quality scores are locked', everywhere, withTenders, {
    byHand: false,
    after: [house('opened', lookedAt)],
    notAfter: ['stopped'],
  }),
  row('price-opened', 'Prices are opened', everywhere, withTenders, {
    byHand: false,
    after: [house('quality-locked', 'A price is not looked at before quality is judged')],
    notAfter: ['stopped'],
  }),
  row('scored', 'Scores are final', everywhere, withTenders, {
    byHand: false,
    after: [house('price-opened', lookedAt)],
    notAfter: ['stopped'],
  }),
  row('summaries-sent', 'Every bidder who was assessed has its assessment summary', underAct, withTenders, {
    after: [house('scored', 'A summary is made from the scores')],
    notAfter: ['stopped'],
  }),
  row('intention-notice', 'The notice of intention to award is published', ['provider-selection'], withTenders, {
    after: [house('scored', 'Whom to award to comes of the scores')],
    notAfter: ['signed', 'stopped'],
  }),
  row(
    'intention-notice',
    'The notice of intention to award is published',
    ['provider-selection'],
    ['most-suitable-provider'],
    {
      after: [law('suitable-provider-notice', 'Provider Selection Regime Regulations 2023 regulation 10')],
      notAfter: ['signed', 'stopped'],
    },
  ),
  row(
    'intention-notice',
    'The notice of intention to award is published (direct award process C)',
    ['provider-selection'],
    ['direct-award'],
    { notAfter: ['signed', 'stopped'] },
  ),
  row('award-notice', 'The contract award notice is published', act, withTenders, {
    after: [law('summaries-sent', 'Procurement Act 2023 section 50(3)')],
    notAfter: ['signed', 'stopped'],
  }),
  row('award-notice', 'The contract award notice is published', act, ['direct-award'], {
    after: [law('transparency-notice', 'Procurement Act 2023 section 44; not for a user’s own choice')],
    notAfter: ['signed', 'stopped'],
  }),
  row('award-notice', 'The confirmation of award notice is published', ['provider-selection'], everyRoute, {
    after: [law('standstill-over', 'Provider Selection Regime Regulations 2023 regulation 12', 'intention-notice')],
    notAfter: ['stopped'],
  }),
  row('standstill-over', 'The standstill is over', act, everyRoute, {
    after: [house('award-notice', 'A standstill begins with the award notice')],
    notAfter: ['signed', 'stopped'],
  }),
  row(
    'standstill-over',
    'The standstill is over, and representations are answered',
    ['provider-selection'],
    everyRoute,
    {
      after: [house('intention-notice', 'A standstill begins after the notice of intention')],
      notAfter: ['signed', 'stopped'],
    },
  ),
  row('signed', 'The contract is entered into', ['ordinary'], [...competed, 'direct-award'], {
    after: [
      law('award-notice', 'Procurement Act 2023 section 50(1)'),
      law('standstill-over', 'Procurement Act 2023 section 51'),
    ],
    notAfter: ['stopped'],
  }),
  row('signed', 'The contract is entered into', ['ordinary'], ['call-off'], {
    after: [law('award-notice', 'Procurement Act 2023 section 50(1); no standstill for a call-off')],
    notAfter: ['stopped'],
  }),
  row('signed', 'The contract is entered into', ['light-touch'], everyRoute, {
    after: [law('award-notice', 'Procurement Act 2023 section 50(1); not for a user’s own choice')],
    notAfter: ['stopped'],
  }),
  // A small purchase may be judged on a few quotes elsewhere; what was opened here is never signed past its scores.
  row('signed', 'The contract is entered into', ['below-threshold'], withTenders, {
    after: [house('scored', 'Whom to award to comes of the scores', 'opened')],
    notAfter: ['stopped'],
  }),
  row('signed', 'The contract is entered into', ['below-threshold'], ['direct-award'], { notAfter: ['stopped'] }),
  row('signed', 'The contract is entered into', ['provider-selection'], everyRoute, {
    after: [
      law(
        'intention-notice',
        'Provider Selection Regime Regulations 2023 regulations 10 and 11',
        'suitable-provider-notice',
      ),
      law('intention-notice', 'Provider Selection Regime Regulations 2023 regulation 11', 'scored'),
      law('standstill-over', 'Provider Selection Regime Regulations 2023 regulation 12', 'intention-notice'),
    ],
    notAfter: ['stopped'],
  }),
  row('details-notice', 'The contract details notice is published', underAct, everyRoute, {
    after: [law('signed', 'Procurement Act 2023 sections 53 and 87')],
  }),
  row('contract-copy', 'The copy of the contract is published', act, everyRoute, {
    after: [law('signed', 'Procurement Act 2023 section 53(3)')],
  }),
  row('ended', 'The contract has ended, and the termination notice is published', act, everyRoute, {
    after: [law('signed', 'Procurement Act 2023 section 80: expiry too')],
  }),
  row('stopped', 'It is ended without an award, and the notice of that is published', everywhere, everyRoute, {
    notAfter: ['signed'],
  }),
];

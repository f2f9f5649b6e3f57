import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import {
  addObligation,
  addParty,
  addRound,
  agreementFromRegister,
  agreementsById,
  announceHandBack,
  answerRating,
  bringReturns,
  countPlace,
  countPromise,
  handBacksById,
  indicatorsOf,
  keepRegister,
  makeAgreement,
  moveAgreement,
  noteHandBack,
  noteSign,
  obligationsById,
  publishRating,
  rateIndicator,
  recordKept,
  roomFromRoster,
  sayInConfidence,
  setIndicator,
  tellOf,
  troublesById,
} from '#slices/agreements/index.ts';
import { answerReview, reviewsOf, takeReview } from '#slices/learning/index.ts';
import { contractsById } from '#slices/market/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

const agreementOf = async (act: Act, world: World, key: string) =>
  only(await agreementsById(act.tx, [the(world, `agreement.${key}`)]));
const troubleOf = async (act: Act, world: World) => only(await troublesById(act.tx, [the(world, 'trouble')]));
const handBackOf = async (act: Act, world: World) => only(await handBacksById(act.tx, [the(world, 'handBack')]));

type Registers = Readonly<{
  key: string;
  purpose: string;
  regime: Parameters<typeof keepRegister>[2]['regime'];
  /** In months from today. */
  notice?: number;
  review: number;
  outcomes: readonly string[];
}>;
const registered: readonly Registers[] = [
  {
    key: 'pool',
    purpose: 'One purse for what the council and the board both pay for at home.',
    ...{ regime: 'none', notice: 28, review: 10, outcomes: ['start', 'falls'] },
  },
  {
    key: 'networks',
    purpose: 'Neighbours who know each other, in six more patches.',
    ...{ regime: 'none', notice: 70, review: 11, outcomes: ['connection'] },
  },
  {
    key: 'fellshore',
    purpose: 'Help at home in Fell & Shore begins within a week, with three providers still there.',
    ...{ regime: 'light-touch', notice: 28, review: 5, outcomes: ['start'] },
  },
  {
    key: 'classes',
    purpose: 'Fifty hours of practice for everybody who begins.',
    ...{ regime: 'below-threshold', notice: 20, review: 6, outcomes: ['falls'] },
  },
];

/** The register: the framework that began it all comes over from the contracts; the others have their dates and what they are for. */
const theRegister: readonly Scene[] = [
  {
    day: -51,
    as: 'dev',
    async does(act, world) {
      const contract = only(await contractsById(act.tx, [the(world, 'contract.homecare')]));
      world['agreement.framework'] = await agreementFromRegister(act, contract);
    },
  },
  {
    day: -19,
    as: 'amara',
    async does(act, world) {
      for (const { key, purpose, regime, notice, review, outcomes } of registered)
        await keepRegister(act, await agreementOf(act, world, key), {
          ...{ purpose, regime, works: false, options: null, extendsToOn: null, version: 0 },
          noticeOn: notice ? dated(world, { months: notice }) : null,
          reviewOn: dated(world, { months: review }),
          outcomeIds: outcomes.map((one) => the(world, `outcome.${one}`)),
        });
    },
  },
];

const records = (day: number, as: string, key: string, was: 'kept' | 'excused', note: string): Scene => ({
  day,
  as,
  async does(act, world) {
    const obligation = only(await obligationsById(act.tx, [the(world, `obligation.${key}`)]));
    const { version } = obligation;
    await recordKept(act, obligation, { was, on: londonDate(act.now), note, version, newest: null });
  },
});

/** A compact with those who live there: each side owes the other something, and the side that it is owed to says whether it was kept. */
const theCompact: readonly Scene[] = [
  {
    day: -50,
    as: 'amara',
    async does(act, world) {
      const id = await makeAgreement(act, {
        caseId: the(world, 'case'),
        type: 'compact',
        title: 'How the council and its communities work together',
        startsOn: dated(world, { days: -49 }),
        endsOn: dated(world, { months: 34 }),
        leavesBehind: 'Nobody hears of a change when it is made.',
      });
      world['agreement.compact'] = id;
      const council = await addParty(act, id, { name: 'Thornmere Council', role: 'member' });
      const vale = await addParty(act, id, { name: 'Vale Neighbours', role: 'member' });
      const assembly = 'Thornmere Elders’ Assembly';
      const elders = await addParty(act, id, { name: assembly, role: 'member', type: 'community-group' });
      world['obligation.asked'] = await addObligation(act, id, {
        words:
          'Before a grant, a route or an opening hour changes, the networks are asked, and what they say is answered.',
        ...{ owedBy: council, owedTo: 'Vale Neighbours', howOften: 'quarterly', byOn: dated(world, { days: -20 }) },
      });
      world['obligation.met'] = await addObligation(act, id, {
        words: 'Once a month the networks say what their members meet again and again.',
        ...{ owedBy: vale, owedTo: 'Thornmere Council', howOften: 'monthly', byOn: dated(world, { days: -25 }) },
      });
      await addObligation(act, id, {
        words: 'The assembly answers within four weeks of being asked.',
        ...{ owedBy: elders, owedTo: 'Thornmere Council', howOften: 'always' },
      });
      const { version } = await agreementOf(act, world, 'compact');
      await moveAgreement(act, id, { to: 'in-force', version });
    },
  },
  records(
    -24,
    'amara',
    'met',
    'excused',
    'The hall had no heating for three weeks, and nobody met. Nobody is asked for a list that no meeting made.',
  ),
  records(-18, 'sal', 'asked', 'kept', 'We were asked about the Monday bus. It runs as it did.'),
  {
    day: -24,
    as: 'amara',
    async does(act, world) {
      world['obligation.travel'] = await addObligation(act, the(world, 'agreement.fellshore'), {
        words: 'Travel between two spare hours is paid from the pool with the hour itself.',
        owedBy: the(world, 'party.fellshore.council'),
        ...{ owedTo: 'Moorside Care', howOften: 'monthly', byOn: dated(world, { days: -4 }) },
        ...{ why: 'The alliance decided it when it shared its spare hours.', ground: 'provided-for' },
      });
    },
  },
  records(-3, 'pat', 'travel', 'kept', 'Eleven drives, all of them on the first payment.'),
];

/** A rating is a person's, in words. The law asks for none of a light touch contract; the council gives one and prints the answer. */
const theRating: readonly Scene[] = [
  {
    day: -12,
    as: 'amara',
    async does(act, world) {
      const alliance = await agreementOf(act, world, 'fellshore');
      const obligationId = the(world, 'obligation.start');
      const name = 'First visit within seven days';
      await setIndicator(act, alliance, {
        ...{ name, target: 'Nine of ten people who ask', obligationId, measureId: null, material: true },
      });
      world.rating = await rateIndicator(act, alliance, {
        indicatorId: only(await indicatorsOf(act.tx, alliance.id)).id,
        rating: 'improve',
        because: 'Four of ten were visited within a week, and none in the outer villages after five o’clock.',
        fromOn: dated(world, { days: -43 }),
        toOn: dated(world, { days: -13 }),
        replyByOn: dated(world, { days: 3 }),
      });
    },
  },
  {
    day: -9,
    as: 'pat',
    does: async (act, world) =>
      answerRating(act, await agreementOf(act, world, 'fellshore'), the(world, 'rating'), {
        agrees: 'no',
        reply: 'The count is right and the name for it is not. Nobody starts an evening that is paid below its cost.',
        version: 1,
      }),
  },
  {
    day: -6,
    as: 'amara',
    does: async (act, world) =>
      publishRating(act, await agreementOf(act, world, 'fellshore'), the(world, 'rating'), {
        rating: 'improve',
        because:
          'It stays as counted. What Moorside says of the rate is what our own review found, and stands beside it.',
        on: londonDate(act.now),
        reference: 'Alliance board, paper 6',
        version: 2,
      }),
  },
];

const talks = (day: number, as: string, words: string): Scene => ({
  day,
  as,
  does: async (act, world) => sayInConfidence(act, await troubleOf(act, world), { words }),
});

type Sign = Pick<Parameters<typeof noteSign>[2], 'type' | 'words' | 'source'>;
const sees = (day: number, as: string, sign: Sign): Scene => ({
  day,
  as,
  async does(act, world) {
    const partyId = the(world, 'party.fellshore.moorside');
    const seenOn = londonDate(act.now);
    const input = { ...sign, partyId, seenOn, mayShow: true };
    world.trouble = await noteSign(act, await agreementOf(act, world, 'fellshore'), input);
  },
});

/** What is said in confidence is read by Pat, Amara and Ruth, and by none of the others who provide. */
const theHandBack: readonly Scene[] = [
  sees(-42, 'kofi', {
    type: 'late-starts',
    words: 'In the outer villages the evening visits begin forty minutes late, on most days.',
    source: 'Five families, at their reviews',
  }),
  sees(-41, 'pat', {
    type: 'own-word',
    words: 'We may not be able to keep the evenings in the outer villages.',
    source: 'I plan the rounds',
  }),
  talks(-41, 'pat', 'Three who drove the evenings have left since summer. The shop pays them more and is lit.'),
  talks(-40, 'amara', 'Thank you for saying so now. Who would be without a visit, and from when?'),
  {
    day: -38,
    as: 'ruth',
    async does(act, world) {
      const trouble = await troubleOf(act, world);
      await addRound(act, trouble, {
        ...{ name: 'Evenings in the outer villages', people: 14, hours: '112', needs: 'Three need two carers at once' },
      });
      await roomFromRoster(act, trouble);
    },
  },
  {
    day: -34,
    as: 'pat',
    async does(act, world) {
      world.handBack = await noteHandBack(act, await troubleOf(act, world), {
        people: 14,
        hours: 112,
        givenOn: londonDate(act.now),
        lastOn: dated(world, { days: 22 }),
        why: 'An hour with forty minutes of driving costs us more than £23.40, and nobody is left who drives it.',
      });
    },
  },
  {
    day: -33,
    as: 'ruth',
    async does(act, world) {
      const one = await handBackOf(act, world);
      const toldOn = londonDate(act.now);
      await tellOf(act, one, { whom: 'people', toldOn, how: 'Kofi and Pat went to each of the fourteen' });
      await tellOf(act, one, { whom: 'staff', toldOn, how: 'At the handover in the depot' });
      await tellOf(act, one, { whom: 'partners', toldOn, how: 'A call to the surgery and to the ward' });
    },
  },
  {
    day: -32,
    as: 'amara',
    async does(act, world) {
      const one = await handBackOf(act, world);
      await announceHandBack(act, one, {
        announcement:
          'Moorside Care gives back its evening round in the outer villages. Everybody keeps Moorside until somebody else has come to meet them. Ring 01632 960 140 to ask.',
        version: one.version,
      });
    },
  },
];

const handBackReview = async (act: Act, world: World) =>
  only((await reviewsOf(act.tx, the(world, 'case'))).filter((one) => one.openedById === the(world, 'handBack')));

const itsReview: readonly Scene[] = [
  {
    day: -28,
    as: 'ruth',
    async does(act, world) {
      const review = await handBackReview(act, world);
      world['review.handBack'] = review.id;
      await takeReview(act, review, { does: 'open', because: null, version: review.version });
    },
  },
  {
    day: -10,
    as: 'ruth',
    async does(act, world) {
      const review = await handBackReview(act, world);
      await answerReview(act, review, {
        expected: 'That three providers could cover the evenings between them.',
        happened: 'The largest of them gave its evening round back. Tern takes nine of the fourteen, Fellside five.',
        why: 'No driving was paid, and the hour itself was paid below what it costs to employ somebody for it.',
        change: 'adapt',
        changing: 'Travel is paid from the pool, and no hour below £23.64 from the first of next month.',
        learnt: 'It was said a week before notice was given. That is what let us go to each of the fourteen first.',
        tookPart: 'Ruth, Amara, Kofi, Pat Lowe, Grace Adeyemi, two of the families',
        heldOn: londonDate(act.now),
        ...{ mayPrint: true, does: 'close', version: review.version },
      });
    },
  },
];

type Counted = Partial<Parameters<typeof countPromise>[3]>;
const nothing = {
  ...{ measure: null, unitWorth: null, unitSource: null, deadweightLow: null, deadweightHigh: null },
  ...{ displacementLow: null, displacementHigh: null, attributionLow: null, attributionHigh: null },
};

/** In units, by where the work was done. What the assembly says of the same promises at the review stands beside it. */
const whatItLeaves: readonly Scene[] = [
  {
    day: -19,
    as: 'dev',
    async does(act, world) {
      const contract = await agreementOf(act, world, 'classes');
      const owedBy = the(world, 'party.classes.standing');
      const promise = async (words: string, owedTo: string, counted: Counted) => {
        const why = 'The lot asks for it, and the offer names it.';
        const given = { words, owedBy, owedTo, howOften: 'quarterly', why, ground: 'provided-for' } as const;
        const obligationId = await addObligation(act, contract.id, given);
        await countPromise(act, contract, [], {
          ...{ ...nothing, about: 'capacity', name: words, unit: 'hours', quantity: 0, obligationId },
          ...counted,
        });
      };
      await promise('Eight members of the halls are trained to lead a class.', 'the halls', {
        ...{ about: 'capability', name: 'Members trained to lead', unit: 'members', quantity: 8 },
      });
      await promise('Each hall is used on weekday mornings, and paid for.', 'the halls', {
        ...{ name: 'Paid hours in halls', unit: 'hours', quantity: 600 },
        ...{ unitWorth: 12_00, unitSource: 'What the halls ask for an hour, this year’s price lists' },
        ...{ deadweightLow: 10, deadweightHigh: 30, displacementLow: 5, displacementHigh: 20 },
        ...{ attributionLow: 0, attributionHigh: 10 },
      });
      for (const [place, residents] of [
        ['Harbour', 78_000],
        ['Northside', 61_000],
      ] as const)
        await countPlace(act, contract, { place, residents, source: 'The council’s estimate for last year' });
    },
  },
  {
    day: -4,
    as: 'dev',
    async does(act, world) {
      const on = dated(world, { days: -5 });
      const lines = [
        ['Members trained to lead', 3, 'Northside', on],
        ['Members trained to lead', 2, 'Fellport', on],
        ['Paid hours in halls', 28, 'Northside', on],
        ['Paid hours in halls', 16, 'Harbour', on],
        ['Leaflets handed out', 400, 'Harbour', on],
      ];
      const pasted = ['Promise,Quantity,Place of work,Date', ...lines.map((line) => line.join(','))].join('\n');
      await bringReturns(act, await agreementOf(act, world, 'classes'), { pasted }, []);
    },
  },
];

/** Agreements are kept, on both sides or not quite; one provider cannot, says so early, and hands an evening round back. */
export const agreementsAreKept: readonly Scene[] = [
  ...theRegister,
  ...theCompact,
  ...theHandBack,
  ...itsReview,
  ...theRating,
  ...whatItLeaves,
];

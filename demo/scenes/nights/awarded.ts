import { londonDate } from '#platform/clock.ts';
import { draftFromAward } from '#slices/agreements/index.ts';
import {
  biddersOf,
  contractsOf,
  decideAward,
  recordContract,
  recordContractStep,
  recordPromise,
  recordStandstillEvent,
  sendAllLetters,
  setParticulars,
  setStandstill,
} from '#slices/procurement/index.ts';
import type { Scene } from '../../build.ts';
import { dated, only, procurementOf, the } from '../helpers.ts';
import { publishNotice } from '../notice.ts';

const nothingFound = {
  ...{ supplier: null, departsBecause: null, reservedBecause: null, ground: null },
  ...{ quality: null, value: null, integration: null, access: null, socialValue: null },
};

const awards = [
  {
    ...{ lot: 'night.town', sender: 'Tern Home Support', worth: 771_000_00 },
    type: 'method',
    because: 'It is ahead on every criterion but the price, and two calls at once are answered.',
    promise: 'Nobody leaves before the tea is drunk.',
    ...{ criterion: 'felt', standsIn: 'Our answers, third' },
  },
  {
    ...{ lot: 'night.country', sender: 'Vale Neighbours Care', worth: 474_500_00 },
    type: 'social-value',
    because: 'Whoever comes lives there. It costs £6,500 more over three years, and is 20 minutes nearer.',
    promise: 'In each village four people can help somebody off the floor, whoever has the contract.',
    ...{ criterion: 'stays', standsIn: 'Our answers, fourth' },
  },
] as const;

type Particulars = [address: string, email: string, identifier: string, small: 'yes' | 'no', voluntary: 'yes' | 'no'];

/** Where each is written to, and what a notice says of it. Numbers and addresses are made up. */
const particulars: Readonly<Record<string, Particulars>> = {
  'Quayside Homecare': [
    '12 Quay Brow, Thornmere, TH1 2AB',
    'office@quayside.example',
    'GB-PPON-PXXX-0002-QUAY',
    'no',
    'no',
  ],
  'Tern Home Support': [
    '3 Fell Road, Thornmere, TH4 1TS',
    'office@tern.example',
    'GB-PPON-PXXX-0003-TERN',
    'yes',
    'no',
  ],
  'Vale Neighbours Care': [
    'Reading Room, Valehead, TH5 3VN',
    'nights@vale.example',
    'GB-PPON-PXXX-0004-VALE',
    'yes',
    'yes',
  ],
};
const asTyped = Object.entries(particulars)
  .map(([name, [address, email, identifier, small, voluntary]]) =>
    [name, identifier, ...address.split(', '), email, small, voluntary, 'no', 'no', 'None', 'None'].join('; '),
  )
  .join('\n');

const decided: Scene = {
  day: -29,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, 'night');
    const bidders = await biddersOf(act.tx, procurement.id);
    for (const { lot, sender, worth, because, promise, type, criterion, standsIn } of awards) {
      const decision = await decideAward(act, procurement, {
        ...{ ...nothingFound, lotId: the(world, `lot.${lot}`), outcome: 'awarded', worth, because },
        bidderId: only(bidders.filter(({ name }) => name === sender)).id,
        power: 'Contract procedure rules 14; scheme of delegation 4.2',
        ...{ decidedBy: the(world, 'hughes'), decidedOn: londonDate(act.now) },
      });
      world[`award.${lot}`] = decision;
      await recordPromise(act, procurement, {
        ...{ decisionId: decision, type, words: promise, standsIn, requirementId: null },
        criterionId: the(world, `criterion.night.${criterion}`),
      });
    }
  },
};

const told: Scene = {
  day: -28,
  as: 'dev',
  async does(act, world) {
    const procurement = await procurementOf(act, world, 'night');
    for (const { id, name } of await biddersOf(act.tx, procurement.id)) {
      const [address, email, identifier] = particulars[name] ?? [];
      if (identifier) await setParticulars(act, procurement, id, { address: address!, email: email!, identifier });
    }
    await sendAllLetters(act, procurement, 'letter');
    await setStandstill(act, procurement, {
      ...{ type: 'voluntary', workingDays: 8, because: 'Whoever lost should have time to ask before it is signed.' },
    });
  },
};

const standstill: readonly Scene[] = [
  {
    day: -27,
    as: 'dev',
    does: (act, world, services) =>
      publishNotice(act, world, {
        ...{ services, key: 'night', code: 'UK6', number: '000243' },
        typed: { suppliers: asTyped, award_assessedSme: 2, award_assessedVcse: 1 },
      }),
  },
  {
    day: -24,
    as: 'dev',
    async does(act, world) {
      await recordStandstillEvent(act, await procurementOf(act, world, 'night'), {
        ...{ event: 'representation', happenedOn: londonDate(act.now), who: 'Quayside Homecare' },
        words: 'It asks how a retainer was read that its price names. It was shown the page, and is content.',
      });
    },
  },
  {
    // Eight working days have passed by now, whatever holidays lie among them.
    day: -8,
    as: 'dev',
    async does(act, world) {
      const procurement = await procurementOf(act, world, 'night');
      const today = londonDate(act.now);
      await recordStandstillEvent(act, procurement, { event: 'over', happenedOn: today, who: null, words: null });
      for (const { lot, worth } of awards)
        await recordContract(act, procurement, {
          ...{ decisionId: the(world, `award.${lot}`), signedOn: today, value: worth, advice: null },
          ...{
            startsOn: dated(world, { days: 23 }),
            endsOn: dated({ today: dated(world, { days: 22 }) }, { months: 36 }),
          },
        });
    },
  },
];

/** What was promised waits in two drafts for somebody to keep it, change it or leave it out. */
const agreed: readonly Scene[] = [
  {
    day: -6,
    as: 'dev',
    async does(act, world) {
      const procurement = await procurementOf(act, world, 'night');
      for (const { lot } of awards)
        world[`agreement.${lot}`] = await draftFromAward(act, procurement, {
          ...{ decisionId: the(world, `award.${lot}`), supplierType: null, form: null },
        });
    },
  },
  {
    day: -5,
    as: 'dev',
    async does(act, world, services) {
      await publishNotice(act, world, { services, key: 'night', code: 'UK7', number: '000301' });
      const procurement = await procurementOf(act, world, 'night');
      const happenedOn = londonDate(act.now);
      for (const { decisionId, version } of await contractsOf(act.tx, procurement.id))
        await recordContractStep(act, procurement, {
          ...{ decisionId, version, step: 'details', happenedOn, reference: `000301-${happenedOn.slice(0, 4)}` },
          ...{ redactions: null, how: null, because: null },
        });
    },
  },
];

/** A councillor decides, everybody is told why, there is time to object, and two contracts are signed. */
export const nightsAreAwarded: readonly Scene[] = [decided, told, ...standstill, ...agreed];

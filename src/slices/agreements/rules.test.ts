import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest, type Who } from '#platform/access/who.ts';
import { agreementAccess, obligationAccess, voiceFor } from './access.ts';
import type { Money, Party, Role } from './agreement.ts';
import { sayAgreement } from './agreement.ts';
import { agreementKind, obligationKind } from './agreement-kinds.ts';
import {
  type Decided,
  decidedWays,
  decidersOf,
  faultsOfAlliance,
  standingOf,
  type VoteWord,
  votes,
} from './alliance/alliance.ts';
import { type Ground, groundValues } from './change-grounds.ts';
import { isLate } from './obligation.ts';
import { nextDue } from './obligations/occurrences.ts';
import { faultOfParty, faultsOfPool, totalOf, warningsOfPool } from './pooling.ts';
import { testChange } from './test-change.ts';

const party = (name: string, more: Partial<Party> = {}): Party => ({
  id: name,
  organisationId: null,
  name,
  type: 'other',
  role: 'member',
  money: null,
  amountPence: null,
  functions: null,
  ...more,
});
const council = party('Council', {
  type: 'council',
  role: 'commissioner',
  money: 'pooled',
  functions: 'care at home',
  amountPence: 500,
});
const nhs = party('ICB', { type: 'health-body', money: 'pooled', functions: 'community nursing', amountPence: 300 });
const charity = party('Vale', { type: 'charity', money: 'aligned', amountPence: 70 });

describe('I6: a pool', () => {
  it('stands on a statute, an NHS body and a council that say which functions they pool', () => {
    const pool = (parties: Party[], basis: 's75' | null = 's75') =>
      faultsOfPool({ type: 'pooled-fund', basis, parties }).length;
    assert.equal(pool([council, nhs]), 0);
    assert.equal(pool([council, nhs, charity]), 0);
    assert.equal(pool([council, nhs], null), 1);
    assert.equal(pool([council]), 1);
    assert.equal(pool([nhs]), 1);
    assert.equal(pool([council, charity]), 1);
    assert.equal(pool([council, { ...nhs, money: 'aligned' }]), 1);
    assert.equal(pool([council, { ...nhs, functions: null }]), 1);
    assert.equal(pool([]), 2);
    assert.deepEqual(faultsOfPool({ type: 'grant', basis: null, parties: [] }), []);
  });

  it('takes money of nobody else, and no other agreement pools', () => {
    const types = [
      'council',
      'health-body',
      'public-body',
      'housing-association',
      'charity',
      'community-group',
      'provider',
      'other',
    ] as const;
    for (const type of types)
      for (const agreement of ['contract', 'grant', 'alliance', 'memorandum', 'pooled-fund', 'licence'] as const)
        for (const money of ['pooled', 'aligned', null] as (Money | null)[]) {
          const may = faultOfParty({ type: agreement }, party('X', { type, money, functions: 'some' })) === null;
          const should =
            money !== 'pooled' || (agreement === 'pooled-fund' && (type === 'council' || type === 'health-body'));
          assert.equal(may, should, `${agreement} ${type} ${money}`);
        }
  });

  it('keeps aligned money apart, and warns of functions outside it', () => {
    assert.deepEqual(
      [totalOf([council, nhs, charity], 'pooled'), totalOf([council, nhs, charity], 'aligned')],
      [800, 70],
    );
    const with_ = (functions: string) =>
      warningsOfPool({ type: 'pooled-fund', basis: 's75', parties: [{ ...nhs, functions }] }).length;
    assert.deepEqual([with_('community nursing'), with_('Radiotherapy and emergency ambulance services')], [0, 2]);
  });
});

describe('I7: an alliance decides', () => {
  const [c, a, b] = [party('C', { role: 'commissioner' }), party('A', { role: 'provider' }), party('B')];
  const funder = party('F', { role: 'funder' });
  const all = [c, a, b, funder];
  const says = (...cast: (VoteWord | null)[]) =>
    [c, a, b].flatMap(({ id }, index) => (cast[index] ? [{ partyId: id, vote: cast[index] }] : []));

  it('by its class, over every way that three members can vote', () => {
    const words = [...votes, null];
    for (const one of words)
      for (const two of words)
        for (const three of words) {
          const consent = (word: VoteWord | null) => word === 'agree' || word === 'can-live-with';
          const everybody = [one, two, three];
          const unanimous = everybody.includes('block') ? 'blocked' : everybody.every(consent) ? 'agreed' : 'open';
          const reserved = one === 'block' ? 'blocked' : consent(one) ? 'agreed' : 'open';
          const is = (decided: Decided) => standingOf({ decided, quorum: null }, all, says(...everybody));
          assert.equal(is('unanimous'), unanimous, `${everybody}`);
          assert.equal(is('reserved'), reserved, `${everybody}`);
          assert.equal(is('delegated'), 'open');
        }
  });

  it('with the commissioner as a member, and nobody who only funds', () => {
    assert.deepEqual(decidersOf('unanimous', all), [c, a, b]);
    assert.deepEqual(decidersOf('reserved', all), [c]);
    for (const decided of ['unanimous', 'reserved'] as const)
      assert.equal(standingOf({ decided, quorum: null }, [], []), 'open');
    const matter = { id: 'm', matter: 'money', decided: decidedWays[0], delegate: null };
    const faults = (parties: Party[], matters = [matter]) =>
      faultsOfAlliance({ type: 'alliance', parties }, matters).length;
    assert.deepEqual([faults([c, a]), faults([a, b]), faults([c, funder]), faults([c, a], [])], [0, 1, 1, 1]);
    assert.deepEqual(faultsOfAlliance({ type: 'contract', parties: [] }, []), []);
  });
});

describe('a change to an agreement in force', () => {
  const awarded = {
    type: 'contract',
    lotId: null,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    valuePence: 1000,
  } as const;
  const warned = (ground: Ground, after: object) => testChange(awarded, { ...awarded, ...after }, ground).length > 0;
  it('is tested against what was awarded', () => {
    assert.deepEqual(
      [warned('not-substantial', { endsOn: '2027-02-05' }), warned('not-substantial', { endsOn: '2027-02-10' })],
      [false, true],
    );
    assert.deepEqual(
      [
        warned('below-threshold', { valuePence: 1100 }),
        warned('below-threshold', { valuePence: 1101 }),
        warned('below-threshold', { valuePence: 800 }),
      ],
      [false, true, true],
    );
    for (const ground of ['unforeseeable', 'known-risk', 'additional'] as const)
      assert.deepEqual([warned(ground, { valuePence: 1500 }), warned(ground, { valuePence: 1501 })], [false, true]);
    assert.equal(warned('own-terms', {}), true);
    assert.deepEqual(testChange({ ...awarded, type: 'grant' }, { ...awarded, type: 'grant' }, 'own-terms'), []);
    const unknown = { ...awarded, startsOn: null, valuePence: null };
    for (const ground of groundValues.filter((one) => one !== 'own-terms'))
      assert.deepEqual(testChange(unknown, { ...unknown, endsOn: '2030-01-01' }, ground), []);
  });
});

describe('who sees and does what', () => {
  const who = (hats: string[], organisation = 'other'): Who => ({
    ...guest,
    personId: 'p',
    hats,
    organisations: [{ id: organisation, name: organisation, may: [] }],
  });
  const alliance = {
    ...agreementKind.example('in-force'),
    parties: [party('Fell', { organisationId: 'fell', role: 'provider' as Role })],
  };
  it('a provider sees only what its own organisation is a party to, and decides in it', () => {
    assert.deepEqual(agreementAccess(who(['provider']), alliance), []);
    assert.deepEqual(agreementAccess(who(['provider'], 'fell'), alliance), [
      'see',
      'seeBook',
      'reply',
      'seeCosts',
      'keepCosts',
      'worry',
      'returnSocial',
      'keepBook',
      'decide',
    ]);
    assert.deepEqual(agreementAccess(who([], 'fell'), alliance), []);
    const owed = { ...obligationKind.example('owed'), partyOrganisationIds: ['fell'] };
    assert.deepEqual(obligationAccess(who(['provider']), owed), []);
    assert.deepEqual(obligationAccess(who(['provider'], 'fell'), owed), ['see']);
  });
  it('auditors and councillors look on, even where their organisation is a party', () => {
    for (const hat of ['auditor', 'councillor']) {
      assert.deepEqual(agreementAccess(who([hat], 'fell'), alliance), ['see', 'seeBook', 'seeCosts']);
      assert.equal(voiceFor(who([hat], 'fell'), { organisationId: 'fell' }), null);
    }
  });
  it('a member’s own people speak for it; commissioner and procurement record; nobody else', () => {
    const fell = { organisationId: 'fell' };
    assert.equal(voiceFor(who(['provider'], 'fell'), fell), 'own');
    assert.equal(voiceFor(who(['commissioner']), fell), 'recorded');
    assert.equal(voiceFor(who(['procurement']), fell), 'recorded');
    for (const hat of ['partner', 'provider', 'practitioner', 'community'])
      assert.equal(voiceFor(who([hat]), fell), null, hat);
    assert.equal(voiceFor(who(['provider'], 'fell'), { organisationId: null }), null);
  });
});

describe('words', () => {
  it('say an agreement by its parties', () => {
    assert.equal(sayAgreement({ type: 'grant', parties: [] }), 'Grant, with nobody yet');
    assert.equal(sayAgreement({ type: 'grant', parties: [council] }), 'Grant with Council');
    assert.equal(
      sayAgreement({ type: 'pooled-fund', parties: [council, nhs, charity] }),
      'Pooled fund between Council, ICB and Vale',
    );
  });
  it('call an obligation late only after its day, until it is kept', () => {
    const late = (state: 'owed' | 'kept', byOn: string | null) =>
      isLate(
        { dueOn: nextDue({ state, byOn, howOften: 'once' }, { startsOn: null, endsOn: null }, new Set()) },
        '2026-11-23',
      );
    assert.equal(late('owed', '2026-11-22'), true);
    assert.equal(late('owed', '2026-11-23'), false);
    assert.equal(late('kept', '2026-11-22'), false);
    assert.equal(late('owed', null), false);
  });
});

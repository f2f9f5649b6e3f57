import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guest, type Who } from '#platform/access/who.ts';
import type { Party, Role } from '../agreement.ts';
import { type Candidate, matchOf } from './match/match.ts';
import { booksKeptBy, booksSeenBy } from './open-book/open-book.ts';
import { periodEnding, periodsUntil } from './returns/periods.ts';

const candidate = (over: Partial<Candidate>): Candidate => ({
  ...{ agreementId: 'one', title: '', numberKey: null, supplierNumber: null },
  suppliers: [{ partyId: 'bay', name: 'Bay Care Ltd' }],
  ...over,
});
const waiting = { supplierKey: 'ref V7', orderKey: 'C100', nameKey: 'bay care', identifier: '01234567' };

test('a number alone gives an invoice its agreement, and never where two could have it or another number speaks against it', () => {
  const numbered = candidate({ numberKey: 'C100' });
  assert.deepEqual(matchOf(waiting, [numbered]), { agreementId: 'one', partyId: 'bay', matched: 'number' });
  assert.equal(matchOf(waiting, [numbered, candidate({ agreementId: 'two', numberKey: 'C100' })]), null);
  assert.equal(matchOf(waiting, [candidate({ numberKey: 'C100', supplierNumber: '07654321' })]), null);
  const registered = candidate({ supplierNumber: '01234567' });
  assert.equal(matchOf(waiting, [registered])?.matched, 'supplier-number');
  assert.equal(matchOf(waiting, [registered, candidate({ agreementId: 'two', supplierNumber: '01234567' })]), null);
  assert.equal(matchOf({ ...waiting, orderKey: '', identifier: null }, [candidate({})]), null, 'a name is no number');
});

test('a party is named only where its name or its number is the invoice’s too', () => {
  const other = { ...waiting, nameKey: 'shore care', identifier: null };
  assert.equal(matchOf(other, [candidate({ numberKey: 'C100' })])?.partyId, null);
  const two = candidate({
    supplierNumber: '01234567',
    suppliers: [
      { partyId: 'a', name: 'A' },
      { partyId: 'b', name: 'B' },
    ],
  });
  assert.equal(matchOf(waiting, [two])?.partyId, null);
});

test('returns end when the law says, and are due thirty days after, the last day counted', () => {
  assert.deepEqual(periodEnding('compliance', '2027-03-31'), {
    ...{ kind: 'compliance', fromOn: '2026-10-01', toOn: '2027-03-31', byOn: '2027-04-29' },
  });
  assert.deepEqual(periodEnding('large-payments', '2026-12-31'), {
    ...{ kind: 'large-payments', fromOn: '2026-10-01', toOn: '2026-12-31', byOn: '2027-01-29' },
  });
  for (const day of ['2026-12-30', '2026-12-31']) assert.equal(periodEnding('compliance', day), null);
  assert.deepEqual(
    periodsUntil('large-payments', '2026-11-29', 3).map(({ toOn }) => toOn),
    ['2026-12-31', '2026-09-30', '2026-06-30'],
  );
});

const party = (id: string, role: Role): Party => ({
  ...{ id, organisationId: `of ${id}`, name: id, type: 'other' as const, role },
  ...{ money: null, amountPence: null, functions: null },
});
const roles: Role[] = ['commissioner', 'provider', 'member', 'host', 'funder', 'other'];
const parties = [...roles.map((role) => party(role, role)), party('provider two', 'provider')];
const who = (id: string, hat: string): Who => ({
  ...{ ...guest, personId: 'p', hats: [hat] },
  organisations: [{ id: `of ${id}`, name: id, may: [] }],
});

test('an open book is the parties’ alone, whatever hat somebody wears', () => {
  const all = parties.map(({ id }) => id);
  const hats = [
    'commissioner',
    'procurement',
    'partner',
    'practitioner',
    'provider',
    'community',
    'councillor',
    'auditor',
  ];
  for (const hat of hats) {
    assert.deepEqual(booksSeenBy(who('nobody', hat), { parties }), [], hat);
    for (const role of ['provider', 'other', 'provider two'])
      assert.deepEqual(booksSeenBy(who(role, hat), { parties }), [role], `${role} as ${hat}`);
    for (const role of ['commissioner', 'member', 'host', 'funder'])
      assert.deepEqual(booksSeenBy(who(role, hat), { parties }), all, `${role} as ${hat}`);
    const keeps = booksKeptBy(who('provider', hat), { parties, state: 'in-force' });
    assert.deepEqual(keeps, hat === 'auditor' || hat === 'councillor' ? [] : ['provider'], hat);
    assert.deepEqual(booksKeptBy(who('provider', hat), { parties, state: 'ended' }), []);
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guest, type Who } from '#platform/access/who.ts';
import type { Party, Role } from '../agreement.ts';
import { type Candidate, matchOf } from './match/match.ts';
import { complianceFrom } from './notice/compliance-notice.ts';
import { changedSince } from './notice/signed-quarters.ts';
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

test('a payment that says something else now, is gone, or came after the signing counts as changed', () => {
  const paid = (invoiceId: string, more = {}) => ({
    ...{ invoiceId, paidOn: '2026-05-20', grossPence: 3_600_001, supplier: 'Bay Care', identifier: null },
    ...more,
  });
  const signed = [paid('a'), paid('b')];
  assert.equal(changedSince(signed, [paid('b'), paid('a')]), 0);
  for (const more of [{ grossPence: 3_600_000 }, { paidOn: '2026-05-21' }, { supplier: 'Fell Care' }])
    assert.equal(changedSince(signed, [paid('a', more), paid('b')]), 1, JSON.stringify(more));
  assert.equal(changedSince(signed, [paid('b')]), 1, 'one is gone');
  assert.equal(changedSince(signed, [...signed, paid('c')]), 1, 'one came later');
  assert.equal(changedSince([], []), 0);
});

test('the notice of a half year in which nothing was paid tells no mean and no share', () => {
  const none = { paid: 0, daysInAll: 0, within30: 0, within60: 0, later: 0, payable: 0, notPaid: 0, leftOut: {} };
  const told = complianceFrom({
    ...{ id: '', organisationId: '', kind: 'compliance', fromOn: '2026-04-01', toOn: '2026-09-30', number: 1 },
    ...{ figures: none, content: '', sha256: '', signer: 'Rose Ito', jobTitle: 'Director', because: null },
    signedAt: new Date(0),
  });
  const { averageDays, within30, within60, later, notPaid } = told;
  assert.deepEqual([averageDays, within30, within60, later, notPaid], [null, null, null, null, null]);
});

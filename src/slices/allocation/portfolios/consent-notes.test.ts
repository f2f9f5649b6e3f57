import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Resource } from '#slices/resources/index.ts';
import { consentNotes } from './consent-notes.ts';

const line = (name: string, amount: number | null, unit: string | null, more: Partial<Resource> = {}): Resource =>
  ({
    name,
    amount,
    unit,
    type: 'voluntary',
    state: 'known',
    unpaidCarers: false,
    consent: 'given',
    consentBy: 'Sal Brennan',
    supportCost: '£400',
    ...more,
  }) as Resource;

const asked = (amount: number, what = 'Volunteer hours') => [{ what, amount }];

it('effort that nobody consented to is never counted on in silence', () => {
  assert.deepEqual(consentNotes(asked(500), []), [
    '500 Volunteer hours: nobody in the ledger has consented to any. Effort counts only with consent.',
  ]);
  const refused = line('Networks', 400, 'volunteer hours', { consent: 'refused' });
  const carers = line('Carers’ circle', 90, 'Volunteer-hours', { unpaidCarers: true });
  assert.deepEqual(consentNotes(asked(10), [refused, carers]), [
    '10 Volunteer hours is more than the 0 that the ledger counts on with consent. Not counted on: 400 volunteer hours (Networks); 90 Volunteer-hours (Carers’ circle).',
  ]);
});

it('what was consented to is counted on up to what it is', () => {
  const agreed = [line('Networks', 300, 'volunteer hours'), line('Drivers', 100, 'volunteer hours')];
  assert.deepEqual(consentNotes(asked(400), agreed), []);
  assert.deepEqual(consentNotes(asked(401), [...agreed, line('Choir', 50, 'volunteer hours', { supportCost: null })]), [
    '401 Volunteer hours is more than the 400 that the ledger counts on with consent: 300 volunteer hours (Networks); 100 volunteer hours (Drivers). Not counted on: 50 volunteer hours (Choir).',
  ]);
});

it('says nothing of what is not given, and of lines without an amount', () => {
  assert.deepEqual(consentNotes(asked(20, 'places'), [line('Networks', 300, 'volunteer hours')]), []);
  assert.equal(consentNotes(asked(20), [line('Networks', null, 'volunteer hours')]).length, 1);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BodyMember, type CommunityBody, foundersOf, isAdmitted, mayConfirm, speakersOf } from './body.ts';

const member = (personId: string, confirmedBy: string[], more: Partial<BodyMember> = {}): BodyMember => ({
  personId,
  state: 'confirmed',
  founder: false,
  confirmedBy,
  ...more,
});
const body = (members: BodyMember[], more: Partial<CommunityBody> = {}): CommunityBody => ({
  id: 'assembly',
  caseId: null,
  state: 'standing',
  version: 1,
  name: 'Elders’ Assembly',
  represents: 'people over 65',
  createdBy: 'ann',
  members,
  ...more,
});
const founders = [member('ann', ['bob'], { founder: true }), member('bob', ['ann'], { founder: true })];

describe('a community body', () => {
  it('is founded by two who confirm each other, not by one who confirms another', () => {
    assert.equal(foundersOf(body([member('ann', []), member('bob', ['ann'])])), null);
    assert.equal(foundersOf(body([member('ann', ['ann'])])), null);
    assert.deepEqual(foundersOf(body(founders)), ['ann', 'bob']);
  });

  it('admits by two yeses of confirmed members; nobody says yes to themselves', () => {
    const proposed = (confirmedBy: string[]) => member('cas', confirmedBy, { state: 'proposed' });
    const outsider = member('dan', [], { state: 'proposed' });
    for (const [yes, admitted] of [
      [['ann'], false],
      [['ann', 'cas'], false],
      [['ann', 'dan'], false],
      [['ann', 'bob'], true],
    ] as const)
      assert.equal(isAdmitted(body([...founders, outsider, proposed([...yes])]), proposed([...yes])), admitted);
  });

  it('lets only its members say yes', () => {
    const standing = body([...founders, member('cas', ['ann'], { state: 'proposed' })]);
    assert.deepEqual(
      ['ann', 'cas', 'eve'].map((id) => mayConfirm(standing, id)),
      [true, false, false],
    );
    const left = body([...founders, member('dan', ['ann', 'bob'], { state: 'left' })]);
    assert.equal(mayConfirm(left, 'dan'), false);
  });
});

describe('who speaks for a body on a case', () => {
  const cas = member('cas', ['ann', 'bob']);
  const dan = member('dan', ['bob', 'cas']);
  const whole = body([...founders, cas, dan]);
  const speakers = (barred: string[], of = whole) => speakersOf(of, new Set(barred)).sort();

  it('is every confirmed member where nobody is barred', () => {
    assert.deepEqual(speakers([]), ['ann', 'bob', 'cas', 'dan']);
  });
  it('is nobody of a body that does not stand', () => {
    assert.deepEqual(speakers([], body(whole.members as BodyMember[], { state: 'forming' })), []);
  });
  it('is nobody where somebody barred created it or founded it', () => {
    assert.deepEqual(speakers(['ann']), []);
    assert.deepEqual(speakers(['bob']), []);
    assert.deepEqual(speakers(['zed'], body(whole.members as BodyMember[], { createdBy: 'zed' })), []);
  });
  it('is not somebody barred, nor whoever needed their yes', () => {
    assert.deepEqual(speakers(['cas']), ['ann', 'bob']);
    assert.deepEqual(speakers(['cas'], body([...founders, cas, member('dan', ['ann', 'bob', 'cas'])])), [
      'ann',
      'bob',
      'dan',
    ]);
  });
  it('is not a circle of people who confirmed each other apart from the founders', () => {
    const packed = body([
      ...founders,
      member('eve', ['fay', 'gus']),
      member('fay', ['eve', 'gus']),
      member('gus', ['eve', 'fay']),
    ]);
    assert.deepEqual(speakers([], packed), ['ann', 'bob']);
  });
  it('does not lose those whom a member admitted who has left since', () => {
    const left = body([...founders, { ...cas, state: 'left' }, dan]);
    assert.deepEqual(speakers([], left), ['ann', 'bob', 'dan']);
  });
});

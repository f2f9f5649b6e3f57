import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Clash, sayShare, shareSupported, shownClash } from './clash.ts';

const aim = (id: string) => ({ id, theme: 'time', wants: `secret ${id}`, inTheWay: null, by: 'x' }) as const;
const clash: Clash = {
  id: 'c',
  caseId: 'case',
  state: 'open',
  version: 1,
  aimId: 'a',
  againstKind: 'measure',
  againstId: 'm',
  againstVersion: 1,
  pulls: 'It counts minutes',
  why: 'secret a: she wants time',
  answer: null,
  putBy: null,
  putAt: new Date(0),
  answeredBy: null,
  answeredAt: null,
};

test('a clash shows the aim and the reason while the aim may be shown, and neither when it may not', () => {
  assert.equal(shownClash(clash, [aim('a')]).aim?.wants, 'secret a');
  const hidden = JSON.stringify(shownClash(clash, [aim('b')]));
  assert.doesNotMatch(hidden, /secret/);
  assert.match(hidden, /It counts minutes/);
});

test('the share counts aims that may be read, once each, and those alone', () => {
  const shown = [aim('a'), aim('b'), aim('c')];
  const supports = [
    { aimId: 'a', measureId: 'm' },
    { aimId: 'a', measureId: 'n' },
    { aimId: 'kept back', measureId: 'm' },
  ];
  const share = shareSupported(shown, supports);
  assert.deepEqual([share.of, share.supported, share.without.map((one) => one.id)], [3, 1, ['b', 'c']]);
  assert.equal(sayShare(share), '1 of the 3 aims that may be read has a measure that supports it.');
  assert.equal(sayShare(shareSupported([], supports)), 'No aim may be read here yet.');
});

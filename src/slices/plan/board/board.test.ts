import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Mechanism } from '../mechanism.ts';
import { mechanismKind } from '../plan-kinds.ts';
import { type Details, drawMix, gapsOf, type Pull } from './board.ts';

const way = (id: string, more: Partial<Mechanism> = {}): Mechanism => ({
  ...(mechanismKind.example('chosen') as Mechanism),
  id,
  title: id,
  ...more,
});
const says = (mechanismId: string, more: Partial<Details> = {}): [string, Details] => [
  mechanismId,
  {
    mechanismId,
    reversibility: null,
    steeredBy: null,
    capacity: null,
    capability: null,
    prosperity: null,
    version: 1,
    ...more,
  },
];

describe('what an outcome’s mechanisms do not cover', () => {
  it('is said in sentences, each for what is missing and no other', () => {
    assert.deepEqual(gapsOf([], new Map(), []), ['Nothing pursues it.']);
    assert.deepEqual(gapsOf([way('a', { state: 'stopped' })], new Map(), []), ['Nothing pursues it.']);
    assert.deepEqual(gapsOf([way('a', { type: 'contract' })], new Map(), []), [
      'Everything that pursues it is bought.',
      'Nothing is said to be the main way.',
      'Nobody has said whether any of it prevents anything.',
      'Nobody has said how long any of it takes.',
      'Nobody has said what any of it leaves behind.',
    ]);
    const whole = [
      way('a', { type: 'self-help', contribution: 'main', tier: 'primary', timeToEffect: 'a month' }),
      way('b', { type: 'contract', tier: 'tertiary' }),
    ];
    assert.deepEqual(gapsOf(whole, new Map([says('a', { capacity: 'A circle that goes on' })]), []), []);
  });

  it('names what cannot be undone and what hinders what, within the same outcome alone', () => {
    const two = [
      way('Micro-enterprises', {
        type: 'market-innovation',
        contribution: 'main',
        tier: 'secondary',
        timeToEffect: 'a year',
      }),
      way('Home care', { type: 'contract', tier: 'none' }),
    ];
    const details = new Map([
      says('Micro-enterprises', { reversibility: 'hardly', capability: 'Skills' }),
      says('Home care', { reversibility: 'hardly' }),
    ]);
    const pull: Pull = {
      id: 'p',
      fromId: 'Micro-enterprises',
      toId: 'Home care',
      pull: 'hinders',
      because: 'it draws its workers',
    };
    assert.deepEqual(gapsOf(two, details, [pull, { ...pull, toId: 'elsewhere' }, { ...pull, pull: 'helps' }]), [
      'All of it is hardly undone.',
      'Micro-enterprises hinders Home care: it draws its workers.',
    ]);
  });
});

it('the mix is drawn with a mark for each that lives, and nothing outside the picture', () => {
  const mix = drawMix([
    way('a', { tier: 'primary', contribution: 'main', type: 'norm' }),
    way('b', { tier: 'primary', type: 'contract' }),
    way('c', { state: 'stopped' }),
    way('d'),
  ]);
  assert.equal(mix.marks.length, 3);
  assert.deepEqual(
    mix.marks.map((mark) => [mark.title, mark.bought]),
    [
      ['a', false],
      ['b', true],
      ['d', true],
    ],
  );
  for (const mark of mix.marks) assert.ok(mark.x + mark.size < mix.width && mark.y + mark.size < mix.height - 20);
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asLoop } from './find-loops.ts';
import { begunAt, inSentence, type Spoken, tellLoop } from './tell-loop.ts';
import type { SignedLink } from './types.ts';

const link = (id: string, from: string, to: string, direction: SignedLink['direction'], delayed = false) => ({
  id,
  from,
  to,
  direction,
  delayed,
});
const spiral = [
  link('1', 'fee', 'gap', 'opposite'),
  link('2', 'gap', 'vacancies', 'same', true),
  link('3', 'vacancies', 'fee', 'opposite'),
];
const byId = (links: readonly SignedLink[]) => new Map(links.map((one) => [one.id, one]));
const plain = new Map<string, Spoken>([
  ['fee', { name: 'Fees' }],
  ['gap', { name: 'The pay gap' }],
  ['vacancies', { name: 'Vacancies' }],
]);
const own = new Map<string, Spoken>([
  ['fee', { name: 'Fees', goesUp: 'fees rise', goesDown: 'fees fall' }],
  ['gap', { name: 'The pay gap', goesUp: 'pay falls behind', goesDown: 'pay catches up' }],
  ['vacancies', { name: 'Vacancies', goesUp: 'vacancies rise', goesDown: 'posts are filled' }],
]);

describe('a loop as a sentence', () => {
  it('says it in the words that people gave its variables', () => {
    assert.equal(
      tellLoop(asLoop(spiral), byId(spiral), own, 'down'),
      'When fees fall, pay falls behind; after a delay, vacancies rise; and so, all the more, fees fall: this feeds itself.',
    );
    assert.equal(
      tellLoop(asLoop(spiral), byId(spiral), own, 'up'),
      'When fees rise, pay catches up; after a delay, posts are filled; and so, all the more, fees rise: this feeds itself.',
    );
  });

  it('says it in words that fit any name where one has none of its own', () => {
    assert.equal(
      tellLoop(asLoop(spiral), byId(spiral), plain, 'down'),
      'If fees fell, the pay gap would rise; after a delay, vacancies would rise; and so fees would fall further: this feeds itself.',
    );
    const mixed = new Map([...own, ['gap', { name: 'The pay gap' }]] as [string, Spoken][]);
    assert.match(tellLoop(asLoop(spiral), byId(spiral), mixed, 'down'), /^If fees fell/);
  });

  it('comes back the other way in a balancing loop', () => {
    const links = [link('1', 'fee', 'gap', 'opposite'), link('2', 'gap', 'fee', 'same', true)];
    assert.equal(
      tellLoop(asLoop(links), byId(links), plain, 'up'),
      'If fees rose, the pay gap would fall; and so, after a delay, fees would fall again: this holds itself back.',
    );
  });

  it('may begin anywhere, and stays the same loop', () => {
    const loop = asLoop(spiral);
    const turned = begunAt(loop, 'vacancies');
    assert.deepEqual(turned.variables, ['vacancies', 'fee', 'gap']);
    assert.deepEqual(turned.links, ['3', '1', '2']);
    assert.deepEqual(begunAt(turned, 'fee'), loop);
    assert.deepEqual(begunAt(loop, 'elsewhere'), loop);
  });

  it('keeps the capitals of an acronym', () => {
    assert.equal(inSentence('NHS budget'), 'NHS budget');
    assert.equal(inSentence('A&E visits'), 'A&E visits');
    assert.equal(inSentence('Fees'), 'fees');
  });
});

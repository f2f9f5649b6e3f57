import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTable } from '#platform/export/index.ts';
import { readOptionsJson, readOptionsTable } from './index.ts';

describe('options in a table', () => {
  const text = [
    'Option,Title,Annual cost,Reach,Benefit per person,Probability,Must do,Needs,Excludes',
    'A,Strength and balance,"£260,000",900,35,75%,,,',
    'F1,Pay floor,207k,0,0,1,yes,,',
    'B,Networks,lots,2600,20,.7,,,',
    'J,Benches,160000,,,,,,',
    'D,Reablement,640000,420,60,.8,,A; F1,A',
  ].join('\n');

  it('are read with their worth made from its parts, and each line that cannot be is named', () => {
    const read = readOptionsTable(readTable(text));
    assert.deepEqual(
      read.options.map((one) => [one.id, one.cost.money, one.benefit, one.mustDo]),
      [
        ['A', 260_000, 236.25, false],
        ['F1', 207_000, 0, true],
        ['D', 640_000, 201.6, false],
      ],
    );
    assert.deepEqual(read.prerequisites, [
      { option: 'D', needs: 'A' },
      { option: 'D', needs: 'F1' },
    ]);
    assert.deepEqual(read.exclusions, [['D', 'A']]);
    assert.deepEqual(
      read.problems.map((one) => one.line),
      [4, 5],
    );
  });

  it('never stop the program, wherever a file is cut', () => {
    for (let cut = 0; cut <= text.length; cut += 1)
      assert.ok(Array.isArray(readOptionsTable(readTable(text.slice(0, cut))).options));
  });
});

describe('options as JSON', () => {
  const whole = JSON.stringify({
    options: [
      { id: 'a', benefit: 3, cost: { money: 5 } },
      { id: 'b', reach: 900, perPerson: 35, probability: 0.75, cost: { money: 2, hours: 1 }, mustDo: true },
    ],
    resources: [{ id: 'money', limit: 6 }],
  });

  it('are read whole, with what was left out filled in', () => {
    const { file, problems } = readOptionsJson(whole);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      file!.options.map((one) => [one.title, one.benefit, one.mustDo]),
      [
        ['a', 3, false],
        ['b', 236.25, true],
      ],
    );
    assert.deepEqual(file!.resources, [{ id: 'money', title: 'money', unit: 'units', limit: 6 }]);
  });

  it('are refused whole, each problem by its path', () => {
    const { file, problems } = readOptionsJson(
      '{"options":[{"id":"a","cost":{"money":"x"}},{"id":"","cost":{}}],"extra":1}',
    );
    assert.equal(file, null);
    assert.deepEqual(
      problems.map((one) => one.path),
      ['options.0.cost.money', 'options.1.id', ''],
    );
    assert.deepEqual(
      readOptionsJson('{"options":[{"id":"a","cost":{}}]}').problems.map((one) => one.path),
      ['options.0'],
    );
  });

  it('cut short anywhere are no file', () => {
    for (let cut = 0; cut < whole.length; cut += 1) assert.equal(readOptionsJson(whole.slice(0, cut)).file, null);
  });
});

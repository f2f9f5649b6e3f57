import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fillNotice, notices, type ProcurementFacts, releaseFrom } from './index.ts';
import { madeUpFacts, madeUpFailure, madeUpHealth, twoLots } from './made-up-facts.ts';

const reason = { limb: 'sensitive-commercial' as const, reason: 'It would tell rivals what the round costs' };
const direct: ProcurementFacts['direct'] = {
  ground: 'schedule-5',
  provision: 'Paragraph 6',
  because: 'One works',
  userChoice: false,
  urgent: false,
  offence: null,
  instrument: null,
  earlierOcid: null,
};

/** The same facts with every word of free text, day and sum made one of its own, which tells where it stood. */
function marked(facts: ProcurementFacts): { facts: ProcurementFacts; marks: ReadonlyMap<string, string> } {
  const marks = new Map<string, string>();
  const fixed =
    /^(ocid|noticeId|publishedAt|id|scheme|type|kind|ground|category|procedure|special|resulted|basis|rating|reserved|url|devolved|decisionAt|languages)$|By$|^standstillUntil$/;
  const walk = (value: unknown, path: readonly string[]): unknown => {
    const key = path.findLast((part) => part !== '*') ?? '';
    if (key === 'netPence' || key === 'grossPence') {
      const sum = (value as number) + marks.size * 100;
      marks.set(String(sum / 100), path.join('.'));
      return sum;
    }
    if (typeof value === 'string' && /On$|^on$/.test(key) && value.length === 10) {
      const day = new Date(Date.UTC(2040, 0, 1) + marks.size * 86_400_000).toISOString().slice(0, 10);
      marks.set(day, path.join('.'));
      return day;
    }
    if (typeof value === 'string') {
      if (fixed.test(key) || path.includes('identifier')) return value;
      const mark = `canary${marks.size}x`;
      marks.set(mark, path.join('.'));
      return mark;
    }
    if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : walk(one, [...path, '*'])));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, walk(one, [...path, inner])]));
  };
  return { facts: walk(facts, []) as ProcurementFacts, marks };
}

const cases = (): ProcurementFacts[] => {
  const whole = { ...madeUpHealth, failure: madeUpFailure };
  const large = { netPence: 900_000_100, grossPence: 1_080_000_120 };
  const grown = {
    ...whole,
    value: large,
    award: { ...whole.award!, value: large },
    contract: { ...whole.contract!, value: large },
  };
  return [whole, { ...grown, lots: twoLots }, { ...whole, procedure: 'direct', direct }, { ...grown, failure: null }];
};

describe('what is withheld', () => {
  it('is nowhere in what is printed or published, of any notice, field by field', () => {
    let looked = 0;
    for (const base of cases()) {
      const { facts, marks } = marked(base);
      for (const notice of notices)
        for (const field of notice.fields.filter(({ redactable }) => redactable)) {
          const hidden = [...marks].filter(([, path]) =>
            field.facts.some((pointer) => path === pointer || path.startsWith(`${pointer}.`)),
          );
          const redaction = { field: field.key, ...reason };
          const filled = fillNotice(notice.code, facts, [redaction]);
          const released = releaseFrom(notice.code, facts, [redaction]);
          const out = JSON.stringify([filled.values, filled.preview, filled.missing, filled.redactions, released]);
          for (const [mark, path] of hidden)
            assert.ok(!out.includes(`${mark}`), `${notice.code} ${field.key}: ${path}`);
          assert.ok(
            !filled.missing.some((one) => one.field === field.key),
            `${notice.code} ${field.key} is withheld, not missing`,
          );
          assert.equal(filled.redactions[0]!.reason, reason.reason);
          assert.ok(
            filled.preview
              .flatMap(({ lines }) => lines)
              .some((line) => line.field === field.key && line.state === 'withheld'),
          );
          looked += hidden.length;
        }
    }
    assert.ok(looked > 500, `${looked} canaries`);
  });

  it('takes its sum with it, wherever the sum stands', () => {
    for (const [code, field] of [
      ['UK4', 'value'],
      ['UK6', 'awardValue'],
      ['UK7', 'contractValue'],
      ['UK5', 'value'],
    ] as const)
      for (const lots of [[], twoLots]) {
        const facts: ProcurementFacts = {
          ...madeUpFacts,
          lots,
          ...(code === 'UK5' ? { procedure: 'direct', direct } : {}),
        };
        const open = JSON.stringify(releaseFrom(code, facts));
        assert.match(open, /"amount"/, code);
        const closed = releaseFrom(code, facts, [{ field, ...reason }]);
        assert.ok(closed.release, JSON.stringify(closed));
        assert.doesNotMatch(JSON.stringify(closed), /"amount/, code);
        assert.doesNotMatch(JSON.stringify(fillNotice(code, facts, [{ field, ...reason }])), /£[\d,]+ without VAT/);
      }
  });

  it('stops a release where another field says it again, and that field is not shown', () => {
    const facts = { ...madeUpFacts, description: 'Care at home, about £1,000,000 over four years' };
    const filled = fillNotice('UK4', facts, [{ field: 'value', ...reason }]);
    assert.deepEqual(
      filled.repeated.map(({ field }) => field),
      ['description'],
    );
    assert.doesNotMatch(JSON.stringify([filled.values, filled.preview]), /1,000,000/);
    const { release } = releaseFrom('UK4', facts, [{ field: 'value', ...reason }]);
    assert.equal(release, null);
  });

  it('has a field that may be withheld, a limb and a reason, or is refused', () => {
    const tried = (field: string, more: object) => () =>
      fillNotice('UK4', madeUpFacts, [{ field, ...reason, ...more }]);
    assert.throws(tried('title', {}), RangeError);
    assert.throws(tried('nothing', {}), RangeError);
    assert.throws(tried('value', { reason: ' ' }), RangeError);
    assert.throws(tried('value', { limb: 'because' }), RangeError);
  });
});

describe('a release', () => {
  it('is an update where its notice goes out again, and else the same', () => {
    const tagsOf = (code: string) => {
      const first = releaseFrom(code, madeUpHealth).release!;
      const again = releaseFrom(code, madeUpHealth, [], true).release!;
      assert.deepEqual({ ...again, tag: first.tag }, first);
      return [first.tag, again.tag];
    };
    assert.deepEqual(tagsOf('UK4'), [['tender'], ['tenderUpdate']]);
    assert.deepEqual(tagsOf('UK7'), [
      ['award', 'contract'],
      ['awardUpdate', 'contractUpdate'],
    ]);
    assert.deepEqual(tagsOf('UK11'), [['contractTermination'], ['contractTermination']]);
  });

  it('tells nothing that its notice has no field for', () => {
    const told = new Set<string>();
    const without = new Set<string>();
    for (const base of cases()) {
      const { facts, marks } = marked(base);
      for (const notice of notices) {
        const { release } = releaseFrom(notice.code, facts);
        if (!release) continue;
        told.add(notice.code);
        const out = JSON.stringify(release);
        for (const [mark, path] of marks)
          if (
            out.includes(mark) &&
            !notice.fields.some(({ facts: all }) =>
              all.some((pointer) => path === pointer || path.startsWith(`${pointer}.`)),
            )
          )
            without.add(`${notice.code} ${path}`);
      }
    }
    assert.deepEqual([...without], []);
    assert.equal(told.size, notices.length - 1, `all but UK17: ${[...told]}`);
  });
});

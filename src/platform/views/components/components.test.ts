import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { parseHTML } from 'linkedom';
import { openExamples } from '#test/support/example-pages.ts';
import { examples } from './examples.ts';

const open = openExamples();
after(() => open.close());
const validator = new HtmlValidate(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../../.htmlvalidate.json'), 'utf8')),
);
// Chosen by us, never typed by anybody: addresses, codes and the names of fields.
const ours = new Set(['href', 'followHref', 'lens', 'value', 'changedAt', 'field', 'answer', 'parts', 'organisation']);

/** The same with each string turned into an attack of its own; `sent` is filled with them. */
function attacked(value: unknown, sent: string[], key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => attacked(one, sent, key));
  if (value && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attacked(one, sent, name)]));
  if (typeof value !== 'string' || value === '' || ours.has(key)) return value;
  sent.push(`${sent.length}"'><img src=x onerror=alert(1)><script>alert(2)</script>&amp;{{ 7 * 7 }}`);
  return sent.at(-1);
}

for (const example of examples) {
  describe(example.name, () => {
    it('is valid HTML', async () => {
      const report = await validator.validateString(open.render(example));
      const faults = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
      assert.deepEqual(
        faults.map((fault) => `${fault.ruleId}: ${fault.message} (${fault.selector ?? ''})`),
        [],
      );
    });

    it('shows what people type as text, whatever they type', () => {
      const sent: string[] = [];
      const { document } = parseHTML(
        open.render(example, attacked(example.data, sent) as object, attacked(example.page ?? {}, sent) as object),
      );
      assert.equal(document.querySelectorAll('img[onerror], script:not([src])').length, 0);
      const attributes = [...document.querySelectorAll('input')].map((one) =>
        (one as unknown as Element).getAttribute('value'),
      );
      const shown = [document.querySelector('main')!.textContent, ...attributes].join(' | ');
      assert.deepEqual(
        sent.filter((one) => !shown.includes(one)),
        [],
        'each is shown exactly as it was typed',
      );
    });
  });
}

describe('a form that comes back', () => {
  const { document } = parseHTML(open.render(examples.find((one) => one.name === 'fields-returned')!));
  const value = (id: string) => document.getElementById(id)?.getAttribute('value');

  it('holds everything that was typed', () => {
    assert.equal(value('statement'), 'Typed, and kept');
    assert.equal(value('hours'), 'forty');
    assert.equal(document.getElementById('words')?.textContent, 'Two lines\nof words');
    assert.ok(document.querySelector('input[name=answer][value=yes]')?.hasAttribute('checked'));
    assert.ok(!document.querySelector('input[name=answer][value=no]')?.hasAttribute('checked'));
    assert.ok(document.querySelector('input[name=parts][value=no]')?.hasAttribute('checked'));
    assert.ok(!document.querySelector('input[name=parts][value=yes]')?.hasAttribute('checked'));
    assert.equal(document.querySelector('select option[selected]')?.getAttribute('value'), 'no');
    assert.deepEqual(
      [...document.querySelectorAll('.govuk-date-input input')].map((box) =>
        (box as unknown as Element).getAttribute('value'),
      ),
      ['31', '2', '2028'],
    );
  });

  it('says each error beside its field, and leads to it from the top', () => {
    const links = [...document.querySelectorAll('.govuk-error-summary__list a')] as unknown as Element[];
    assert.equal(links.length, 8);
    for (const link of links) {
      const field = document.querySelector(link.getAttribute('href')!);
      assert.ok(field, `${link.getAttribute('href')} is on the page`);
      const group = field.closest('.govuk-form-group--error') as unknown as Element | null;
      assert.ok(group?.textContent?.includes(link.textContent!), `${link.textContent} stands beside its field`);
    }
    assert.match(document.querySelector('title')!.textContent!, /^Error: /);
  });

  it('carries what the site needs to trust it', () => {
    assert.ok(document.querySelector('main input[name=_csrf][value=a-token]'));
    assert.ok(document.querySelector('main input[name=_once]'));
  });
});

import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { parseHTML } from 'linkedom';
import { refusals } from '#platform/http/refusals.ts';
import { examplePage, openExamples } from '#test/support/example-pages.ts';

const open = openExamples();
after(() => open.close());
const render = (page: object, template = 'platform/layout.njk', data: object = {}) =>
  parseHTML(open.views.render(template, { ...data, page: examplePage(page) })).document;

describe('the page around every page', () => {
  it('says who is signed in, where they are, and lets them out by a form', () => {
    const document = render({});
    assert.match(document.querySelector('.cw-who')!.textContent!, /Dev Patel · Thornmere Council/);
    assert.equal(document.querySelector('.cw-nav [aria-current=page]')!.textContent, 'Home');
    assert.equal(document.querySelector('form[action="/sign-out"]')!.getAttribute('method'), 'post');
    assert.ok(document.querySelector('form[action="/sign-out"] input[name=_csrf]'));
  });

  it('shows a guest the way in and no menu', () => {
    const document = render({ who: null });
    assert.ok(document.querySelector('a[href="/sign-in"]'));
    assert.equal(document.querySelector('.cw-nav'), null);
  });

  it('says what kind of installation it is, and only then', () => {
    const banner = (installation: object) => render({ installation }).querySelector('.cw-banner')?.textContent ?? '';
    assert.match(banner({ kind: 'evaluation', embedded: true }), /does not survive a power cut/);
    assert.doesNotMatch(banner({ kind: 'evaluation', embedded: true }), /demonstration/);
    assert.match(banner({ kind: 'demo', embedded: false, demoProgress: 0.42 }), /still being built: 42% done/);
    assert.doesNotMatch(banner({ kind: 'demo', embedded: false, demoProgress: null }), /still being built/);
    assert.equal(banner({ kind: 'live', embedded: false }), '');
  });

  it('names errors in its title, says what happened, and has nothing inline', () => {
    const wrong = render({ errors: [{ field: 'a', text: 'Enter a name' }], flash: '<b>Kept</b>' });
    assert.equal(wrong.querySelector('title')!.textContent, 'Error: An example – Commonweal');
    assert.equal(wrong.querySelector('[role=status]')!.textContent, '<b>Kept</b>');
    assert.equal(render({ errors: [] }).querySelector('.govuk-error-summary'), null);
    assert.equal(wrong.querySelectorAll('script:not([src]), style, [style], [onclick]').length, 0);
  });
});

describe('pages for when it goes otherwise', () => {
  for (const [code, refusal] of Object.entries(refusals)) {
    it(`${code}: says what happened and what to do next`, () => {
      const template = code === 'stale' ? 'platform/pages/stale.njk' : 'platform/pages/refusal.njk';
      const document = render({ title: 'That cannot be done' }, template, { ...refusal, words: [], back: '/cases' });
      const text = document.querySelector('main')!.textContent!;
      assert.ok(text.includes(refusal.says) && text.includes(refusal.next));
      assert.ok(document.querySelector('main a[href]'), 'there is a way on');
      assert.doesNotMatch(`${refusal.says}${refusal.next}`, /!/);
    });
  }

  it('stale gives back what was typed', () => {
    const document = render({}, 'platform/pages/stale.njk', {
      ...refusals.stale,
      back: '/cases/1',
      words: [{ field: 'statement', text: '<i>mine</i>' }],
    });
    assert.equal(document.querySelector('.govuk-inset-text')!.textContent, '<i>mine</i>');
  });

  it('a bug gives its reference', () => {
    assert.match(
      render({}, 'platform/pages/bug.njk', { reference: 'ab12' }).querySelector('main')!.textContent!,
      /ab12/,
    );
  });
});

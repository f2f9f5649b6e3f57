import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import nunjucks from 'nunjucks';

const root = path.join(import.meta.dirname, '../../..');
const templates = globSync('src/**/*.njk', { cwd: root }).map((file) => ({
  file,
  source: readFileSync(path.join(root, file), 'utf8'),
}));

/** What a template may not do: [what, how it is found]. */
const forbidden: readonly (readonly [string, RegExp])[] = [
  ['marks something safe', /\|\s*safe\b/],
  ['switches escaping off', /autoescape/],
  ['has inline style', /\sstyle\s*=|<style\b/i],
  ['has inline script', /<script(?![^>]*\ssrc=)|\son[a-z]+\s*=\s*["']/i],
  ['gives html something other than a name or a macro’s answer', /\bhtml:(?!\s*[a-zA-Z]\w*\s*[,}()])/],
  ['loads something from elsewhere', /\b(?:src|href)="(?:https?:)?\/\//],
];
const faultsOf = (source: string) => forbidden.filter(([, found]) => found.test(source)).map(([what]) => what);

describe('every template', () => {
  it('is found', () => assert.ok(templates.length > 50, `only ${templates.length}`));

  for (const { file, source } of templates)
    it(`${file} compiles and keeps the rules`, () => {
      nunjucks.precompileString(source, { name: file });
      assert.deepEqual(faultsOf(source), []);
    });
});

describe('the rules', () => {
  const broken = [
    '{{ words | safe }}',
    '{% autoescape false %}',
    '<p style="color:red">',
    '<script>alert(1)</script>',
    '<a onclick="x()">',
    '{{ govukTag({ html: one.words }) }}',
    '<img src="https://example.org/a.png">',
  ];
  for (const source of broken) it(`see ${source}`, () => assert.equal(faultsOf(source).length, 1));
  it('let a set block and a macro through', () =>
    assert.deepEqual(faultsOf('{{ govukTag({ html: block }) }}{{ govukTag({ html: quote(words) }) }}'), []));
});

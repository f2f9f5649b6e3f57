import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Example, examples } from '#platform/views/components/examples.ts';
import { createViews, type Views } from '#platform/views/render.ts';

const root = path.join(import.meta.dirname, '../..');
const govuk = path.join(root, 'node_modules/govuk-frontend/dist/govuk');

/** What the HTTP layer gives every page, for a signed-in officer. */
export const examplePage = (changes: object = {}) => ({
  title: 'An example',
  path: '/example',
  csrf: 'a-token',
  once: '00000000-0000-4000-8000-000000000000',
  who: { name: 'Dev Patel', organisation: 'Thornmere Council' },
  nav: [
    { href: '/', text: 'Home', current: true },
    { href: '/cases', text: 'Cases', current: false },
  ],
  installation: { kind: 'demo', name: 'Thornmere', embedded: true, demoProgress: null },
  flash: null,
  errors: null,
  values: {},
  assetsVersion: 'test',
  ...changes,
});

/** The views with a slice "examples", whose templates are the examples, each as a whole page. */
export function openExamples(): {
  views: Views;
  render(example: Example, data?: object, page?: object): string;
  close(): void;
} {
  const dir = mkdtempSync(path.join(tmpdir(), 'commonweal-views-'));
  const own = path.join(dir, 'examples/views');
  mkdirSync(own, { recursive: true });
  for (const { name, imports, source } of examples) {
    const macros = Object.entries(imports).map(
      ([file, names]) => `{% from "platform/components/${file}.njk" import ${names} %}`,
    );
    writeFileSync(
      path.join(own, `${name}.njk`),
      `{% extends "platform/layout.njk" %}${macros.join('')}{% block content %}<h1 class="govuk-heading-l">{{ page.title }}</h1>${source}{% endblock %}`,
    );
  }
  const views = createViews({ sliceViewRoots: [own], govuk });
  return {
    views,
    render: (example, data = example.data, page = example.page ?? {}) =>
      views.render(`examples/${example.name}.njk`, { ...data, page: examplePage(page) }),
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

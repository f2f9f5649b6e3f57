import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { builtOf } from './built.ts';
import type { Page } from './page.ts';

const rules = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../.htmlvalidate.json'), 'utf8'));

/** The same rules for every page: to put them together takes longer than to hold a page to them. */
class OneConfig extends StaticConfigLoader {
  #found: ReturnType<StaticConfigLoader['getConfigFor']> | null = null;
  override getConfigFor(handle: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    this.#found ??= super.getConfigFor(handle);
    return this.#found;
  }
}
const validator = new HtmlValidate(new OneConfig(rules));

/** Pages that were found valid, as they are built. */
const valid = new Set<string>();

/** What every page owes everybody. A page that breaks one of these fails the test that met it. */
export async function holdToHouseRules(page: Page): Promise<void> {
  const { headers } = page.answer;
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/, `${page.url} has no content security policy`);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['cache-control'], 'no-store', `${page.url} may be kept by a cache`);
  const headings = page.document.querySelectorAll('h1');
  assert.equal(headings.length, 1, `${page.url} has ${headings.length} h1`);
  assert.ok(
    page.title.includes(page.h1),
    `${page.url}: the title "${page.title}" does not hold the heading "${page.h1}"`,
  );
  if (page.errors.length > 0)
    assert.ok(page.title.startsWith('Error: '), `${page.url} shows errors and does not say so in its title`);
  assert.equal(page.document.documentElement.getAttribute('lang'), 'en');
  assert.equal(
    page.document.querySelectorAll('[style], script:not([src]), style').length,
    0,
    `${page.url} has inline style or script`,
  );
  const built = builtOf(page.answer.body);
  if (valid.has(built)) return;
  const report = await validator.validateString(page.answer.body, page.url);
  const faults = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
  assert.deepEqual(
    faults.map(
      (fault) => `${fault.ruleId} at ${fault.line}:${fault.column}: ${fault.message} (${fault.selector ?? ''})`,
    ),
    [],
    `${page.url} is not valid HTML`,
  );
  valid.add(built);
}

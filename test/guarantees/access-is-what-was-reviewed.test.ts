import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { routes } from '#src/app.ts';
import { authorisationTable } from '#test/support/authorisation-table.ts';

const golden = path.join(import.meta.dirname, '../golden/authorisation.txt');

describe('who may do what', () => {
  it('is exactly the table that was reviewed (UPDATE_GOLDEN=1 writes it anew, for review)', () => {
    const table = authorisationTable();
    if (process.env.UPDATE_GOLDEN) writeFileSync(golden, table);
    assert.ok(existsSync(golden), 'test/golden/authorisation.txt is missing');
    assert.equal(table, readFileSync(golden, 'utf8'));
  });

  it('is public only where the list says so', () => {
    const open = routes.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.path}`);
    const reviewed = new Set(
      readFileSync(path.join(import.meta.dirname, '../golden/public-routes.txt'), 'utf8')
        .trim()
        .split('\n'),
    );
    assert.deepEqual(
      open.filter((route) => !reviewed.has(route)),
      [],
      'these routes are public and were not reviewed',
    );
    assert.deepEqual(
      [...reviewed].filter((route) => !open.includes(route)),
      [],
      'these routes were reviewed as public and are gone',
    );
  });

  it('is asked with an id that names the object, beneath the case that it belongs to', () => {
    for (const route of routes) {
      if (typeof route.access === 'string') continue;
      assert.ok(route.path.includes(`:${route.access.on}Id`), `${route.path} does not hold :${route.access.on}Id`);
      assert.match(route.path, /^(\/[a-z0-9-]+|\/:[a-zA-Z]+)*\/?$/, `${route.path} is not kebab-case`);
    }
    const seen = new Set<string>();
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      assert.ok(!seen.has(name), `${name} is there twice`);
      seen.add(name);
    }
  });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { builtOf } from './built.ts';
import { findChromium } from './chromium.ts';
import { testDatabaseUrl } from './test-database.ts';

export type Site = { url: string; dataDir: string; stop(): Promise<void> };

/** The real server as people start it, in its own process, on a free port; on a database of its own unless one is named. */
export async function startSite(
  options: { embedded?: boolean; args?: readonly string[]; env?: NodeJS.ProcessEnv; databaseUrl?: string } = {},
): Promise<Site> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'commonweal-site-'));
  const database = options.embedded || options.databaseUrl ? null : await testDatabaseUrl();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    COMMONWEAL_DATA: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    ...options.env,
  };
  delete env.DATABASE_URL;
  const databaseUrl = options.databaseUrl ?? database?.url;
  if (databaseUrl) env.DATABASE_URL = databaseUrl;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/main.ts', ...(options.args ?? [])],
    { cwd: path.join(import.meta.dirname, '../..'), env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /is at (http:\S+)/.exec(output);
      if (found) resolve(found[1]!);
    });
    child.once('close', (code) => reject(new Error(`the server ended with ${code} before it listened: ${output}`)));
  });
  return {
    url,
    dataDir,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await database?.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The demonstration, when it is built to its end: on a slow machine that takes up to a minute. */
export async function startThornmere(): Promise<Site> {
  const site = await startSite({ embedded: true });
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const health = (await (await fetch(`${site.url}/health`)).json()) as { demoProgress: number | null };
    if (health.demoProgress === null) return site;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await site.stop();
  throw new Error('The demonstration was not built within a minute.');
}

let browser: Promise<Browser> | null = null;

function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH.');
  browser ??= chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  });
  return browser;
}

export type Person = { page: Page; context: BrowserContext; close(): Promise<void> };

/** Somebody at a browser. Each page that they arrive at is held to axe; anything the browser refuses or logs as an error fails. */
export async function openPerson(
  site: Site,
  options: { javaScript?: boolean; width?: number; height?: number } = {},
): Promise<Person> {
  const context = await (await openBrowser()).newContext({
    baseURL: site.url,
    javaScriptEnabled: options.javaScript ?? true,
    viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (4\d\d)/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return {
    page,
    context,
    async close() {
      await context.close();
      assert.deepEqual(faults, [], 'the browser complained');
    },
  };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = null;
}

/** The widths at which axe found nothing in a page that is built so. */
const faultless = new Map<string, readonly number[]>();

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const checker = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** No page may have a fault that axe can find. Whether it had to look: a page that is built as one before is not looked at again. */
export async function holdToAxe(page: Page): Promise<boolean> {
  const built = builtOf(await page.content());
  const seen = faultless.get(built) ?? [];
  const width = page.viewportSize()!.width;
  if (seen.includes(width)) return false;
  // Our pages have no frames, so the checker is put into a page once and asked at each width.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(checker);
  const violations = await page.evaluate(
    async ([values, colours]) => {
      const { axe: inPage } = globalThis as unknown as { axe: typeof axe };
      const found = await inPage.run(document, {
        runOnly: { type: 'tag', values },
        // Colours are the same at each width, and take half of the time.
        rules: { 'color-contrast': { enabled: colours } },
        resultTypes: ['violations'],
      });
      return found.violations.map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ target }) => target.join(' ')),
      }));
    },
    [rules, seen.length === 0] as const,
  );
  assert.deepEqual(
    violations.map(({ id, help, at }) => `${id}: ${help} at ${at.join(', ')}`),
    [],
    `${page.url()} fails axe`,
  );
  faultless.set(built, [...seen, width]);
  return true;
}

/** How many things that can hold the focus lie between where it is and what is looked for, fewer rather than more. */
const between = (wanted: Element) => {
  const groups = new Set<string>();
  const holds = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ].filter((one) => {
    if (one.tabIndex < 0 || (one as HTMLInputElement).disabled || !one.checkVisibility()) return false;
    if ((one as HTMLInputElement).type !== 'radio') return true;
    const group = (one as HTMLInputElement).name;
    return !groups.has(group) && Boolean(groups.add(group));
  });
  const from = holds.indexOf(document.activeElement as HTMLElement);
  if (from < 0 && document.activeElement !== document.body) return 0;
  return Math.max(0, holds.indexOf(wanted as HTMLElement) - from - 1);
};

/** Moves the focus with Tab until it rests on what is looked for, as a person without a mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const wanted = page.locator(selector).first();
  await wanted.waitFor();
  const element = await wanted.elementHandle();
  // So far one press after the other without waiting for what each draws; the last steps are looked at, and decide.
  const far = await element!.evaluate(between);
  await Promise.all(Array.from({ length: far }, () => page.keyboard.press('Tab')));
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if (await element!.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`Tab never reached ${selector} on ${page.url()}`);
}

/** Types into a field that was reached by Tab, over what is there. */
export async function typeInto(page: Page, selector: string, text: string): Promise<void> {
  await tabTo(page, selector);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Presses Enter on a button or link that was reached by Tab, and waits for the page that follows. */
export async function press(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

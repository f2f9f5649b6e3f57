import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildDemo } from '#demo/build.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { keepFigure } from '#test/support/at-size.ts';
import { openTestApp, type TestApp, Visitor } from '#test/support/client.ts';
import { holdToHouseRules } from '#test/support/house-rules.ts';
import { heldBy, Page } from '#test/support/page.ts';

const rounds = Number(process.env.FUZZ_ROUNDS ?? 6);
const seed = Number(process.env.FUZZ_SEED ?? 20261123);

/** What people paste, mistype and attack with. Each carries no meaning that a field would be right to take as an order. */
const nasty: readonly string[] = [
  '',
  ' \t\n ',
  '<img src=x onerror=alert(1)><script>alert(2)</script>"\'`',
  'before\u0000after',
  '\u202egnp.exe\u2066\u0007\u001b[31m',
  '\ufffd\ufeff\ud83e\uddd1\ud83c\udffd\u200d\ud83e\uddbd'.repeat(40),
  '9'.repeat(400),
  '-1',
  '1e309',
  'NaN',
  '0x1f',
  '31/02/2027',
  '0000-00-00',
  '99999-12-31',
  "'; drop table cases; --",
  '{{ 7 * 7 }}{% raw %}',
  '=HYPERLINK("http://evil.example","x")',
  'a'.repeat(60_000),
  'word '.repeat(9_000),
  '../../../etc/passwd',
  '00000000-0000-4000-8000-000000000000',
  'true',
  '[]',
  '%00%ff%',
  'x\r\nset-cookie: a=b',
  '£1,2,3.4.5',
];

/** A small seeded generator (Park and Miller), so that a failure can be run again. */
function randomFrom(start: number): (below: number) => number {
  let state = start % 2_147_483_647 || 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** As it reads: controls and runs of spaces apart. */
const plain = (text: string) =>
  [...text.replaceAll('\0', '')]
    .map((one) => (one < ' ' || one === '\u007f' ? ' ' : one))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** The form that was sent: of several with its address, the one with the same hidden fields. */
const isSame = (form: Element, action: string, sent: URLSearchParams) =>
  form.getAttribute('action') === action &&
  [...form.querySelectorAll('input[type=hidden]')].every((one) => {
    const name = one.getAttribute('name')!;
    return name.startsWith('_') || name === 'version' || one.getAttribute('value') === sent.get(name);
  });

const idless = (url: string) => url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*/, '');
const leave = /^\/(sign-out|sign-in|personas)/;
const headers = {
  'content-type': 'application/x-www-form-urlencoded',
  origin: 'http://localhost',
  'sec-fetch-site': 'same-origin',
};

for (const embedded of [false, true])
  describe(`everything that people can fill in, on the ${embedded ? 'embedded database' : 'PostgreSQL server'}`, () => {
    let app: TestApp;
    let people: Visitor[];
    const random = randomFrom(seed);
    before(async () => {
      app = await openTestApp({ embedded, env: { LOG_LEVEL: 'silent' } });
      app.running.setInstallation({ kind: 'demo' });
      await buildDemo(app.running, () => {});
      people = await Promise.all(['Dev Patel', 'Amara Okafor', 'Wilf Garside'].map(becomes));
    });
    after(() => app.close());

    async function becomes(name: string): Promise<Visitor> {
      const visitor = new Visitor(app.running, null, {});
      const page = await visitor.get('/personas');
      const button = [...page.document.querySelectorAll('button')].find((one) => one.textContent?.includes(name));
      assert.ok(button, `${name} is not among the personas`);
      const form = button.closest('form')!;
      const fields = new URLSearchParams(
        [...form.querySelectorAll('input')].map((one) => [one.getAttribute('name')!, one.getAttribute('value') ?? '']),
      );
      if (button.getAttribute('name')) fields.set(button.getAttribute('name')!, button.getAttribute('value')!);
      const answer = await visitor.request('POST', form.getAttribute('action')!, {
        payload: fields.toString(),
        headers,
      });
      assert.equal(answer.status, 303);
      return visitor;
    }

    /** Every page that the links lead somebody to, three of each shape. */
    async function crawl(visitor: Visitor): Promise<Page[]> {
      const pages: Page[] = [];
      const seen = new Map<string, number>();
      const queue = ['/', '/cases'];
      const known = new Set(queue);
      for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
        const shape = idless(url);
        if ((seen.get(shape) ?? 0) >= 3) continue;
        seen.set(shape, (seen.get(shape) ?? 0) + 1);
        const answer = await visitor.request('GET', url);
        assert.ok(answer.status < 500, `${url} answered ${answer.status}`);
        if (!String(answer.headers['content-type']).startsWith('text/html')) continue;
        const page = new Page(url, answer);
        if (answer.status === 200) pages.push(page);
        for (const link of page.document.querySelectorAll('a[href^="/"]')) {
          const href = link.getAttribute('href')!.replace(/#.*/, '');
          if (known.has(href) || leave.test(href) || href.startsWith('/assets')) continue;
          known.add(href);
          queue.push(href);
        }
      }
      return pages;
    }

    /** The form as a browser would send it, with a few fields spoilt; what was typed into fields that show it again. */
    function spoil(form: Element): { sent: URLSearchParams; typed: Map<string, string> } {
      const sent = new URLSearchParams();
      const typed = new Map<string, string>();
      for (const control of form.querySelectorAll('input[name], textarea[name], select[name]')) {
        const name = control.getAttribute('name')!;
        const type = control.getAttribute('type') ?? control.tagName.toLowerCase();
        const own = heldBy(control);
        if (type === 'file') continue;
        if (name === '_csrf' || name === '_once') {
          sent.append(name, own);
          continue;
        }
        const worst = nasty[random(nasty.length)]!;
        if (type === 'text' || type === 'textarea') {
          const value = random(4) === 0 ? 'Something sensible' : worst;
          sent.append(name, value);
          typed.set(name, value);
        } else if (type === 'select') {
          const options = [...control.querySelectorAll('option')].map((one) => one.getAttribute('value') ?? '');
          sent.append(name, random(3) > 0 && options.length > 0 ? options[random(options.length)]! : worst);
        } else if (type === 'hidden') sent.append(name, random(6) > 0 ? own : worst);
        else if (random(3) > 0) sent.append(name, random(3) > 0 ? own : worst);
      }
      if (random(6) === 0) sent.append('aFieldThatIsNotThere', worst(random));
      return { sent, typed };
    }
    const worst = (pick: (below: number) => number) => nasty[pick(nasty.length)]!;

    it('answers clearly whatever is sent, gives back what was typed, and keeps the audit whole', {
      timeout: 1_800_000,
    }, async () => {
      let forms = 0;
      let refused = 0;
      let returned = 0;
      for (const visitor of people) {
        const tried = new Map<string, number>();
        for (const page of await crawl(visitor)) {
          const actions = [...page.document.querySelectorAll('form')]
            .filter((form) => (form.getAttribute('method') ?? 'get').toLowerCase() === 'post')
            .filter((form) => form.getAttribute('enctype') !== 'multipart/form-data')
            .map((form) => form.getAttribute('action')!)
            .filter((action) => !leave.test(action));
          for (const action of new Set(actions)) {
            const times = tried.get(idless(action)) ?? 0;
            if (times >= 2) continue;
            tried.set(idless(action), times + 1);
            for (let round = 0; round < rounds; round += 1) {
              const fresh = new Page(page.url, await visitor.request('GET', page.url));
              const form = [...fresh.document.querySelectorAll('form')].find(
                (one) => one.getAttribute('action') === action,
              );
              if (!form) break;
              const { sent, typed } = spoil(form);
              const answer = await visitor.request('POST', action, { payload: sent.toString(), headers });
              const where = `${action} (seed ${seed}) answered ${answer.status} to ${sent.toString().slice(0, 600)}`;
              forms += 1;
              assert.ok(answer.status < 500, where);
              assert.doesNotMatch(answer.body, /at .*\.ts:\d|node_modules/, where);
              if (answer.status >= 400) refused += 1;
              if (answer.status === 422) {
                const back = new Page(action, answer);
                assert.ok(back.errors.length > 0, `${where}, and says no error`);
                await holdToHouseRules(back);
                const again = [...back.document.querySelectorAll('form')].find((one) => isSame(one, action, sent));
                for (const [name, value] of typed) {
                  const control = again?.querySelector(`[name="${name}"]`);
                  if (!control) continue;
                  assert.equal(
                    plain(heldBy(control)),
                    plain(value),
                    `${where}: what was typed into ${name} is not given back`,
                  );
                  returned += 1;
                }
              }
            }
          }
        }
      }
      await app.running.dispatcher.idle();
      for (const visitor of [...people, app.guest()])
        for (const page of await crawl(visitor)) {
          assert.equal(
            page.document.querySelectorAll('img[onerror], script:not([src])').length,
            0,
            `${page.url} runs what somebody typed`,
          );
          await holdToHouseRules(page);
        }
      const report = await app.look((tx) => verifyAudit(tx, openHeadFile(app.running.services.config.dataDir)));
      assert.deepEqual(report.faults, []);
      const line = `${embedded ? 'embedded' : 'postgresql'}: ${forms} spoilt forms sent (seed ${seed}), ${refused} refused, ${returned} fields given back as typed, none answered by a fault`;
      keepFigure(line);
      assert.ok(forms > 300 && refused > 100, line);
    });
  });

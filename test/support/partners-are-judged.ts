import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { intakeNow } from '#slices/procurement/tendering/intake-store.ts';
import { unpacking } from '#slices/procurement/tendering/unpack-intake.ts';
import { verifyPack } from '#slices/thread/audit-pack/verify-pack.ts';
import { readZip } from '#slices/thread/audit-pack/write-zip.ts';
import type { ACase } from '#test/support/a-case.ts';
import type { Fields, TestApp } from '#test/support/client.ts';
import { type Desk, type Desks, day, field, says, send } from '#test/support/desks.ts';
import { makeZip } from '#test/support/make-zip.ts';

type Name = 'dev' | 'mo' | 'amara' | 'ivy' | 'rose' | 'vera' | 'fell' | 'moorside';

/** Where the journey stands when final tenders come in: what earlier steps have made is there by then. */
export type Walk = Readonly<{
  app: TestApp;
  one: ACase;
  desks: Desks;
  id: string;
  base: string;
  tendering: string;
  judging: string;
  open: string;
  at: Record<Name, Desk>;
  criteria: Record<string, string>;
  bulk(who: Name, path: string, action: string, fields?: Fields): Promise<unknown>;
  clock(instant: string): Promise<void>;
  bidders(): Promise<readonly { id: string; name: string }[]>;
  bidder(name: string): Promise<string>;
}>;

export const names = ['Fell & Shore Together', 'Moorside Partners', 'Bright Homes'] as const;
const [first, second, third] = names;

/** The second half of the journey in which partners are chosen: from final tenders to the auditor. */
export function fromTenders(w: Walk): void {
  const { at, criteria, bulk, clock, bidder } = w;
  it('final tenders are brought in from the portal, closed, and opened by two', async () => {
    const { desks, id, tendering } = w;
    const { dev, mo } = at;
    const receive = `${tendering}/receive`;
    await clock('2027-03-02T09:00:00Z');
    await desks.go(mo, receive);
    await mo.hands.choose('layout', 'a-folder-each');
    const both = [first, second];
    const archive = makeZip(
      both.flatMap((name) => [
        { name: `${name}/Quality/Method statement.txt`, content: `We ring before each visit. ${name.length}` },
        { name: `${name}/Price/Open book.txt`, content: 'Costs in the open', stored: true },
      ]),
    );
    const receipts = `Supplier,Received at\n${both.map((name) => `${name},2027-03-01 11:00`).join('\n')}\n`;
    const files = { zip: 'application/zip', csv: 'text/csv' } as const;
    await mo.page.setInputFiles('[name=archives]', { name: 'all.zip', mimeType: files.zip, buffer: archive });
    await mo.page.setInputFiles('[name=receipts]', {
      name: 'receipts.csv',
      mimeType: files.csv,
      buffer: Buffer.from(receipts),
    });
    await mo.hands.send(send('/archives'));
    await unpacking.untilDone((await w.app.look((tx) => intakeNow(tx, id)))!.id);
    await mo.page.goto(receive);
    await desks.look(mo);
    await mo.hands.send(send('/settled'));
    await mo.hands.choose('sure', 'yes');
    await mo.hands.send(send('/complete'));
    for (const who of [dev, mo]) {
      await desks.go(who, `${tendering}/open`);
      await who.hands.choose('sure', 'yes');
      await who.hands.send(send('/open'));
    }
    await desks.go(mo, `${tendering}/tenders`);
    assert.match(await says(mo), /Fell & Shore Together.*Moorside Partners/s);
  });

  const boxes = ({ page }: Desk, name: string) =>
    page.locator(`[name^="${name}"]`).evaluateAll((all) => all.map((box) => box.getAttribute('name')!));
  const scores = async (desk: Desk, criterion: string, reason: string) => {
    const path = `${w.judging}/questions/${criteria[criterion]}`;
    await w.desks.go(desk, path);
    for (const [place, name] of (await boxes(desk, 'score-')).entries()) {
      await desk.hands.pick(`[name="${name}"]`, place === 0 ? '4' : '3');
      await desk.hands.say(`[name="${name.replace('score', 'reason')}"]`, `${reason} ${place + 1}`);
    }
    await desk.hands.send(send(path));
    await w.desks.go(desk, w.judging);
    await desk.hands.send(send('/locks'));
  };

  it('two who judge and a resident score alone and lock; nobody sees whose tender it is', async () => {
    const { desks, judging } = w;
    const { dev, amara, ivy, rose } = at;
    await desks.go(dev, judging);
    await dev.hands.unfold('Name a judge');
    await dev.hands.pick(field('/judges', 'person'), 'Amara Okafor');
    await dev.hands.choose('criterionIds', criteria['How you behave as a partner']!);
    await dev.hands.send(send('/judges'));
    const panel = [criteria['How you behave as a partner']!];
    const judge = (who: Name, criterionIds: string[]) =>
      bulk('dev', judging, `${judging}/judges`, { person: at[who].visitor!.personId!, criterionIds });
    await judge('ivy', panel);
    await judge('rose', [criteria['What residents would notice']!]);
    await scores(amara, 'How you behave as a partner', 'It gave way when it cost it something');
    assert.doesNotMatch(await says(amara), /Fell & Shore Together|Moorside Partners/);
    await scores(rose, 'What residents would notice', 'I would know who comes');
    await scores(ivy, 'How you behave as a partner', 'It shares its rota');
  });

  it('the panel settles each score and says what bidders are told; quality is locked', async () => {
    const { desks, judging } = w;
    const { mo, dev } = at;
    const settle = async (desk: Desk, criterion: string) => {
      const path = `${judging}/settled/${criteria[criterion]}`;
      await desks.go(desk, path);
      for (const [place, name] of (await boxes(desk, 'score-')).entries()) {
        await desk.hands.pick(`[name="${name}"]`, place === 0 ? '4' : '3');
        await desk.hands.say(
          `[name="${name.replace('score', 'explanation')}"]`,
          `${criterion}: page ${place + 2} tells of the winter rota, ${place === 0 ? 'with names' : 'without names'}`,
        );
      }
      await desk.hands.send(send(path));
    };
    await settle(mo, 'How you behave as a partner');
    await settle(dev, 'What residents would notice');
    await desks.go(dev, `${judging}/checks`);
    const optionOf = (end: string, name: string, place: number) =>
      dev.page
        .locator(`${field(end, name)} option`)
        .nth(place)
        .innerText();
    for (const place of [1, 2]) {
      await dev.hands.unfold('Record a pass or a fail');
      await dev.hands.pick(field('/passes', 'tender'), await optionOf('/passes', 'tender', place));
      await dev.hands.pick(field('/passes', 'criterion'), 'Registered');
      await dev.hands.choose('passes', 'yes');
      await desks.fill(dev, '/passes', { because: 'The register, looked at today' });
    }
    for (const type of ['debarment', 'sub-contractor'])
      for (const place of [1, 2]) {
        await dev.hands.unfold('Record a check');
        await dev.hands.pick(field('/checks', 'tender'), await optionOf('/checks', 'tender', place));
        await dev.hands.choose('type', type);
        await dev.hands.choose('found', 'no');
        await desks.fill(dev, '/checks', { about: 'The bidder, none named', source: 'The list on GOV.UK' });
      }
    await desks.go(mo, judging);
    await mo.hands.send(send('/quality'));
    assert.match(await says(mo), /locked/i);
  });

  it('then prices are opened by two, typed by one, confirmed by the other, and scores are final', async () => {
    const { desks, tendering, judging } = w;
    const { mo, dev } = at;
    for (const who of [dev, mo]) {
      await desks.go(who, `${tendering}/open-prices`);
      await who.hands.choose('sure', 'yes');
      await who.hands.send(send('/open-prices'));
    }
    await desks.go(dev, `${judging}/prices`);
    await dev.hands.unfold('Type prices');
    for (const [place, name] of (await boxes(dev, 'price-')).entries())
      await dev.hands.say(`[name="${name}"]`, place === 0 ? '1,150,000' : '1,180,000');
    await dev.hands.send(send('/prices'));
    await desks.go(mo, `${judging}/prices`);
    await desks.look(mo);
    for (const seen of await mo.page.locator('[name=seen]').all()) {
      await seen.focus();
      await mo.page.keyboard.press('Space');
    }
    await mo.hands.send(send('/prices/confirmed'));
    await mo.hands.send(send('/final'));
    await desks.go(mo, `${judging}/hangs`);
  });

  let winner: string;
  it('the selection is decided under a power, and everybody is told why before the award notice', async () => {
    const { desks, base } = w;
    const { dev } = at;
    const award = `${base}/award`;
    await clock('2027-03-08T09:00:00Z');
    await desks.go(dev, award);
    winner = /The scores recommend (.+)\./.exec(await says(dev))![1]!;
    await dev.hands.choose('outcome', 'awarded');
    await dev.hands.pick(field('/award', 'decidedBy'), 'Dev Patel');
    await desks.fill(dev, '/award', {
      worth: '1,380,000',
      because: 'It stands first by the published criteria',
      power: 'Scheme of delegation 4.2',
    });
    await desks.look(dev);
    await dev.hands.unfold('Record a promise');
    await dev.hands.choose('type', 'method');
    await desks.fill(dev, '/promises', { words: 'Every spare hour is on one list', standsIn: 'Method statement' });
    for (const [place, name] of names.entries()) {
      const letter = `${award}/letters/${await bidder(name)}`;
      const particulars = {
        address: '1 Fell Road, Netherby',
        email: 'desk@example.org',
        identifier: `GB-COH-0${place + 1}`,
      };
      if (place > 0) {
        await bulk('dev', letter, `${letter}/particulars`, particulars);
        continue;
      }
      await desks.go(dev, letter);
      await dev.hands.unfold('Say where');
      await desks.fill(dev, '/particulars', particulars);
    }
    await desks.go(dev, `${award}/letters/${await bidder(third)}`);
    assert.match(await says(dev), /It left each session before anything was decided together/);
    assert.ok(!(await says(dev)).includes(winner), 'the reasons name another bidder');
    await desks.go(dev, `${award}/letters`);
    await dev.hands.send(send('/award/letters'));
    assert.equal((await says(dev)).match(/Given/g)?.length, 3);
    await desks.go(dev, `${award}/standstill`);
    await dev.hands.unfold('Say which standstill');
    await dev.hands.choose('type', 'voluntary');
    await dev.hands.send(send('/standstill'));
  });

  /** Freezes a notice and records that the platform shows it; what is only said there is said to be. */
  const publishes = async (desk: Desk, code: string, platformNumber: string) => {
    const notice = `${w.base}/notices/${code}`;
    await w.desks.go(desk, notice);
    if ((await desk.page.locator('[name=incomplete]').count()) > 0) await desk.hands.choose('incomplete', 'yes');
    await desk.hands.send(send('/versions'));
    await w.desks.go(desk, notice);
    await w.desks.fill(desk, '/publication', { platformNumber, appearedAt: '08:30' });
    assert.match(await says(desk), new RegExp(platformNumber));
  };

  it('it stands still for eight working days of the whole United Kingdom, and no day less', async () => {
    const { desks, base } = w;
    const { mo, dev } = at;
    const standstill = `${base}/award/standstill`;
    await clock('2027-03-09T09:00:00Z');
    await publishes(mo, 'uk6', '004990-2027');
    await desks.go(dev, standstill);
    // St Patrick's Day is a bank holiday in a part of the United Kingdom.
    assert.match(await says(dev), /Last day\s+.*19 March 2027.*17 March/s);
    await clock('2027-03-19T17:00:00Z');
    const early = await dev.visitor!.submit(
      await dev.visitor!.get(standstill),
      `${standstill}/events`,
      { event: 'over' },
      422,
    );
    assert.match(early.errors.join(), /It can be over from .*20 March 2027/);
    await clock('2027-03-22T09:00:00Z');
    await desks.go(dev, standstill);
    await dev.hands.pick(field('/events', 'event'), await dev.page.locator('option[value=over]').innerText());
    await dev.hands.send(send('/events'));
  });

  it('an alliance is drafted from the award with a charter, and its contract details go out in time', async () => {
    const { desks, base, open } = w;
    const { dev, mo } = at;
    await desks.go(dev, `${base}/award/contracts`);
    await desks.fill(dev, '/contracts', {
      value: '1,380,000',
      ...day('startsOn', '2027-04-01'),
      ...day('endsOn', '2031-03-31'),
    });
    await desks.look(dev);
    assert.match(await says(dev), /19 July 2027/);
    await desks.go(dev, `${base}/agreement`);
    await dev.hands.pick(field('/agreement', 'form'), 'An alliance');
    await dev.hands.send(send('/agreement'));
    await desks.look(dev);
    assert.match(await says(dev), /Every spare hour is on one list.*How you behave as a partner/s);
    await dev.hands.send(send('/all'));
    const agreement = new URL(dev.page.url()).pathname.replace('/from-award', '');
    await desks.go(dev, `${agreement}/charter`);
    await dev.hands.unfold('Write the charter');
    await desks.fill(dev, '/charter', {
      purpose: 'People in Fell and Shore are visited by somebody they know',
      principles: 'We decide what is best for people, before any of us',
      joining: 'Whoever gives care here, if every member agrees',
      leaving: 'By telling the others six months before',
      conflicts: 'Who stands to gain says so, and does not decide',
    });
    await desks.go(dev, agreement);
    assert.match(await says(dev), /Alliance.*Draft/is);
    assert.ok((await says(dev)).includes(winner));
    await publishes(mo, 'uk7', '005123-2027');
    await desks.go(mo, `${base}/award/contracts`);
    assert.match(await says(mo), /Done on 22 March 2027/);
    await desks.go(at.moorside, `${open}/notices`);
    assert.match(await says(at.moorside), /004711-2027.*004990-2027.*005123-2027/s);
  });

  it('the auditor takes the pack away, and it checks out by itself', async () => {
    const { desks, base } = w;
    const { vera } = at;
    await desks.go(vera, `${base}/audit-pack`);
    const link = 'a[href$="/audit-pack/file"]';
    const [download] = await Promise.all([vera.page.waitForEvent('download'), vera.page.locator(link).press('Enter')]);
    const zip = readFileSync(await download.path());
    const found = verifyPack(zip);
    assert.deepEqual(found.faults, []);
    assert.ok((await says(vera)).includes(found.seal!));
    const all = readZip(zip)!
      .map(({ bytes }) => bytes.toString('utf8'))
      .join('\n');
    assert.ok(/Scheme of delegation 4\.2/.test(all));
    assert.ok(all.includes('Round 2: how gain and pain would be shared'));
  });
}

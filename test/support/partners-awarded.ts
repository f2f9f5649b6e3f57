import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { verifyPack } from '#slices/thread/audit-pack/verify-pack.ts';
import { readZip } from '#slices/thread/audit-pack/write-zip.ts';
import { field, send } from './at-a-browser.ts';
import { boxes } from './boxes.ts';
import type { Desk } from './desks.ts';
import { names, type Selection } from './partner-selection.ts';

const third = names[2];

/** From final scores to the alliance's draft, and to the pack that the auditor checks. */
export function partnersAwarded(s: Selection): void {
  it('the selection is decided under a power, and everybody is told why before the award notice', async () => {
    const { dev } = s.at;
    const award = `${s.base}/award`;
    await s.clock('2027-03-08T09:00:00Z');
    await s.desks.go(dev, award);
    s.winner = /The scores recommend (.+)\./.exec(await dev.main())![1]!;
    await dev.hands.choose('outcome', 'awarded');
    await dev.hands.pick(field('/award', 'decidedBy'), 'Dev Patel');
    await dev.send('/award', {
      worth: '1,380,000',
      because: 'It stands first by the published criteria',
      power: 'Scheme of delegation 4.2',
    });
    await dev.look();
    await dev.hands.unfold('Record a promise');
    await dev.hands.choose('type', 'method');
    await dev.send('/promises', { words: 'Every spare hour is on one list', standsIn: 'Method statement' });
    for (const [place, name] of names.entries()) {
      const letter = `${award}/letters/${await s.bidder(name)}`;
      const particulars = {
        address: '1 Fell Road, Netherby',
        email: 'desk@example.org',
        identifier: `GB-COH-0${place + 1}`,
      };
      if (place > 0) {
        await s.bulk('dev', letter, `${letter}/particulars`, particulars);
        continue;
      }
      await s.desks.go(dev, letter);
      await dev.hands.unfold('Say where');
      await dev.send('/particulars', particulars);
    }
    await s.desks.go(dev, `${award}/letters/${await s.bidder(third)}`);
    assert.match(await dev.main(), /It left each session before anything was decided together/);
    assert.ok(!(await dev.main()).includes(s.winner), 'the reasons name another bidder');
    await s.desks.go(dev, `${award}/letters`);
    await dev.hands.send(send('/award/letters'));
    assert.equal((await dev.main()).match(/Given/g)?.length, 3);
    await s.desks.go(dev, `${award}/standstill`);
    await dev.hands.unfold('Say which standstill');
    await dev.hands.choose('type', 'voluntary');
    await dev.hands.send(send('/standstill'));
  });

  /** Freezes a notice and records that the platform shows it; what is only said there is said to be. */
  const publishes = async (desk: Desk, code: string, platformNumber: string) => {
    const notice = `${s.base}/notices/${code}`;
    await s.desks.go(desk, notice);
    if ((await desk.page.locator('[name=incomplete]').count()) > 0) await desk.hands.choose('incomplete', 'yes');
    await desk.hands.send(send('/versions'));
    await s.desks.go(desk, notice);
    await desk.send('/publication', { platformNumber, appearedAt: '08:30' });
    assert.match(await desk.main(), new RegExp(platformNumber));
  };

  it('it stands still for eight working days of the whole United Kingdom, and no day less', async () => {
    const { mo, dev } = s.at;
    const standstill = `${s.base}/award/standstill`;
    await s.clock('2027-03-09T09:00:00Z');
    await publishes(mo, 'uk6', s.platformNumber(4990));
    await s.desks.go(dev, standstill);
    // St Patrick's Day is a bank holiday in a part of the United Kingdom.
    assert.match(await dev.main(), /Last day\s+.*19 March 2027.*17 March/s);
    await s.clock('2027-03-19T17:00:00Z');
    const early = await dev.visitor!.submit(
      await dev.visitor!.get(standstill),
      `${standstill}/events`,
      { event: 'over' },
      422,
    );
    assert.match(early.errors.join(), /It can be over from .*20 March 2027/);
    await s.clock('2027-03-22T09:00:00Z');
    await s.desks.go(dev, standstill);
    await dev.hands.pick(field('/events', 'event'), await dev.page.locator('option[value=over]').innerText());
    await dev.hands.send(send('/events'));
  });

  it('an alliance is drafted from the award with a charter, and its contract details go out in time', async () => {
    const { dev, mo } = s.at;
    await s.desks.go(dev, `${s.base}/award/contracts`);
    await dev.send('/contracts', {
      value: '1,380,000',
      ...boxes('startsOn', '2027-04-01'),
      ...boxes('endsOn', '2031-03-31'),
    });
    await dev.look();
    assert.match(await dev.main(), /19 July 2027/);
    await s.desks.go(dev, `${s.base}/agreement`);
    await dev.hands.pick(field('/agreement', 'form'), 'An alliance');
    await dev.hands.send(send('/agreement'));
    await dev.look();
    assert.match(await dev.main(), /Every spare hour is on one list.*How you behave as a partner/s);
    await dev.hands.send(send('/all'));
    const agreement = new URL(dev.page.url()).pathname.replace('/from-award', '');
    await s.desks.go(dev, `${agreement}/charter`);
    await dev.hands.unfold('Write the charter');
    await dev.send('/charter', {
      purpose: 'People in Fell and Shore are visited by somebody they know',
      principles: 'We decide what is best for people, before any of us',
      joining: 'Whoever gives care here, if every member agrees',
      leaving: 'By telling the others six months before',
      conflicts: 'Who stands to gain says so, and does not decide',
    });
    await s.desks.go(dev, agreement);
    assert.match(await dev.main(), /Alliance.*Draft/is);
    assert.ok((await dev.main()).includes(s.winner));
    await publishes(mo, 'uk7', s.platformNumber(5123));
    await s.desks.go(mo, `${s.base}/award/contracts`);
    assert.match(await mo.main(), /Done on 22 March 2027/);
    await s.desks.go(s.at.moorside, `${s.open}/notices`);
    for (const number of [4711, 4990, 5123])
      assert.match(
        await s.at.moorside.main(),
        new RegExp(`number ${s.platformNumber(number)} on the central platform`),
      );
  });

  it('the auditor takes the pack away, and it checks out by itself', async () => {
    const { vera } = s.at;
    await s.desks.go(vera, `${s.base}/audit-pack`);
    const link = 'a[href$="/audit-pack/file"]';
    const [download] = await Promise.all([vera.page.waitForEvent('download'), vera.page.locator(link).press('Enter')]);
    const zip = readFileSync(await download.path());
    const found = verifyPack(zip);
    assert.deepEqual(found.faults, []);
    assert.ok((await vera.main()).includes(found.seal!));
    const all = readZip(zip)!
      .map(({ bytes }) => bytes.toString('utf8'))
      .join('\n');
    assert.ok(/Scheme of delegation 4\.2/.test(all));
    assert.ok(all.includes('Round 2: how gain and pain would be shared'));
  });
}

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { field, send } from './at-a-browser.ts';
import type { Desk } from './desks.ts';
import type { Name, Selection } from './partner-selection.ts';

/** From opened tenders to final scores. */
export function partnersJudged(s: Selection): void {
  const boxes = ({ page }: Desk, name: string) =>
    page.locator(`[name^="${name}"]`).evaluateAll((all) => all.map((box) => box.getAttribute('name')!));
  const scores = async (desk: Desk, criterion: string, reason: string) => {
    const path = `${s.judging}/questions/${s.criteria[criterion]}`;
    await s.desks.go(desk, path);
    for (const [place, name] of (await boxes(desk, 'score-')).entries()) {
      await desk.hands.pick(`[name="${name}"]`, place === 0 ? '4' : '3');
      await desk.hands.say(`[name="${name.replace('score', 'reason')}"]`, `${reason} ${place + 1}`);
    }
    await desk.hands.send(send(path));
    await s.desks.go(desk, s.judging);
    await desk.hands.send(send('/locks'));
  };

  it('two who judge and a resident score alone and lock; nobody sees whose tender it is', async () => {
    const { dev, amara, ivy, rose } = s.at;
    await s.desks.go(dev, s.judging);
    await dev.hands.unfold('Name a judge');
    await dev.hands.pick(field('/judges', 'person'), 'Amara Okafor');
    await dev.hands.choose('criterionIds', s.criteria['How you behave as a partner']!);
    await dev.hands.send(send('/judges'));
    const panel = [s.criteria['How you behave as a partner']!];
    const judge = (who: Name, criterionIds: string[]) =>
      s.bulk('dev', s.judging, `${s.judging}/judges`, { person: s.at[who].visitor!.personId!, criterionIds });
    await judge('ivy', panel);
    await judge('rose', [s.criteria['What residents would notice']!]);
    await scores(amara, 'How you behave as a partner', 'It gave way when it cost it something');
    assert.doesNotMatch(await amara.main(), /Fell & Shore Together|Moorside Partners/);
    await scores(rose, 'What residents would notice', 'I would know who comes');
    await scores(ivy, 'How you behave as a partner', 'It shares its rota');
  });

  it('the panel settles each score and says what bidders are told; quality is locked', async () => {
    const { mo, dev } = s.at;
    const settle = async (desk: Desk, criterion: string) => {
      const path = `${s.judging}/settled/${s.criteria[criterion]}`;
      await s.desks.go(desk, path);
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
    await s.desks.go(dev, `${s.judging}/checks`);
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
      await dev.send('/passes', { because: 'The register, looked at today' });
    }
    for (const type of ['debarment', 'sub-contractor'])
      for (const place of [1, 2]) {
        await dev.hands.unfold('Record a check');
        await dev.hands.pick(field('/checks', 'tender'), await optionOf('/checks', 'tender', place));
        await dev.hands.choose('type', type);
        await dev.hands.choose('found', 'no');
        await dev.send('/checks', { about: 'The bidder, none named', source: 'The list on GOV.UK' });
      }
    await s.desks.go(mo, s.judging);
    await mo.hands.send(send('/quality'));
    assert.match(await mo.main(), /locked/i);
  });

  it('then prices are opened by two, typed by one, confirmed by the other, and scores are final', async () => {
    const { mo, dev } = s.at;
    for (const who of [dev, mo]) {
      await s.desks.go(who, `${s.tendering}/open-prices`);
      await who.hands.choose('sure', 'yes');
      await who.hands.send(send('/open-prices'));
    }
    await s.desks.go(dev, `${s.judging}/prices`);
    await dev.hands.unfold('Type prices');
    for (const [place, name] of (await boxes(dev, 'price-')).entries())
      await dev.hands.say(`[name="${name}"]`, place === 0 ? '1,150,000' : '1,180,000');
    await dev.hands.send(send('/prices'));
    await s.desks.go(mo, `${s.judging}/prices`);
    await mo.look();
    for (const seen of await mo.page.locator('[name=seen]').all()) {
      await seen.focus();
      await mo.page.keyboard.press('Space');
    }
    await mo.hands.send(send('/prices/confirmed'));
    await mo.hands.send(send('/final'));
    await s.desks.go(mo, `${s.judging}/hangs`);
  });
}

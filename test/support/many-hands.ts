import { type AtABrowser, field, send as sendOf } from './at-a-browser.ts';
import { boxes } from './boxes.ts';

/** What several people do at their browsers, each by name, on forms that are told apart by how their address ends. */
export function manyHands<N extends string>(people: Readonly<Record<N, AtABrowser>>, javaScript: boolean) {
  const main = (name: N) => people[name].main();
  const go = (name: N, path: string) => people[name].go(path);
  const at = (name: N) => people[name].path();
  const look = (name: N) => people[name].look();
  const follow = (name: N, link: string) => people[name].hands.send(`main a:has-text("${link}")`);
  const says = async (name: N, end: string, fields: Readonly<Record<string, string>>) => {
    for (const [one, text] of Object.entries(fields)) await people[name].hands.say(field(end, one), text);
  };
  const picks = async (name: N, end: string, fields: Readonly<Record<string, string>>) => {
    for (const [one, text] of Object.entries(fields)) await people[name].hands.pick(field(end, one), text);
  };
  /** A box or a dot of one form, where another form of the page has one of the same name. */
  const tick = async (name: N, end: string, one: string, value: string) => {
    const { page } = people[name];
    const box = page.locator(`${field(end, one)}[value="${value}"]`);
    if (!javaScript) return box.check();
    await box.focus();
    await page.keyboard.press('Space');
  };
  const date = (name: N, end: string, one: string, on: string) => says(name, end, boxes(one, on));
  const send = (name: N, end: string) => people[name].hands.send(sendOf(end));

  return { main, go, at, look, follow, says, picks, tick, date, send };
}

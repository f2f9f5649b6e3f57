import { mkdirSync } from 'node:fs';
import { closeBrowser, openPerson, startThornmere } from '#test/support/browser.ts';

/** Makes the README's pictures from the demonstration: the same pages on any machine. */
const pictures: { name: string; as: string | null; path: (caseId: string) => Promise<string>; click?: string }[] = [
  { name: 'home', as: 'Dev Patel', path: async () => '/' },
  { name: 'case', as: 'Amara Okafor', path: async (caseId: string) => `/cases/${caseId}` },
  { name: 'thread', as: 'Dev Patel', path: async (caseId: string) => `/cases/${caseId}/thread` },
  { name: 'map', as: 'Dev Patel', path: async (caseId: string) => `/cases/${caseId}/map` },
  { name: 'left', as: 'Dev Patel', path: async (caseId: string) => `/cases/${caseId}/left` },
  {
    name: 'question',
    as: 'Dev Patel',
    path: async (caseId: string) => `/cases/${caseId}/left/questions`,
    click: 'Before we draw lots',
  },
  { name: 'resident', as: null, path: async (caseId: string) => `/public/cases/${caseId}` },
];

const site = await startThornmere();
mkdirSync('docs/pictures', { recursive: true });
try {
  let caseId = '';
  for (const { name, as, path, click } of pictures) {
    const person = await openPerson(site, { width: 1180, height: 1000 });
    if (as) {
      await person.page.goto('/personas');
      await person.page.getByRole('button', { name: as }).click();
      await person.page.goto('/cases');
      caseId ||=
        /\/cases\/([0-9a-f-]{36})/.exec(
          (await person.page.locator('main a').first().getAttribute('href')) ?? '',
        )?.[1] ?? '';
    }
    await person.page.goto(await path(caseId));
    if (click) await person.page.getByRole('link', { name: click }).click();
    await person.page.screenshot({ path: `docs/pictures/${name}.png`, fullPage: name === 'home' || name === 'left' });
    console.log(`docs/pictures/${name}.png`);
    await person.close();
  }
} finally {
  await closeBrowser();
  await site.stop();
}

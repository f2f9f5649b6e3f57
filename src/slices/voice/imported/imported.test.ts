import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe } from 'node:test';
import { sql } from 'kysely';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { readRealFile, realPath, testOnRealData } from '#test/support/real-data.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { counting } from '../held/keep-counting.ts';

const voice = (name: string) => `voice/${name}`;

describe('a real conversation that is brought in', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
  });
  after(() => app.close());
  const bring = async (name: string) => {
    const path = `/cases/${caseId}/conversations`;
    const files = readdirSync(realPath('voice', name)).map((file) => ({
      field: 'files',
      name: file,
      content: readRealFile('voice', name, file),
    }));
    const kept = await dev.upload(await dev.get(path), path, {}, files);
    const id = kept.link('Look at the conversation').split('/').at(-1)!;
    await counting.untilDone(id);
    return dev.get(`${path}/${id}`);
  };

  testOnRealData(
    'shows its clear groups, what all of them agree with and what divides them, with intervals',
    voice('scoop-hivemind.biodiversity'),
    async () => {
      const page = await bring('scoop-hivemind.biodiversity');
      assert.match(page.text, /There are 2 clear groups, of \d+ and \d+ people/);
      assert.match(page.text, /What divides the groups/);
      assert.match(page.text, /Lowest agreement of a group.*\d+% \(\d+ to \d+%\)/s);
      assert.match(page.text, /It is not consent/);
    },
  );

  testOnRealData(
    'says that there are no clear groups where twenty-six people are too few',
    voice('london.youth.policing'),
    async () => {
      const page = await bring('london.youth.policing');
      assert.match(page.text, /There are no clear groups/);
    },
  );

  testOnRealData(
    'keeps no vote of anybody, and reads the same files again only where they were not counted',
    voice('brexit-consensus'),
    async () => {
      const page = await bring('brexit-consensus');
      assert.match(page.text, /2 clear groups/);
      const votes = await app.look((tx) =>
        sql<{ votes: number }>`select count(*)::integer as votes from conversation_votes`.execute(tx),
      );
      assert.equal(votes.rows[0]!.votes, 0);
      await app.act(null, ({ tx }) => sql`delete from conversation_counts`.execute(tx));
      assert.doesNotMatch((await dev.get(page.url)).text, /clear groups/);
      assert.match((await bring('brexit-consensus')).text, /2 clear groups/);
    },
  );
});

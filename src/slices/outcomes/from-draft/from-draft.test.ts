import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { theSystem, type Who } from '#platform/access/who.ts';
import { counting, draftsById } from '#slices/voice/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation, type Taker } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { outcomesOf, takeUpDraft } from '../index.ts';

describe('a draft of a conversation that everybody agrees with', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  let people: Taker[];
  let draftId: string;
  const path = () => `/cases/${caseId}/drafts/${draftId}/outcome`;
  const draft = async () => (await app.look((tx) => draftsById(tx, [draftId])))[0]!;

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    talk = await heldConversation(app, dev, caseId);
    people = await talk.joinAll(8);
    await talk.allVote(people, () => 'agree');
    await talk.count();
    const [hot, together] = await talk.statements();
    const kept = await dev.submit(await dev.get(`${talk.base}/drafts`), `${talk.base}/drafts`, {
      words: 'A hot meal is there every day',
      statements: [hot!.id, together!.id],
    });
    draftId = kept.url.split('/').at(-1)!;
  });
  after(async () => {
    await counting.untilDone(talk.id);
    await app.close();
  });

  it('is taken up by nobody who has no hand in the case, and by no provider or councillor on it', async () => {
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    assert.equal((await stranger.request('GET', path())).status, 404);
    assert.equal((await app.guest().request('GET', path())).status, 303);
    const who = (hats: string[]): Who => ({ ...theSystem, personId: dev.personId, hats });
    for (const hats of [[], ['provider'], ['councillor'], ['auditor']])
      await assert.rejects(
        app.act(dev, async (act) =>
          takeUpDraft(act.as(who(hats)), await draftsById(act.tx, [draftId]).then(([one]) => one!)),
        ),
        { code: 'not-allowed' },
      );
    assert.deepEqual(await app.look((tx) => outcomesOf(tx, caseId)), []);
  });

  it('leaves out statements that moderators have taken back since', async () => {
    const [, together] = await talk.statements();
    await dev.submit(await dev.get(`${talk.base}/moderation`), `${talk.base}/moderation`, {
      from: 'shown',
      statements: [together!.id],
      decision: 'refuse',
      reason: 'It is about something else',
    });
    const form = await dev.get(path());
    assert.match(form.text, /in the words of 1 statement that it rests on/);
    assert.match(form.text, /Nobody has said anything of these words/);
  });

  it('is put forward in the words that somebody saw, once, and is a proposal that nobody owns', async () => {
    const form = await dev.get(path());
    await dev.submit(
      await dev.get(`/cases/${caseId}/drafts/${draftId}`),
      `/cases/${caseId}/drafts/${draftId}/wordings`,
      {
        words: 'A hot meal is there on most days',
      },
    );
    await dev.submit(form, path(), {}, 409);
    assert.deepEqual(await app.look((tx) => outcomesOf(tx, caseId)), []);
    const again = await dev.get(path());
    await dev.submit(again, path(), {});
    await dev.submit(again, path(), {});
    const outcomes = await app.look((tx) => outcomesOf(tx, caseId));
    assert.deepEqual(
      outcomes.map(({ state, parts, statement }) => ({ state, parts, statement })),
      [{ state: 'proposed', parts: [], statement: 'A hot meal is there on most days' }],
    );
    assert.equal((await draft()).state, 'taken');
    await assert.rejects(
      app.act(dev, async (act) => takeUpDraft(act, await draftsById(act.tx, [draftId]).then(([one]) => one!)), caseId),
      { code: 'wrong-state' },
    );
  });
});

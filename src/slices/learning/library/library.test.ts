import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { casesById, grantHat, openCase, publishCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { nameAssumption } from '#slices/system/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { identifyLesson, lessonsOf, openReview } from '../index.ts';
import { anyOf } from './find-lessons.ts';

describe('what works here', () => {
  let app: TestApp;
  let dev: Visitor;
  let una: Visitor;
  let secret: string;
  let published: string;
  let own: string;
  const opened = (who: Visitor, about: string, organisation: string) =>
    app.act(who, async (act) => {
      const [found] = await organisationsNamed(act.tx, organisation);
      return openCase(act, { about, organisationId: found!.id });
    });
  const learn = (who: Visitor, caseId: string, words: string) =>
    app.act(
      who,
      async (act) => {
        const assumption = await nameAssumption(act, {
          caseId,
          statement: 'Leaflets bring people to classes',
          because: null,
          confidence: 'low',
          falsifier: null,
          heldBy: null,
        });
        const review = { caseId, title: 'A look back', openedBy: { kind: 'case', id: caseId }, dueOn: null };
        await identifyLesson(act, {
          caseId,
          reviewId: await openReview(act, review),
          words,
          effect: 'changes',
          about: { kind: 'assumption', id: assumption },
          newReading: 'Neighbours bring people to classes',
        });
      },
      caseId,
    );
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    una = await app.person('Una Stone', 'Elsewhere Council');
    secret = await opened(dev, 'Falls at home', 'Thornmere Council');
    published = await opened(dev, 'Walking groups after falls', 'Thornmere Council');
    own = await opened(una, 'People fall and lie there for hours', 'Elsewhere Council');
    await learn(dev, secret, 'Harbour Care could not hold a Sunday round');
    await learn(dev, published, 'Fallers come when a neighbour asks them');
    await app.act(
      dev,
      async (act) => {
        const [one] = await casesById(act.tx, [published]);
        await publishCase(act, one!);
      },
      published,
    );
  });
  after(() => app.close());
  const found = async (who: Visitor, query: string, facet = 'anything') =>
    (await who.get(`/what-works?q=${encodeURIComponent(query)}&in=${facet}`)).text;

  it('is found by words in any form, by what was assumed, and by where one looks', async () => {
    assert.match(await found(dev, 'falling'), /Fallers come when a neighbour asks/);
    assert.match(await found(dev, 'leaflet', 'assumption'), /Fallers come.*Harbour Care|Harbour Care.*Fallers come/);
    assert.match(await found(dev, 'leaflet', 'mechanism'), /Nothing that you may read holds these words/);
    assert.match(await found(dev, ''), /Harbour Care/);
  });

  it('is to others only what their case published; a guess at the rest finds nothing', async () => {
    assert.match(await found(una, 'neighbour'), /Fallers come when a neighbour asks/);
    assert.match(await found(una, 'Harbour'), /Nothing that you may read/);
    for (const guess of ['leaflet', 'Neighbours bring'])
      assert.match(await found(una, guess, 'assumption'), /Nothing that you may read/, guess);
    assert.doesNotMatch(await found(una, ''), /Leaflets|Harbour|Sunday/);
    const guest = await app.guest().request('GET', '/what-works');
    assert.ok(guest.status >= 300 && guest.status < 404);
  });

  it('takes whatever is typed as words', async () => {
    for (const odd of ["'; drop table lessons; --", '&|!():*<->', '"', '   ', 'or or or', '%_\\'])
      await una.get(`/what-works?q=${encodeURIComponent(odd)}`);
    assert.equal((await una.request('GET', '/what-works?q=a&in=secret')).status, 200);
    assert.equal((await una.request('GET', '/what-works?all=yes')).status >= 400, true);
  });

  it('is shown to a case that has hardly begun, which can ask those who learnt it, and they answer once', async () => {
    await app.act(
      una,
      async (act) => {
        const [one] = await casesById(act.tx, [own]);
        assert.equal(one!.state, 'open');
      },
      own,
    );
    assert.match((await una.get(`/cases/${own}`)).text, /What others learnt about this\s*Fallers come/);
    const at = `/cases/${own}/what-others-learnt`;
    const [lesson] = await app.look((tx) => lessonsOf(tx, published));
    const page = await una.get(at);
    assert.match((await una.submit(page, at, {}, 422)).errors.join(), /which lesson|Enter your question/);
    const words = 'How did you find the neighbours?';
    const asked = await una.submit(await una.get(at), at, { lessonId: lesson!.id, words });
    assert.match(asked.text, /How did you find the neighbours\?\s*Una Stone.*Not answered yet/);
    assert.match((await dev.get('/')).text, /How did you find the neighbours/);
    const lessonAt = `/cases/${published}/lessons/${lesson!.id}`;
    const open = await dev.get(lessonAt);
    const form = [...open.document.querySelectorAll('main form')]
      .map((one) => one.getAttribute('action')!)
      .find((one) => one.includes('/questions/'))!;
    assert.match((await dev.submit(open, form, { answer: '' }, 422)).errors.join(), /Enter your answer/);
    await dev.submit(await dev.get(lessonAt), form, { answer: 'At the bus stop' });
    assert.match((await una.get(at)).text, /At the bus stop\s*Dev Patel/);
    await dev.submit(open, form, { answer: 'Changed', _once: undefined }, 409);
    assert.doesNotMatch((await una.get(at)).text, /Changed/);
  });

  it('asks nobody about a lesson that the asker may not read', async () => {
    const [hidden] = await app.look((tx) => lessonsOf(tx, secret));
    const at = `/cases/${own}/what-others-learnt`;
    await una.submit(await una.get(at), at, { lessonId: hidden!.id, words: 'What of Harbour Care?' }, 404);
    assert.doesNotMatch((await dev.get(`/cases/${secret}/lessons/${hidden!.id}`)).text, /What of Harbour/);
    assert.equal((await una.request('GET', `/cases/${secret}/lessons/${hidden!.id}`)).status, 404);
  });

  it('of a provider on its own case is no more than its case shows it', async () => {
    const pat = await app.person('Pat Green', 'Fell Care');
    await app.act(
      dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        await grantHat(act, { caseId: secret, personId: pat.personId!, hat: 'provider', organisationId: council!.id });
      },
      secret,
    );
    const page = await pat.get(`/cases/${secret}/lessons`);
    const seen = /Harbour Care/.test(page.text);
    assert.equal(/Harbour Care/.test(await found(pat, 'Harbour')), seen);
  });

  it('shares no usual words with a case', () => {
    assert.equal(anyOf(['The people who fall at home', 'and their homes', null]), 'fall or home or homes');
    assert.equal(anyOf([null, '']), '');
  });
});

import { openCase } from '#slices/cases/index.ts';
import { confirmMember, foundBody, organisationsNamed, proposeMember } from '#slices/people/index.ts';
import { addQuotations } from '#slices/voice/index.ts';
import type { TestApp, Visitor } from './client.ts';

/** A case opened by somebody for their organisation. */
export function caseBy(app: TestApp, who: Visitor, organisation = 'Thornmere Council'): Promise<string> {
  return app.act(who, async (act) => {
    const [found] = await organisationsNamed(act.tx, organisation);
    return openCase(act, { about: 'Our home care framework ends', organisationId: found!.id });
  });
}

/** A standing body: the first two found it by confirming each other, and admit the others. */
export async function bodyOf(
  app: TestApp,
  name: string,
  represents: string,
  members: readonly Visitor[],
): Promise<string> {
  const [first, second, ...others] = members as [Visitor, Visitor, ...Visitor[]];
  const bodyId = await app.act(first, (act) => foundBody(act, { name, represents }));
  await app.act(first, (act) => proposeMember(act, { bodyId, personId: second.personId! }));
  await app.act(second, (act) => confirmMember(act, { bodyId, personId: first.personId! }));
  for (const other of others) {
    await app.act(first, (act) => proposeMember(act, { bodyId, personId: other.personId! }));
    await app.act(second, (act) => confirmMember(act, { bodyId, personId: other.personId! }));
  }
  return bodyId;
}

export async function wordsOn(app: TestApp, who: Visitor, caseId: string, words: readonly string[]) {
  return app.act(
    who,
    (act) =>
      addQuotations(act, {
        caseId,
        lines: words.map((one) => ({ words: one, saidBy: null, heardAt: null, heardOn: null })),
      }),
    caseId,
  );
}

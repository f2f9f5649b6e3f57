import type { z } from 'zod';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Agreement } from '../../agreement.ts';
import { changesSince } from '../../signoff/changes-since.ts';
import { freeze, textBlocks, thaw } from '../../signoff/put-text.ts';
import { newestOf } from '../../signoff/put-to-sign.ts';
import { sayWhere, signingAccess } from '../../signoff/signing.ts';
import { pathOfSigning } from '../../signoff/signing-kind.ts';
import { signingsOf } from '../../signoff/signing-store.ts';
import { showPartner } from '../../signoff/signing-view.ts';
import { ladder } from '../alliance.ts';
import { decidedChoices, pathOfAlliance } from '../alliance-view.ts';
import { mattersOf } from '../matter-store.ts';
import { addMatter, type matterInput } from './add-matter.ts';
import { charterText, missingIn } from './charter.ts';
import { charterInEffect, charterOf } from './charter-store.ts';
import { putCharter, type putCharterInput } from './put-charter.ts';
import { type charterInput, writeCharter } from './write-charter.ts';

const here = (agreement: Pick<Agreement, 'caseId' | 'id'>): string => `${pathOfAlliance(agreement)}/charter`;

export async function showCharter({ tx, who, object }: Visit<Agreement>): Promise<Reply> {
  if (object.type !== 'alliance') refuse('not-found');
  const charter = await charterOf(tx, object.id);
  const text = charterText(object, charter, await mattersOf(tx, object.id));
  const newest = newestOf(await signingsOf(tx, object.caseId), object.id);
  const put = newest && signingAccess(who, newest).includes('see') ? newest : null;
  return page('agreements/alliance/charter.njk', text.title, {
    agreement: object,
    path: pathOfAlliance(object),
    here: here(object),
    charter,
    rungs: ladder.map((rung, index) => ({ name: `days${index + 1}`, rung, days: charter.days[index] })),
    missing: missingIn(charter),
    blocks: textBlocks(text),
    inEffect: (await charterInEffect(tx, object.id)) !== null,
    decidedChoices,
    signing: put && {
      number: put.number,
      path: pathOfSigning(put),
      where: sayWhere(put),
      shown: put.partners.map(showPartner),
    },
    changes: put && put.hash !== freeze(text).hash ? changesSince(thaw(put).text, text) : [],
  });
}

export async function keepCharter({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof charterInput>>): Promise<Reply> {
  await writeCharter(act, object.id, body);
  return redirect(here(object), 'The charter is kept. It counts once every member has signed it.');
}

export async function keepCharterPut({
  act,
  object,
  body,
}: Doing<Agreement, z.infer<typeof putCharterInput>>): Promise<Reply> {
  const id = await putCharter(act, object.id, body);
  return redirect(pathOfSigning({ caseId: object.caseId, id }), 'It is put to its members. Each signs for itself.');
}

export async function keepMatter({ act, object, body }: Doing<Agreement, z.infer<typeof matterInput>>): Promise<Reply> {
  await addMatter(act, object.id, body);
  return redirect(pathOfAlliance(object), 'The agreement says now who decides this.');
}

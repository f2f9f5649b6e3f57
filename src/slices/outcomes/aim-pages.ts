import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { thresholds } from '#platform/thresholds.ts';
import type { Case } from '#slices/cases/index.ts';
import { personNames } from '#slices/people/index.ts';
import { saidAs, saidAsLabels, shownAims, themeLabels, themes } from './aim.ts';
import { aimsOf } from './aim-store.ts';
import { sayAim, type sayAimInput, takeBackAim, type takeBackAimInput } from './say-aim.ts';

/** Without the installation's secret key nobody can tell from it who somebody is. */
const keyOf = ({ services, who, object }: Visit<Case>): string =>
  services.signer.sign(`aim:${object.id}:${who.personId}`);

export async function listAims(visit: Visit<Case>): Promise<Reply> {
  const { tx, object, who } = visit;
  const aims = who.hats.length > 0 ? await aimsOf(tx, object.id) : [];
  const names = await personNames(
    tx,
    aims.map((aim) => aim.personId),
  );
  const { shown, someKeptBack } = shownAims(aims, names);
  const mine = keyOf(visit);
  return page('outcomes/aims.njk', 'What the people who do the work want', {
    groups: themes
      .map((theme) => ({ label: themeLabels[theme], aims: shown.filter((aim) => aim.theme === theme) }))
      .filter((group) => group.aims.length > 0),
    someKeptBack,
    needed: thresholds.anonymousWords,
    mine: aims.filter((aim) => aim.authorKey === mine).map((aim) => ({ ...aim, as: saidAsLabels[aim.saidAs] })),
    themes: themes.map((value) => ({ value, text: themeLabels[value] })),
    saidAs: saidAs.map((value) => ({ value, text: saidAsLabels[value] })),
  });
}

export async function keepAim(doing: Doing<Case, z.infer<typeof sayAimInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await sayAim(act, { ...body, caseId: object.id, authorKey: keyOf(doing) });
  return redirect(`/cases/${object.id}/aims`, 'It is kept. You can take it back whenever you want.');
}

export async function forgetOwnAim(doing: Doing<Case, z.infer<typeof takeBackAimInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await takeBackAim(act, { caseId: object.id, aimId: body.aim, authorKey: keyOf(doing) });
  return redirect(`/cases/${object.id}/aims`, 'Your words are gone.');
}

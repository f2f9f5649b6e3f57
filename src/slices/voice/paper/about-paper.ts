import { refuse } from '#platform/http/refusals.ts';
import type { Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import type { Conversation } from '../conversation.ts';
import type { Held } from '../held/held.ts';
import { heldById } from '../held/held-store.ts';
import { type Edition, editionsOf } from './edition-store.ts';
import { type Pile, pilesOf } from './pile-store.ts';
import { type PaperSheet, sheetById } from './sheet-store.ts';

/** Where the pages of a conversation on paper are. */
export const paperAt = ({ caseId, id }: Conversation): string => `/cases/${caseId}/conversations/${id}/paper`;
export const pileAt = (conversation: Conversation, pileId: string): string =>
  `${paperAt(conversation)}/piles/${pileId}`;
export const sheetAt = (conversation: Conversation, sheetId: string): string =>
  `${paperAt(conversation)}/typed/${sheetId}`;

type On = Visit<Conversation>;

export const heldOf = async ({ tx, object }: On): Promise<Held> =>
  (await heldById(tx, object.id)) ?? refuse('not-found');

export const theEdition = async ({ tx, object, params }: On): Promise<Edition> =>
  (await editionsOf(tx, object.id)).find(({ id }) => id === params.editionId) ?? refuse('not-found');

export const thePile = async ({ tx, object, params }: On): Promise<Pile> =>
  (await pilesOf(tx, object.id)).find(({ id }) => id === params.pileId) ?? refuse('not-found');

export const theSheet = async ({ tx, object, params }: On): Promise<PaperSheet> =>
  (await sheetById(tx, object.id, params.sheetId!)) ?? refuse('not-found');

/** The edition that a form is for: the one that was sent back, else the one that was asked for, else the newest. */
export async function chosenEdition({
  tx,
  object,
  query,
  returned,
}: On): Promise<{ edition: Edition; all: Edition[] }> {
  const all = await editionsOf(tx, object.id);
  const wanted = returned?.values.edition ?? query.edition;
  const edition = isId(wanted) ? all.find(({ id }) => id === wanted) : all[0];
  return { edition: edition ?? refuse('not-found'), all };
}

/** What was typed into the boxes of one name, where the form came back: one box arrives as text, several as a list. */
export const typedInto = ({ returned }: On, name: string): string[] => {
  const value = returned?.values[name];
  return (Array.isArray(value) ? value : [value]).map((one) => (typeof one === 'string' ? one : ''));
};

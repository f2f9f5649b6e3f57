import type { z } from 'zod';
import { type Doing, publicPage, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { opened } from '../held/public-pages.ts';
import { type codeInput, conversationOfCode, enterByAccount, enterByCode } from './enter-by-key.ts';

const toOwnPage = (token: string, by: string): Reply =>
  redirect(`/public/taking-part/${token}`, `This page is yours. To come back, keep its address or use ${by} again.`);

/** The one address that stands on every card. */
export async function showCodeForm(_visit: Visit): Promise<Reply> {
  return publicPage('voice/identity/code.njk', 'Take part with a code');
}

export async function joinByCodeAlone(doing: Doing<never, z.infer<typeof codeInput>>): Promise<Reply> {
  const conversationId = await conversationOfCode(doing.tx, doing.body.code, doing.services.signer);
  return joinByCode({ ...doing, params: { conversationId } });
}

export async function joinByCode(doing: Doing<never, z.infer<typeof codeInput>>): Promise<Reply> {
  const { act, body, services } = doing;
  return toOwnPage(await enterByCode(act, await opened(doing), body, services.signer), 'your code');
}

export async function joinByAccount(doing: Doing<never>): Promise<Reply> {
  const { act, services } = doing;
  return toOwnPage(await enterByAccount(act, await opened(doing), services.signer), 'your account');
}

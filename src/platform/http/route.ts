import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Subject } from '../access/kinds.ts';
import type { Who } from '../access/who.ts';
import type { Act } from '../act/act.ts';
import type { Tx } from '../db/database.ts';
import type { SpooledFile } from '../files/spool.ts';
import type { FieldErrors, RawBody } from '../forms/index.ts';
import type { Services } from './services.ts';

export type Access = 'public' | 'signedIn' | Readonly<{ on: string; may: string }>;

export type UploadedFile = Readonly<{ field: string; name: string; bytes: Buffer }>;
/** One of a route that takes large files: on disk, under a name of its own. Where the handler does not come to its end, it is removed. */
export type LargeFile = SpooledFile & Readonly<{ field: string; name: string }>;

export type Reply =
  | Readonly<{ page: string; title: string; data: object; status?: number; isPublic?: boolean }>
  | Readonly<{ redirect: string; flash?: string }>
  | Readonly<{ download: string; type: string; content: string | Buffer | Readable }>
  | Readonly<{ text: string; type: string; status?: number }>;

/** What somebody typed that could not be taken, so that the page can show it again with the errors beside it. */
export type Returned = Readonly<{ values: RawBody; errors: FieldErrors }>;

export type Visit<T extends Subject = Subject> = Readonly<{
  tx: Tx;
  who: Who;
  now: Date;
  /** The object that the route's access names: loaded, and allowed to this person. */
  object: T;
  /** Everything this person may do to it, so that a page offers nothing else. */
  may: readonly string[];
  /** The case that the address names, where this person may see it. */
  theCase: (Subject & { may: readonly string[] }) | null;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  returned: Returned | null;
  services: Services;
  /** The address of the connection, for limits on attempts; never stored as it is. */
  address: string;
  /** What the session cookie holds, for signing in and out. */
  session: SessionDoor;
}>;

export type SessionDoor = Readonly<{ token: string | null; set(token: string): void; clear(): void }>;

export type Doing<T extends Subject = Subject, B = unknown> = Visit<T> &
  Readonly<{ act: Act; body: B; files: readonly UploadedFile[]; largeFiles: readonly LargeFile[] }>;

type Common = {
  path: string;
  access: Access;
  /** Whoever does this is nobody here, signed in or not: nothing that it leaves can say which account it was. For public routes. */
  unnamed?: true;
};
export type GetRoute<T extends Subject> = Common & {
  method: 'GET';
  /** Names of the query parameters that the page knows; any other is refused. */
  query?: readonly string[];
  /** A page that shows private words to somebody; its reading is audited. */
  auditReading?: string;
  handler: (visit: Visit<T>) => Promise<Reply>;
};
export type PostRoute<T extends Subject, B> = Common & {
  method: 'POST';
  body: z.ZodType<B>;
  query?: readonly string[];
  takesFiles?: boolean;
  /** Takes files that do not fit into memory. Whoever sends them is let through before the first byte of them is taken. */
  takesLargeFiles?: boolean;
  /** The page that shows the form again after a slip; by default the GET of the same path. */
  form?: (visit: Visit<T>) => Promise<Reply>;
  /** Works something out and keeps nothing, or comes to the same however often it is sent; so the form's number is not kept. */
  worksOutOnly?: boolean;
  /** Attempts by one account or address in fifteen minutes. */
  limit?: number;
  handler: (doing: Doing<T, B>) => Promise<Reply>;
};
/** One of a list of routes. What its handler knows of its subject and body is settled where it is made; the router gives it what its access and body name. */
export type Route = GetRoute<Subject> | PostRoute<Subject, unknown>;

export const get = <T extends Subject = Subject>(
  path: string,
  access: Access,
  handler: GetRoute<T>['handler'],
  more: Partial<GetRoute<T>> = {},
): Route => Object.freeze({ method: 'GET', path, access, handler, ...more } as GetRoute<Subject>);

export const post = <T extends Subject, B>(
  path: string,
  access: Access,
  body: z.ZodType<B>,
  handler: PostRoute<T, B>['handler'],
  more: Partial<PostRoute<T, B>> = {},
): Route => Object.freeze({ method: 'POST', path, access, body, handler, ...more } as PostRoute<Subject, unknown>);

export const page = (template: string, title: string, data: object = {}, status?: number): Reply => ({
  page: template,
  title,
  data,
  ...(status ? { status } : {}),
});
export const publicPage = (template: string, title: string, data: object = {}): Reply => ({
  page: template,
  title,
  data,
  isPublic: true,
});
export const redirect = (to: string, flash?: string): Reply => ({ redirect: to, ...(flash ? { flash } : {}) });
export const download = (name: string, type: string, content: string | Buffer | Readable): Reply => ({
  download: name,
  type,
  content,
});

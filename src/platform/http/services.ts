import type { Kinds } from '../access/kinds.ts';
import type { WhoDoor } from '../access/who.ts';
import type { ActDoor } from '../act/act.ts';
import type { Config } from '../config.ts';
import type { Signer } from '../crypto/secrets.ts';
import type { Database } from '../db/database.ts';
import type { Files } from '../files/files.ts';
import type { Messages } from '../messages/messages.ts';

export type Installation = Readonly<{
  kind: 'demo' | 'evaluation' | 'live' | 'test';
  name: string | null;
  /** How far the demonstration has been built, from 0 to 1; null where there is none, or once it is whole. */
  demoProgress: number | null;
}>;

/** Everything that is made once, at start, by the composition root. */
export type Services = Readonly<{
  config: Config;
  database: Database;
  installation: () => Installation;
  kinds: Kinds;
  who: WhoDoor;
  act: ActDoor;
  signer: Signer;
  messages: Messages;
  files: Files;
  views: { render(template: string, context: object): string };
  nav: readonly Readonly<{ href: string; text: string }>[];
  assetsVersion: string;
}>;

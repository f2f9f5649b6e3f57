import { biddersOf } from '#slices/procurement/tendering/tender-store.ts';
import type { ACase } from './a-case.ts';
import type { Fields, TestApp } from './client.ts';
import type { Desk, Desks } from './desks.ts';
import type { Page } from './page.ts';

/** Who does what: the officer (Mo), the commissioner (Dev), two who judge (Amara, Ivy), a resident who judges (Rose), suppliers, an auditor (Vera). */
export type Name = 'dev' | 'mo' | 'amara' | 'ivy' | 'rose' | 'vera' | 'fell' | 'moorside';

/** Three who would be partners. The third goes no further than the dialogue. */
export const names = ['Fell & Shore Together', 'Moorside Partners', 'Bright Homes'] as const;

/** One selection of partners, as far as it has come, with everybody at their places. */
export class Selection {
  app!: TestApp;
  one!: ACase;
  desks!: Desks;
  id = '';
  winner = '';
  /** The central platform gives each number once, so that two runs of the story have their own. */
  series = '0';
  readonly at = {} as Record<Name, Desk>;
  readonly criteria: Record<string, string> = {};

  get base(): string {
    return `${this.one.base}/procurements/${this.id}`;
  }
  get tendering(): string {
    return `${this.one.base}/tendering/${this.id}`;
  }
  get judging(): string {
    return `${this.one.base}/evaluations/${this.id}`;
  }
  /** What anybody reads without an account. */
  get open(): string {
    return `/public/procurements/${this.id}`;
  }

  platformNumber(last: number): string {
    return `${this.series}0${last}-2027`;
  }

  /** What was done by hand once already, by the same person without the browser. */
  async bulk(who: Name, path: string, action: string, fields: Fields = {}): Promise<Page> {
    const visitor = this.at[who].visitor!;
    return visitor.submit(await visitor.get(path), action, fields);
  }
  clock(instant: string): Promise<void> {
    return this.app.setClock(new Date(instant));
  }
  async bidder(name: string): Promise<string> {
    const all = await this.app.look((tx) => biddersOf(tx, this.id));
    return all.find((found) => found.name === name)!.id;
  }
}

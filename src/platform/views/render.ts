import path from 'node:path';
import nunjucks from 'nunjucks';
import { filters } from './filters.ts';

export type Views = { render(template: string, context: object): string };

/** Finds `cases/show.njk` in that slice's views, `platform/…` here, and `govuk/…` in the design system. */
class SliceLoader extends nunjucks.Loader {
  readonly #roots: ReadonlyMap<string, string>;
  readonly #files = new nunjucks.FileSystemLoader('/', { noCache: false });
  constructor(roots: ReadonlyMap<string, string>) {
    super();
    this.#roots = roots;
  }
  getSource(name: string): nunjucks.LoaderSource {
    const [first, ...rest] = name.split('/');
    const root = this.#roots.get(first!);
    if (!root || rest.includes('..')) throw new Error(`There is no template ${name}.`);
    const found = this.#files.getSource(path.join(root, ...rest).slice(1));
    if (!found) throw new Error(`There is no template ${name}.`);
    // Under its name, not its place on the disk: what it includes is found from there.
    return { ...found, path: name };
  }
  override isRelative(name: string): boolean {
    return name.startsWith('./') || name.startsWith('../');
  }
  override resolve(from: string, to: string): string {
    return path.posix.join(path.posix.dirname(from), to);
  }
}

/** Autoescape is on and stays on. An undefined variable reads as nothing: forms show many values that are not there yet. */
export function createViews(options: { sliceViewRoots: readonly string[]; govuk: string }): Views {
  const roots = new Map<string, string>([
    ['platform', import.meta.dirname],
    ['govuk', options.govuk],
  ]);
  for (const root of options.sliceViewRoots) roots.set(path.basename(path.dirname(root)), root);
  const environment = new nunjucks.Environment(new SliceLoader(roots), {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);
  return { render: (template, context) => environment.render(template, context) };
}

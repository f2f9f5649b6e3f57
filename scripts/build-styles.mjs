// Runs at install under whatever Node is there: compiles the styles and gathers what the pages need into build/assets.
import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compile } from 'sass';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const from = (...parts) => path.join(root, ...parts);
const out = from('build/assets');

rmSync(out, { recursive: true, force: true });
mkdirSync(path.join(out, 'fonts'), { recursive: true });

const { css } = compile(from('src/platform/views/styles/main.scss'), {
  style: 'compressed',
  quietDeps: true,
  silenceDeprecations: ['import', 'global-builtin'],
  importers: [
    { findFileUrl: (url) => (url.startsWith('pkg/') ? pathToFileURL(from('node_modules', url.slice(4))) : null) },
  ],
});
writeFileSync(path.join(out, 'main.css'), css);

const fonts = from('node_modules/@fontsource/atkinson-hyperlegible-next/files');
for (const face of ['400-normal', '700-normal', '400-italic']) {
  const name = `atkinson-hyperlegible-next-latin-${face}.woff2`;
  copyFileSync(path.join(fonts, name), path.join(out, 'fonts', name));
}
copyFileSync(
  from('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'),
  path.join(out, 'govuk-frontend.min.js'),
);
cpSync(from('src/platform/views/islands'), path.join(out, 'islands'), { recursive: true });
cpSync(from('src/platform/views/images'), path.join(out, 'images'), { recursive: true });

// Everything that a page asks for by version, so that a changed island or picture is never read from an old cache.
const hash = createHash('sha256');
for (const name of readdirSync(out, { recursive: true }).sort())
  if (statSync(path.join(out, name)).isFile()) hash.update(name).update(readFileSync(path.join(out, name)));
writeFileSync(path.join(out, 'version.txt'), hash.digest('hex').slice(0, 12));

import type { PackFile } from './build-pack.ts';
import type { PackFacts } from './gather-pack.ts';
import { exemptGrounds } from './section.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const row = ({ path, title, ground }: PackFile): string =>
  `<tr><th scope="row"><a href="${escaped(path)}">${escaped(path)}</a></th><td>${escaped(ground && path.includes('letters/') ? 'What a bidder was told' : title)}</td><td>${ground ? escaped(exemptGrounds[ground]) : 'Anybody may have it'}</td></tr>`;

/** What the pack holds, which part is exempt and why, and how to check it. It names nobody. */
export const indexPage = ({ record, caseTitle }: PackFacts, files: readonly PackFile[]): string => `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Audit pack: ${escaped(record.procurement.title)}</title></head>
<body><h1>Audit pack: ${escaped(record.procurement.title)}</h1>
<p>${escaped(caseTitle)}. ${escaped(record.procurement.regimeLabel)}. ${escaped(record.procurement.routeLabel)}.</p>
<p>The folder “disclosable” may go to anybody. The folder “exempt” may not, on the ground beside each file; somebody has to look whether the ground still holds before anything of it is refused or given. Whoever takes a file out of this pack takes it out of what the check covers.</p>
<p>To check that nothing was changed, open <a href="verify.html">verify.html</a> and choose the pack, or run: npx commonweal audit-pack verify pack.zip</p>
<table><caption>Files</caption><thead><tr><th scope="col">File</th><th scope="col">What it holds</th><th scope="col">Exempt, on which ground</th></tr></thead>
<tbody>
${files.map(row).join('\n')}
</tbody></table>
<p>Of tenders it holds the hash of each file, not the files. Of the audit it holds the entries on this procurement and its lots; entries on other things lie between them, so that two that do not follow each other are checked each for itself.</p>
</body></html>
`;

import { readColumns } from './read-columns.ts';
import { readLine } from './read-line.ts';
import type { Roster, RosterProvider } from './roster.ts';

const mostLines = 2_000;
const longestLine = 300;
const bullet = /^(?:[-*•‣▪●–—]\s*|\(?\d{1,3}[.)]\s+)/;
const heading = /^(?:#+\s*)?(?:zone|area|locality|patch|lot)?\s*:?\s*(\D[^\t]*?):$/i;
const labelled = /^(?:#+\s*|(?:zone|area|locality|patch):\s*)(\S.*)$/i;

/**
 * Who provides today, as a tired officer pastes it: one provider a line ("Bay Care 1,228 hours Fell & Shore", "Moorside
 * Care, 475, bid", "• Shore Homecare (did not bid)"), cells from a spreadsheet with or without column names, and lines
 * such as "Fell & Shore:" that give the zone of those below. Never throws: each line that is not understood is listed.
 *
 * @example readRoster('Bay Care 1,228 hours Fell & Shore').providers[0].hoursPerWeek // 1228
 */
export function readRoster(text: string): Roster {
  const lines = text.split(/\r\n|\r|\n/);
  const { providers, problems } = readColumns(text.slice(0, 1_000_000)) ?? readLines(lines.slice(0, mostLines));
  if (lines.length > mostLines)
    problems.push({ line: mostLines + 1, why: `Only the first ${mostLines} lines were read.` });
  if (providers.length === 0 && problems.length === 0)
    problems.push({ line: 1, why: 'There is no provider here. Paste one a line: name, hours, zone.' });
  const kept = onceEach(providers, problems);
  return { providers: kept, problems: problems.sort((a, b) => a.line - b.line) };
}

function readLines(lines: readonly string[]): Roster {
  const roster: Roster = { providers: [], problems: [] };
  let zone: string | null = null;
  for (const [index, raw] of lines.entries()) {
    if (raw.trim().length > longestLine) {
      roster.problems.push({
        line: index + 1,
        why: 'This line is too long to be a provider. Write: name, hours, zone.',
      });
      continue;
    }
    const words = raw.trim().replace(bullet, '').trim();
    if (words === '' || /^[-=_*\s]+$/.test(words)) continue;
    const named: string | null = zoneOf(words);
    if (named !== null) {
      zone = named;
      continue;
    }
    const read = readLine(index + 1, words, zone);
    if ('why' in read) roster.problems.push({ line: index + 1, why: read.why });
    else roster.providers.push(read);
  }
  return roster;
}

function zoneOf(words: string): string | null {
  const found = heading.exec(words)?.[1] ?? labelled.exec(words)?.[1] ?? null;
  return found === null ? null : found.replace(/:$/, '').trim();
}

/** A provider may work in several zones, but stands once in each. */
function onceEach(providers: readonly RosterProvider[], problems: Roster['problems']): RosterProvider[] {
  const seen = new Map<string, number>();
  return providers.filter(({ name, zone, line }) => {
    const key = JSON.stringify([name.toLowerCase(), zone?.toLowerCase() ?? null]);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line);
    else
      problems.push({
        line,
        why: `${name} is already on line ${before}${zone ? ` for ${zone}` : ''}. This line was left out.`,
      });
    return before === undefined;
  });
}

import { cellOf } from '#platform/export/index.ts';
import type { PolisProblem, PolisStatement } from './export.ts';
import type { OpenedFile } from './open-files.ts';

/** Milliseconds since 1970 as an instant; null for anything else. */
export function instantOf(milliseconds: string): string | null {
  const number = Number(milliseconds);
  return /^\d{9,14}$/.test(milliseconds) && number < 4e12 ? new Date(number).toISOString() : null;
}

const yes = (text: string) => /^(true|t|1|yes)$/i.test(text);

/** Statements without tallies; those come from the votes. */
export function readComments(opened: OpenedFile, problems: PolisProblem[]): PolisStatement[] {
  const { file, table, column } = opened;
  const idColumn = column('comment-id');
  const textColumn = column('comment-body');
  if (idColumn === null || textColumn === null) {
    const missing = idColumn === null ? 'comment-id' : 'comment-body';
    problems.push({ file, line: table.headerLine, why: `There is no column “${missing}”, so no statement was read.` });
    return [];
  }
  const statements = new Map<string, PolisStatement>();
  for (const row of table.rows) {
    const at = (name: string) => {
      const found = column(name);
      return found === null ? '' : cellOf(row, found).trim();
    };
    const statement = statementOf(cellOf(row, idColumn).trim(), cellOf(row, textColumn), at);
    const why = faultOf(statement, statements, at('moderated'));
    if (why) problems.push({ file, line: row.line, why });
    if (statement.externalId !== '' && statement.text !== '' && !statements.has(statement.externalId))
      statements.set(statement.externalId, statement);
  }
  return [...statements.values()];
}

function statementOf(externalId: string, words: string, at: (name: string) => string): PolisStatement {
  const moderated = at('moderated');
  return {
    externalId,
    text: words.trim(),
    agrees: 0,
    disagrees: 0,
    passes: 0,
    moderated: moderated === '-1' ? -1 : moderated === '1' ? 1 : 0,
    createdAt: instantOf(at('timestamp')),
    isSeed: yes(at('is-seed')),
    isMeta: yes(at('is-meta')),
  };
}

function faultOf(
  statement: PolisStatement,
  statements: ReadonlyMap<string, PolisStatement>,
  moderated: string,
): string | null {
  if (statement.externalId === '') return 'This statement has no number and was skipped.';
  if (statement.text === '') return 'This statement has no words and was skipped.';
  if (statements.has(statement.externalId))
    return `Statement ${statement.externalId} is here twice. The first was kept.`;
  if (!['-1', '0', '1', ''].includes(moderated))
    return `“${moderated.slice(0, 20)}” is not a moderator's answer (-1, 0 or 1). Read as not looked at.`;
  return null;
}

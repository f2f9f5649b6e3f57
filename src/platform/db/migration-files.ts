import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type MigrationFolder = { slice: string; folder: string };

export type MigrationFile = {
  timestamp: string;
  name: string;
  slice: string;
  file: string;
  sql: string;
  checksum: string;
};

const fileName = /^(\d{12})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;

/** Every folder under the repository's root that may hold migrations: the platform's and each slice's. */
export function migrationFolders(root: string): MigrationFolder[] {
  const slices = path.join(root, 'src', 'slices');
  const names = existsSync(slices) ? readdirSync(slices).sort() : [];
  return [
    { slice: 'platform', folder: path.join(root, 'src', 'platform', 'migrations') },
    ...names.map((slice) => ({ slice, folder: path.join(slices, slice, 'migrations') })),
  ].filter(({ folder }) => existsSync(folder) || existsSync(linksFile(folder)));
}

/** All migrations of all folders, oldest first. Two with the same time have no order, so they are refused. */
export function readMigrations(folders: readonly MigrationFolder[]): MigrationFile[] {
  const files = folders.flatMap(readFolder).sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
  files.forEach((file, index) => {
    const before = files[index - 1];
    if (before?.timestamp === file.timestamp) {
      throw new Error(`Two migrations have the same time: ${before.file} and ${file.file}. Rename the newer one.`);
    }
  });
  return files;
}

/** The one select that gives a slice's links, with its file for error messages; slices without one are left out. */
export function readLinks(folders: readonly MigrationFolder[]): { file: string; select: string }[] {
  return folders
    .map(({ folder }) => linksFile(folder))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, select: readText(file).trim().replace(/;$/, '') }));
}

function linksFile(folder: string): string {
  return path.join(folder, '..', 'links.sql');
}

function readFolder({ slice, folder }: MigrationFolder): MigrationFile[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.map((name) => {
    const file = path.join(folder, name);
    const timestamp = fileName.exec(name)?.[1];
    if (!timestamp) throw new Error(`${file} is not named as a migration: YYYYMMDDHHMM-what-it-does.sql`);
    const sql = readText(file);
    return { timestamp, name, slice, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/** A checkout on Windows may change the line ends; that does not make it another migration. */
function readText(file: string): string {
  return readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
}

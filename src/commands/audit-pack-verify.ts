import { readFileSync } from 'node:fs';
import { verifyPack } from '#slices/thread/audit-pack/verify-pack.ts';
import { type Command, exitCodes, usage } from './command.ts';

/** Needs neither a database nor the installation that made the pack. */
export const auditPackVerify: Command = {
  name: 'audit-pack verify',
  summary:
    'Checks an audit pack: each file against the manifest, the manifest against its seal, and the audit’s entries. Needs no database. Exit code 4 where it finds a fault.',
  usage: '<audit-pack.zip> [--seal <seal>]',
  options: { seal: 'string' },
  run: async ({ args, options, say }) => {
    const found = verifyPack(readFileSync(args[0] ?? usage('Name the pack.')));
    const other = typeof options.seal === 'string' && options.seal !== found.seal;
    const faults = other ? [...found.faults, 'The seal is not the one that you gave.'] : found.faults;
    say(
      faults.length === 0
        ? `${found.files} files and ${found.entries} entries of the audit are as they were written.\nSeal: ${found.seal}`
        : `${faults.length} faults:\n${faults.join('\n')}`,
      { ...found, faults },
    );
    return faults.length === 0 ? exitCodes.done : exitCodes.faultsFound;
  },
};

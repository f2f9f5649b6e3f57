import { look } from '#platform/act/act.ts';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { type Command, exitCodes, withInstallation } from './command.ts';

export const auditVerify: Command = {
  name: 'audit verify',
  summary:
    'Walks the whole audit and compares it with the heads kept outside the database. Exit code 4 where it finds a fault.',
  usage: '',
  run: ({ config, say }) =>
    withInstallation(config, async ({ services }) => {
      const report = await look(services.act, (tx) => verifyAudit(tx, openHeadFile(config.dataDir)));
      say(
        report.faults.length === 0
          ? `${report.entries} entries, each following from the one before it; ${report.headsChecked} heads agree.`
          : `${report.faults.length} faults in ${report.entries} entries:\n${report.faults.join('\n')}`,
        report,
      );
      return report.faults.length === 0 ? exitCodes.done : exitCodes.faultsFound;
    }),
};

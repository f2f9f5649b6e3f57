import type { Command } from './command.ts';

/** Each is read only when it is called: a chart of a file needs nothing of the application. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startServer,
  migrate: async () => (await import('./migrate.ts')).migrateOnly,
  demo: async () => (await import('./demo.ts')).demo,
  invite: async () => (await import('./invite.ts')).invite,
  'import register': async () => (await import('./import.ts')).importRegisterCommand,
  'import voice': async () => (await import('./import.ts')).importVoiceCommand,
  'import measures': async () => (await import('./import.ts')).importMeasuresCommand,
  'import ocds': async () => (await import('./import-ocds.ts')).importOcdsCommand,
  'import directory': async () => (await import('./import-directory.ts')).importDirectoryCommand,
  'import grants': async () => (await import('./import-directory.ts')).importGrantsCommand,
  export: async () => (await import('./export.ts')).exportCase,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerify,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restoreBackup,
  'ocds compile': async () => (await import('./ocds.ts')).ocdsCompile,
  'ocds check': async () => (await import('./ocds.ts')).ocdsCheck,
  spc: async () => (await import('./spc.ts')).spc,
  retender: async () => (await import('./retender.ts')).retender,
  'retender backtest': async () => (await import('./retender-backtest.ts')).retenderBacktest,
  'retender survival': async () => (await import('./retender-survival.ts')).retenderSurvival,
  opinion: async () => (await import('./opinion.ts')).opinion,
  allocate: async () => (await import('./allocate.ts')).allocate,
  timetable: async () => (await import('./timetable.ts')).timetable,
};

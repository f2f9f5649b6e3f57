import path from 'node:path';

export type Config = Readonly<{
  host: string;
  port: number;
  dataDir: string;
  databaseUrl: string | null;
  publicUrl: string | null;
  beginEmpty: boolean;
  smtpUrl: string | null;
  mailFrom: string;
  oidc: Readonly<{ issuer: string; clientId: string; clientSecret: string }> | null;
  logLevel: string;
  maxUploadBytes: number;
  /** The largest archive that a page takes which takes large files. */
  maxArchiveBytes: number;
  /** What identifiers of procurements begin with where the central platform gave none. */
  ocidPrefix: string;
  /** The only hosts that releases are fetched from, each as an origin. */
  releaseServices: Readonly<{ 'find-a-tender': string; 'contracts-finder': string }>;
}>;

export class ConfigError extends Error {}

/** Nobody registered this one with the Open Contracting Partnership; pages and packages say so. */
export const unregisteredPrefix = 'ocds-000000';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

export const isLoopback = (host: string): boolean => loopback.has(host);

/** Reads settings once, at start. A bad value stops the start and says which one it is. */
export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[] = []): Config {
  const port = readPort(env.PORT);
  const host = env.HOST || '127.0.0.1';
  const publicUrl = readPublicUrl(env.PUBLIC_URL);
  if (!isLoopback(host) && !publicUrl) {
    throw new ConfigError(
      `HOST is ${host}, which other machines can reach. Set PUBLIC_URL to the https address that people will use, or leave HOST out to stay on this machine.`,
    );
  }
  return Object.freeze({
    host,
    port,
    dataDir: path.resolve(env.COMMONWEAL_DATA || './data'),
    databaseUrl: env.DATABASE_URL || null,
    publicUrl,
    beginEmpty: args.includes('--empty'),
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM || 'Commonweal <commonweal@localhost>',
    oidc: readOidc(env),
    logLevel: env.LOG_LEVEL || 'info',
    maxUploadBytes: 20 * 1024 * 1024,
    maxArchiveBytes: readMegabytes('COMMONWEAL_MAX_ARCHIVE_MB', env.COMMONWEAL_MAX_ARCHIVE_MB, 4_096),
    ocidPrefix: readOcidPrefix(env.OCID_PREFIX),
    releaseServices: Object.freeze({
      'find-a-tender': readService(
        'FIND_A_TENDER_URL',
        env.FIND_A_TENDER_URL,
        'https://www.find-tender.service.gov.uk',
      ),
      'contracts-finder': readService(
        'CONTRACTS_FINDER_URL',
        env.CONTRACTS_FINDER_URL,
        'https://www.contractsfinder.service.gov.uk',
      ),
    }),
  });
}

function readOcidPrefix(value: string | undefined): string {
  if (!value) return unregisteredPrefix;
  if (!/^ocds-[a-z0-9]{6}$/.test(value))
    throw new ConfigError(`OCID_PREFIX is ${value}. It looks like ocds-a1b2c3: ocds-, then six letters or digits.`);
  return value;
}

function readPort(value: string | undefined): number {
  if (!value) return 3000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`PORT is "${value}". It must be a whole number from 0 to 65535.`);
  return port;
}

function readMegabytes(name: string, value: string | undefined, usual: number): number {
  const megabytes = value ? Number(value) : usual;
  if (!Number.isInteger(megabytes) || megabytes < 1 || megabytes > 65_536)
    throw new ConfigError(`${name} is "${value}". It must be a whole number of megabytes from 1 to 65536.`);
  return megabytes * 1024 * 1024;
}

function readPublicUrl(value: string | undefined): string | null {
  if (!value) return null;
  if (!URL.canParse(value)) throw new ConfigError(`PUBLIC_URL is "${value}", which is not a web address.`);
  const url = new URL(value);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new ConfigError('PUBLIC_URL must begin with https:// unless it is on this machine.');
  return url.origin;
}

function readService(name: string, value: string | undefined, official: string): string {
  const url = URL.parse(value || official);
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new ConfigError(`${name} is "${value}", which is not a web address.`);
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw new ConfigError(`${name} must begin with https:// unless it is on this machine.`);
  if (url.href !== `${url.origin}/`) throw new ConfigError(`${name} must be a host alone, such as ${official}`);
  return url.origin;
}

function readOidc(env: NodeJS.ProcessEnv): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new ConfigError(
      'To sign in through OpenID Connect set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.',
    );
  return Object.freeze({ issuer, clientId, clientSecret });
}

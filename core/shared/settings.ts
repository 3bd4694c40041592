/** Every setting of the installation, read once from the environment and checked (contract: Environment). */
import path from 'node:path';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);
const optional = z.string().min(1).optional();
const RANGES = ['loopback', 'linklocal', 'uniquelocal'];
/** "10.0.0.7", "10.0.0.0/8", or a range by its name. */
const isProxy = (text: string): boolean => RANGES.includes(text) || ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
const proxies = (text: string): string[] => text.split(',').map((each) => each.trim());

const schema = z.object({
  TLJ_ENV: z.enum(['demo', 'test', 'recette', 'production']).default('demo'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//)
    .optional(),
  MONGOD_BINARY: optional,
  DATA_DIR: z.string().min(1).default('.data'),
  PORTAL_PORT: port(3000),
  BACKOFFICE_PORT: port(3001),
  MAILBOX_PORT: port(1080),
  PORTAL_URL: z.url({ protocol: /^https?$/ }).optional(),
  BACKOFFICE_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().min(3).default('Tickets loisirs jeunes <ne-pas-repondre@tlj.example>'),
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(50).default(10),
  MAIL_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  MAIL_DOMAIN_PER_MINUTE: z
    .string()
    .regex(/^[a-z0-9.-]+=\d+(?:\s*,\s*[a-z0-9.-]+=\d+)*$/)
    .optional(),
  MAIL_RETURN: z.email().optional(),
  IMAP_URL: z
    .string()
    .regex(/^imaps?:\/\/[^@/]+:[^@/]+@/)
    .optional(),
  DKIM_DOMAIN: optional,
  DKIM_SELECTOR: optional,
  DKIM_KEY_FILE: optional,
  CHROMIUM_BINARY: optional,
  SESSION_SECRET: z.string().min(32).optional(),
  ATTACHMENT_SECRET: z.string().min(32).optional(),
  SEAL_P12_FILE: optional,
  SEAL_P12_PASSWORD: optional,
  AGENT_TOTP: z.enum(['optional', 'required']).default('optional'),
  MAP_TILES: z.enum(['none', 'ign']).default('none'),
  TRUSTED_PROXY: z
    .string()
    .refine((text) => proxies(text).every(isProxy))
    .optional(),
  CLAMD_URL: z
    .string()
    .regex(/^tcp:\/\/[^\s/:@]+:\d{1,5}$/)
    .optional(),
  COMPANY_REGISTER_URL: z.url({ protocol: /^https?$/ }).optional(),
  TLJ_NOW: z.iso.datetime({ offset: true }).optional(),
  TLJ_DEMO: z.enum(['0', '1']).default('1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** How mails leave, and how they come back (docs/mail.md). */
export interface MailSettings {
  /** Conversations with the mail server at a time, by worker. */
  connections: number;
  /** Letters a minute, all workers together; 0: as many as can be. */
  perMinute: number;
  /** Letters a minute to some domains. */
  domainPerMinute: ReadonlyMap<string, number>;
  /** Address that bounces come to, marked by letter; none: they come to the sender. */
  returnTo: string | undefined;
  /** Mailbox they are read from, imaps://user:password@host/folder; none: agents drop them as files. */
  returnMailbox: string | undefined;
  /** Signature of what leaves; all three or none. */
  dkim: { domain: string; selector: string; keyFile: string } | undefined;
}

export interface Settings {
  env: 'demo' | 'test' | 'recette' | 'production';
  mongodbUri: string | undefined;
  mongodBinary: string | undefined;
  /** Absolute path. */
  dataDir: string;
  portalPort: number;
  backofficePort: number;
  mailboxPort: number;
  /** Without a slash at its end. */
  portalUrl: string;
  backofficeUrl: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  mail: MailSettings;
  chromiumBinary: string | undefined;
  sessionSecret: string | undefined;
  /** Seals what families send; SESSION_SECRET when it is not given. Never to change: files sealed before would not open. */
  attachmentSecret: string | undefined;
  /** Certificate that seals conventions, PKCS #12; none: one of our own, refused in production (docs/decisions/0350). */
  seal: { file: string; password: string } | undefined;
  /** Whether agents must log in with a second factor (security.md, 6.3.3). */
  agentTotp: 'optional' | 'required';
  /** Whether browsers may fetch the IGN's tiles under the outlines of the map (R-PAR-10). */
  mapTiles: 'none' | 'ign';
  /** Proxies whose X-Forwarded-For is believed; none: the address is the one that connects (security.md, 4.1.3). */
  trustedProxies: string[];
  /** Antivirus that every file sent is shown to, tcp://host:port of clamd; none: files are told by their content alone. */
  clamdUrl: string | undefined;
  /** Public register that a SIRET is looked up in, without a slash at its end; none: the key alone is checked (R-PAR-01). */
  companyRegisterUrl: string | undefined;
  now: Date | undefined;
  demo: boolean;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A setting that is missing or bad: the start stops with `message`, which names it. */
export class SettingsError extends Error {}

let current: Settings | undefined;

/** The settings of this process. @throws SettingsError with a French sentence naming the setting. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

/** Pure reading of an environment, for the start and for tests. @throws SettingsError */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(filled);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new SettingsError(`Le réglage ${String(issue?.path[0])} est incorrect : ${issue?.message}.`);
  }
  const read = parsed.data;
  const result: Settings = {
    env: read.TLJ_ENV,
    mongodbUri: read.MONGODB_URI,
    mongodBinary: read.MONGOD_BINARY,
    dataDir: path.resolve(read.DATA_DIR),
    portalPort: read.PORTAL_PORT,
    backofficePort: read.BACKOFFICE_PORT,
    mailboxPort: read.MAILBOX_PORT,
    portalUrl: (read.PORTAL_URL ?? `http://127.0.0.1:${read.PORTAL_PORT}`).replace(/\/$/, ''),
    backofficeUrl: (read.BACKOFFICE_URL ?? `http://127.0.0.1:${read.BACKOFFICE_PORT}`).replace(/\/$/, ''),
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    mail: mailSettings(read),
    chromiumBinary: read.CHROMIUM_BINARY,
    sessionSecret: read.SESSION_SECRET,
    attachmentSecret: read.ATTACHMENT_SECRET,
    seal: read.SEAL_P12_FILE ? { file: path.resolve(read.SEAL_P12_FILE), password: read.SEAL_P12_PASSWORD ?? '' } : undefined,
    agentTotp: read.AGENT_TOTP,
    mapTiles: read.MAP_TILES,
    trustedProxies: read.TRUSTED_PROXY ? proxies(read.TRUSTED_PROXY) : [],
    clamdUrl: read.CLAMD_URL,
    companyRegisterUrl: read.COMPANY_REGISTER_URL?.replace(/\/$/, ''),
    now: read.TLJ_NOW ? new Date(read.TLJ_NOW) : undefined,
    demo: read.TLJ_DEMO === '1',
    logLevel: read.LOG_LEVEL,
  };
  refuseUnsafeProduction(result);
  return result;
}

function mailSettings(read: z.infer<typeof schema>): MailSettings {
  const dkim = [read.DKIM_DOMAIN, read.DKIM_SELECTOR, read.DKIM_KEY_FILE];
  if (dkim.some(Boolean) && !dkim.every(Boolean))
    throw new SettingsError('Les réglages DKIM_DOMAIN, DKIM_SELECTOR et DKIM_KEY_FILE vont ensemble.');
  if (read.IMAP_URL && !read.MAIL_RETURN)
    throw new SettingsError('Le réglage IMAP_URL demande MAIL_RETURN : l’adresse à laquelle les courriels reviennent.');
  const [domain, selector, keyFile] = dkim;
  const limits = (read.MAIL_DOMAIN_PER_MINUTE ?? '').split(',').filter(Boolean);
  return {
    connections: read.MAIL_CONNECTIONS,
    perMinute: read.MAIL_PER_MINUTE,
    domainPerMinute: new Map(limits.map((each) => [each.split('=')[0]!.trim(), Number(each.split('=')[1])])),
    returnTo: read.MAIL_RETURN,
    returnMailbox: read.IMAP_URL,
    dkim: domain && selector && keyFile ? { domain, selector, keyFile } : undefined,
  };
}

function refuseUnsafeProduction(read: Settings): void {
  if (read.env !== 'production') return;
  if (read.now) throw new SettingsError('Le réglage TLJ_NOW est interdit en production.');
  if (!read.sessionSecret) throw new SettingsError('Le réglage SESSION_SECRET est obligatoire en production (32 caractères au moins).');
  if (new Set(read.sessionSecret).size < 10) throw new SettingsError('Le réglage SESSION_SECRET est trop simple.');
  if (!read.smtpUrl) throw new SettingsError('Le réglage SMTP_URL est obligatoire en production.');
  for (const [name, url] of [
    ['PORTAL_URL', read.portalUrl],
    ['BACKOFFICE_URL', read.backofficeUrl],
  ] as const)
    if (!url.startsWith('https://')) throw new SettingsError(`Le réglage ${name} doit être une adresse https en production.`);
}

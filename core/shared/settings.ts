/** Every setting of the installation, read once from the environment and checked (contract: Environment). */
import path from 'node:path';
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65535).default(fallback);
const optional = z.string().min(1).optional();

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
  CHROMIUM_BINARY: optional,
  SESSION_SECRET: z.string().min(32).optional(),
  TLJ_NOW: z.iso.datetime({ offset: true }).optional(),
  TLJ_DEMO: z.enum(['0', '1']).default('1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

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
  chromiumBinary: string | undefined;
  sessionSecret: string | undefined;
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
    chromiumBinary: read.CHROMIUM_BINARY,
    sessionSecret: read.SESSION_SECRET,
    now: read.TLJ_NOW ? new Date(read.TLJ_NOW) : undefined,
    demo: read.TLJ_DEMO === '1',
    logLevel: read.LOG_LEVEL,
  };
  refuseUnsafeProduction(result);
  return result;
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

import { readSettings } from '#core/shared/settings.ts';

const production = {
  TLJ_ENV: 'production',
  SESSION_SECRET: 'kT8v!qLw93zRmX27pYdU5hNc4bGe6sJa',
  SMTP_URL: 'smtps://relais.example',
  PORTAL_URL: 'https://portail.example',
  BACKOFFICE_URL: 'https://agents.example',
};

test('R-SEC-01: sans aucun réglage, la démonstration démarre sur cette machine', () => {
  const read = readSettings({});
  expect(read).toMatchObject({
    env: 'demo',
    portalPort: 3000,
    backofficePort: 3001,
    mailboxPort: 1080,
    portalUrl: 'http://127.0.0.1:3000',
    demo: true,
  });
});

test('R-SEC-01: une production complète est acceptée', () => expect(readSettings(production).env).toBe('production'));

test.each([
  ['TLJ_NOW', { TLJ_NOW: '2026-11-23T10:00:00Z' }],
  ['SESSION_SECRET', { SESSION_SECRET: '' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'court' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'a'.repeat(40) }],
  ['SMTP_URL', { SMTP_URL: '' }],
  ['PORTAL_URL', { PORTAL_URL: 'http://portail.example' }],
  ['BACKOFFICE_URL', { BACKOFFICE_URL: 'http://agents.example' }],
])('R-SEC-01: en production, %s est nommé quand il ne va pas', (name, change) =>
  expect(() => readSettings({ ...production, ...change })).toThrow(name),
);

test.each([
  ['PORTAL_PORT', { PORTAL_PORT: 'abc' }],
  ['PORTAL_PORT', { PORTAL_PORT: '70000' }],
  ['TRUSTED_PROXY', { TRUSTED_PROXY: 'caddy' }],
  ['TRUSTED_PROXY', { TRUSTED_PROXY: 'loopback, 10.0.0.0/99' }],
  ['CLAMD_URL', { CLAMD_URL: 'clamd:3310' }],
  ['TLJ_ENV', { TLJ_ENV: 'prod' }],
  ['TLJ_NOW', { TLJ_NOW: 'demain' }],
  ['MONGODB_URI', { MONGODB_URI: 'localhost' }],
])('un réglage faux est nommé : %s', (name, change) => expect(() => readSettings(change)).toThrow(name));

test('R-SEC-01: les mandataires de confiance se nomment par adresse, réseau ou portée ; sans réglage, aucun', () => {
  expect(readSettings({}).trustedProxies).toEqual([]);
  expect(readSettings({ TRUSTED_PROXY: 'uniquelocal, 10.0.0.7,2001:db8::/32' }).trustedProxies).toEqual([
    'uniquelocal',
    '10.0.0.7',
    '2001:db8::/32',
  ]);
});

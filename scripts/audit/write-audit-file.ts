/** The dated part of the auditor's file (R-SEC-02): everything that the running code can say of itself. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { versionHere, versionWords } from '../recette/version-here.ts';
import { startDemo } from '../demo-instance/demo-instance.ts';
import { accessRules } from './access-rules.ts';
import { billOfMaterials, knownVulnerabilities, licencesOf } from './components.ts';
import { KEPT_DATA } from './kept-data.ts';
import { type EntryPoint, rightsMatrix } from './matrix.rules.ts';
import { portalEntries } from './portal-entries.ts';
import { headersAsText, sentHeaders } from './sent-headers.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Public names as in production: headers and cookies are those of https. */
const NAMES = { PORTAL_URL: 'https://portail.example', BACKOFFICE_URL: 'https://bureau.example' };

/** @returns the files written in `folder`. @throws Error with a French sentence. */
export async function writeAuditFile(folder: string): Promise<string[]> {
  const bill = await billOfMaterials();
  const files: Record<string, string> = {
    'version.md': `# Version\n\n${versionWords(await versionHere())}\n`,
    'droits.md': rightsMatrix(await deskEntries()),
    'adresses-du-portail.md': portalTable(),
    'donnees.md': dataTable(),
    'acces.md': accessRules(),
    'entetes.md': await headersSent(),
    'composants.md': licencesOf(bill),
    'sbom.cdx.json': bill,
    'vulnerabilites.md': await knownVulnerabilities(),
  };
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return Object.keys(files).map((name) => path.join(folder, name));
}

/** Asked of the desk as a program: scripts do not import the apps. */
async function deskEntries(): Promise<EntryPoint[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'backoffice/list-entry-points.ts'], { cwd: ROOT });
  return JSON.parse(stdout.slice(stdout.indexOf('['))) as EntryPoint[];
}

const portalTable = (): string =>
  [
    '# Adresses du portail',
    '',
    '| adresse | pour |',
    '| --- | --- |',
    ...portalEntries().map(({ address, who }) => `| \`${address}\` | ${who} |`),
    '',
  ].join('\n');

const dataTable = (): string =>
  [
    '# Données gardées, collection par collection',
    '',
    '| collection | contient | de qui | gardé |',
    '| --- | --- | --- | --- |',
    ...Object.entries(KEPT_DATA).map(([name, { what, whose = 'personne', kept }]) => `| \`${name}\` | ${what} | ${whose} | ${kept} |`),
    '',
  ].join('\n');

async function headersSent(): Promise<string> {
  const { stage, stop } = await startDemo(NAMES);
  const { portalUrl, backofficeUrl, facts } = stage;
  const post = (origin: string, fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: origin, 'X-Forwarded-Proto': 'https' },
  });
  const { familleMail, clubMail, agentCode, agentMail, motDePasse } = facts as Record<string, string> & { motDePasse: string };
  try {
    const portal = [
      await sentHeaders(portalUrl, '/'),
      await sentHeaders(portalUrl, '/partenaire/scanner/sans-reseau'),
      await sentHeaders(portalUrl, '/famille/connexion', post(NAMES.PORTAL_URL, { mail: familleMail!, motDePasse })),
      await sentHeaders(portalUrl, '/partenaire/connexion', post(NAMES.PORTAL_URL, { mail: clubMail!, motDePasse })),
    ];
    const desk = [
      await sentHeaders(backofficeUrl, '/caf/login'),
      await sentHeaders(backofficeUrl, '/caf/login', post(NAMES.BACKOFFICE_URL, { code: agentCode!, mail: agentMail!, motDePasse })),
    ];
    return [
      '# En-têtes et cookies, tels qu’envoyés',
      '',
      'Demandés à une installation en marche, sous des adresses https. Le TLS est celui de Caddy (`Caddyfile`) : 1.2 et 1.3, certificats renouvelés seuls.',
      '',
      '## Portail',
      '',
      headersAsText(portal),
      '## Bureau des agents',
      '',
      headersAsText(desk),
    ].join('\n');
  } finally {
    await stop();
  }
}

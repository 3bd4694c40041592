/** What the application is made of: npm's own bill of materials (CycloneDX), a table of licences, and what npm audit answers. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const MOST_BYTES = 64 * 1024 * 1024;

interface Component {
  name: string;
  group?: string;
  version: string;
  licenses?: { license?: { id?: string; name?: string }; expression?: string }[];
}

/** @returns CycloneDX JSON as npm writes it. @throws Error when npm cannot. */
export async function billOfMaterials(): Promise<string> {
  const { stdout, failed } = await npm('sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev');
  if (failed && !stdout.startsWith('{')) throw new Error('npm sbom ne répond pas : il faut npm 10 ou plus récent.');
  return stdout;
}

/** @param bill what `billOfMaterials` returned. @returns a table of Markdown. */
export function licencesOf(bill: string): string {
  const { components = [] } = JSON.parse(bill) as { components?: Component[] };
  const rows = components.map(({ group, name, version, licenses = [] }) => {
    const said = licenses.map(({ license, expression }) => expression ?? license?.id ?? license?.name ?? '').join(', ');
    return `| ${group ? `${group}/${name}` : name} | ${version} | ${said || 'non dite'} |`;
  });
  return [
    '# Composants et licences',
    '',
    `${rows.length} composants en production (liste complète : \`sbom.cdx.json\`).`,
    '',
    '| composant | version | licence |',
    '| --- | --- | --- |',
    ...rows.sort(),
    '',
  ].join('\n');
}

/** What the registry knows against these versions; says so when it does not answer. */
export async function knownVulnerabilities(): Promise<string> {
  const { stdout } = await npm('audit', '--omit=dev', '--json');
  const answer = readJson(stdout) as { metadata?: { vulnerabilities?: Record<string, number> } } | undefined;
  const counts = answer?.metadata?.vulnerabilities;
  if (!counts)
    return '# Vulnérabilités connues\n\nLe registre n’a pas répondu à `npm audit` depuis ce poste : à refaire avant de remettre le dossier.\n';
  const rows = Object.entries(counts).map(([level, count]) => `| ${level} | ${count} |`);
  return ['# Vulnérabilités connues (`npm audit`)', '', '| gravité | nombre |', '| --- | --- |', ...rows, ''].join('\n');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const npm = (...args: string[]): Promise<{ stdout: string; failed: boolean }> =>
  new Promise((resolve) => {
    execFile('npm', args, { cwd: ROOT, maxBuffer: MOST_BYTES }, (error, stdout) => resolve({ stdout, failed: error !== null }));
  });

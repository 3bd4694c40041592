/** Who may do what, as two tables of Markdown: each profile's rights, then each address and the profiles it opens to. */
import { PROFILES, RIGHT_LABELS, type Right, RIGHTS } from '#core/access/rights.rules.ts';

/** As backoffice/access/entry-points.ts writes it. */
export interface EntryPoint {
  entry: string;
  rights: readonly Right[] | 'any-agent' | null;
}

const PROFILE_NAMES = Object.keys(PROFILES) as (keyof typeof PROFILES)[];

/** @throws Error naming the addresses that the table of rights does not know: they must be in it before an auditor reads. */
export function rightsMatrix(entries: readonly EntryPoint[]): string {
  const unknown = entries.filter(({ rights }) => rights === null).map(({ entry }) => entry);
  if (unknown.length > 0) throw new Error(`Ces adresses ne sont pas dans la table des droits : ${unknown.join(', ')}.`);
  return [
    '# Rôles et droits des agents',
    '',
    'Écrit depuis `core/access/rights.rules.ts` et `backoffice/access/rights-table.ts`, les tables qui refusent. Un profil n’est qu’un point de départ : chaque droit se donne et se retire seul.',
    '',
    '## Droits de chaque profil',
    '',
    row('Droit', 'code', ...PROFILE_NAMES),
    rule(PROFILE_NAMES.length + 2),
    ...RIGHTS.map((right) => row(RIGHT_LABELS[right], `\`${right}\``, ...PROFILE_NAMES.map((name) => tick(has(name, right))))),
    '',
    '## Ce que chaque adresse demande',
    '',
    'Sans session : 401, ou la page de connexion. Sans le droit : 403.',
    '',
    row('Adresse', 'droit : l’un de', ...PROFILE_NAMES),
    rule(PROFILE_NAMES.length + 2),
    ...entries.map(({ entry, rights }) => row(`\`${entry}\``, words(rights!), ...PROFILE_NAMES.map((name) => tick(opens(name, rights!))))),
    '',
  ].join('\n');
}

const has = (profile: keyof typeof PROFILES, right: Right): boolean => (PROFILES[profile] as readonly Right[]).includes(right);
const opens = (profile: keyof typeof PROFILES, rights: NonNullable<EntryPoint['rights']>): boolean =>
  rights === 'any-agent' || rights.some((right) => has(profile, right));
const words = (rights: NonNullable<EntryPoint['rights']>): string =>
  rights === 'any-agent' ? 'tout agent connecté' : rights.length === 0 ? 'personne' : rights.map((right) => `\`${right}\``).join(', ');
const tick = (yes: boolean): string => (yes ? 'oui' : '');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => `|${' --- |'.repeat(columns)}`;

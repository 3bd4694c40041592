/**
 * The official list of communes (Code officiel géographique of the Insee, by @etalab/decoupage-administratif; data under Licence Ouverte 2.0).
 * Only the département of the Caf stays in memory; the rest of France is read when somebody asks for it.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { folded } from './french.ts';

/** The Caf's own: Essonne. */
export const HOME_DEPARTEMENT = '91';

export interface Commune {
  /** Insee code, 5 characters ("91228", "2A004"). */
  insee: string;
  name: string;
  departement: string;
  postalCodes: readonly string[];
}

interface Entry {
  code: string;
  nom: string;
  type: string;
  departement?: string;
  anciensCodes?: string[];
  codesPostaux?: string[];
}

interface Gazetteer {
  communes: readonly Commune[];
  /** Insee code → commune; a former code leads to the commune that took it over. */
  byInsee: ReadonlyMap<string, Commune>;
  /** Folded name → communes that bear it. */
  byName: ReadonlyMap<string, readonly Commune[]>;
}

const FILE = '@etalab/decoupage-administratif/data/communes.json';
/** Towns of today, and the arrondissements of Paris, Lyon and Marseille, which have codes of their own. */
const KINDS = new Set(['commune-actuelle', 'arrondissement-municipal']);

let home: Gazetteer | undefined;
let france: Gazetteer | undefined;

const homeList = (): Gazetteer => (home ??= gazetteer(readEntries().filter(({ departement }) => departement === HOME_DEPARTEMENT)));
const frenchList = (): Gazetteer => (france ??= gazetteer(readEntries()));

/** Communes of the Caf's département, in French alphabetical order. */
export const homeCommunes = (): readonly Commune[] => homeList().communes;

/** @returns the commune that has this Insee code now, former codes included; undefined when none has. */
export const communeByInsee = (insee: string): Commune | undefined => {
  const code = insee.trim().toUpperCase();
  return homeList().byInsee.get(code) ?? frenchList().byInsee.get(code);
};

/** @returns the communes of France that bear this name, whatever its case, accents and hyphens; those of the département first. */
export function communesNamed(name: string): readonly Commune[] {
  const key = nameKey(name);
  if (!key) return [];
  const near = homeList().byName.get(key) ?? [];
  return [...near, ...(frenchList().byName.get(key) ?? []).filter(({ departement }) => departement !== HOME_DEPARTEMENT)];
}

/** @returns the commune of the département that bears this name (case, accents and hyphens aside); of namesakes the one of the postal code. */
export function homeCommuneNamed(name: string, postalCode: string): Commune | undefined {
  const named = homeList().byName.get(nameKey(name)) ?? [];
  return named.find(({ postalCodes }) => postalCodes.includes(postalCode)) ?? named[0];
}

function readEntries(): Entry[] {
  const path = createRequire(import.meta.url).resolve(FILE);
  return (JSON.parse(readFileSync(path, 'utf8')) as Entry[]).filter(({ type }) => KINDS.has(type));
}

function gazetteer(entries: readonly Entry[]): Gazetteer {
  const communes = entries.map(toCommune).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  const byInsee = new Map(communes.map((commune) => [commune.insee, commune]));
  for (const { code, anciensCodes = [] } of entries)
    for (const former of anciensCodes) if (!byInsee.has(former)) byInsee.set(former, byInsee.get(code)!);
  return { communes, byInsee, byName: grouped(communes) };
}

function grouped(communes: readonly Commune[]): Map<string, Commune[]> {
  const groups = new Map<string, Commune[]>();
  for (const commune of communes) {
    const key = nameKey(commune.name);
    const group = groups.get(key);
    if (group) group.push(commune);
    else groups.set(key, [commune]);
  }
  return groups;
}

const toCommune = ({ code, nom, departement, codesPostaux = [] }: Entry): Commune => ({
  insee: code,
  name: nom.replaceAll("'", '’'),
  departement: departement ?? code.slice(0, 2),
  postalCodes: codesPostaux,
});

/** "St-Michel s/ Orge" is written in many ways: saint and sainte are the abbreviations the files use most. */
const nameKey = (name: string): string =>
  folded(name)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');

/** To whom a mailing goes (R-MAIL-02): what the families have or have not done, then fewer of them by commune, age or a list of matricules. */
import { communeByInsee, communesNamed, HOME_DEPARTEMENT } from '../../shared/communes.ts';
import { readInsee, type Matricule, readMatricule } from '../../shared/identifiers.ts';
import { type Refusal, FormRefusal, refuse } from '../../shared/refusals.ts';

export const AUDIENCE_BASES = ['all', 'inactive', 'unused', 'live-qr', 'balance', 'paid'] as const;
export type AudienceBase = (typeof AUDIENCE_BASES)[number];

export interface Audience {
  base: AudienceBase;
  /** Insee codes of today; empty: all communes. */
  communes: string[];
  /** Full years of at least one child, on the day the campaign's criteria say; null: all ages. */
  ages: { from: number; to: number } | null;
  /** Made by hand; null: everybody. */
  matricules: Matricule[] | null;
  /** The batch that paid them, for `paid`. */
  batch: string | null;
}

/** As typed: lists are separated by commas, semicolons or lines. */
export interface TypedAudience {
  base: string;
  communes: string;
  ageFrom: string;
  ageTo: string;
  matricules: string;
  batch: string;
}

const MOST_MATRICULES = 5000;
const MOST_COMMUNES = 200;
const OLDEST = 30;

/** @throws FormRefusal (422): every field that cannot be read. */
export function readAudience(typed: TypedAudience, allowed: readonly AudienceBase[]): Audience {
  const refused: Refusal[] = [];
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      refused.push(error as Refusal);
      return undefined;
    }
  };
  const base = read(() => readBase(typed.base, allowed));
  const communes = read(() => readCommunes(typed.communes));
  const ages = read(() => readAges(typed.ageFrom, typed.ageTo));
  const matricules = read(() => readMatricules(typed.matricules));
  const batch = base === 'paid' ? read(() => readBatch(typed.batch)) : null;
  if (refused.length > 0) throw new FormRefusal(refused);
  return { base: base!, communes: communes!, ages: ages!, matricules: matricules!, batch: batch! };
}

function readBase(text: string, allowed: readonly AudienceBase[]): AudienceBase {
  const base = allowed.find((each) => each === text);
  if (!base) throw refuse('CHOIX_INCONNU', {}, { field: 'cible' });
  return base;
}

const items = (text: string, separator: RegExp): string[] => [
  ...new Set(
    text
      .split(separator)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  ),
];

/** Names or Insee codes; a name of the département wins over the same name elsewhere. */
function readCommunes(text: string): string[] {
  const names = items(text, /[,;\r\n]+/);
  if (names.length > MOST_COMMUNES) throw refuse('AUDIENCE_TROP_LONGUE', { max: MOST_COMMUNES }, { field: 'communes' });
  return [...new Set(names.map(communeOf))];
}

function communeOf(text: string): string {
  const code = /^\d/.test(text) ? readInsee(text) : null;
  const named = code ? [] : communesNamed(text);
  const near = named.filter(({ departement }) => departement === HOME_DEPARTEMENT);
  const found = code ? communeByInsee(code) : near.length === 1 ? near[0] : named.length === 1 ? named[0] : undefined;
  if (!found) throw refuse('AUDIENCE_COMMUNE', { name: text.slice(0, 60) }, { field: 'communes' });
  return found.insee;
}

function readAges(from: string, to: string): Audience['ages'] {
  if (from.trim() === '' && to.trim() === '') return null;
  const ages = { from: readAge(from, 'ageMin', 0), to: readAge(to, 'ageMax', OLDEST) };
  if (ages.to < ages.from) throw refuse('AGES_ORDRE', {}, { field: 'ageMax' });
  return ages;
}

function readAge(text: string, field: string, none: number): number {
  const bare = text.trim();
  if (bare === '') return none;
  if (!/^\d{1,2}$/.test(bare) || Number(bare) > OLDEST) throw refuse('AUDIENCE_AGE', { max: OLDEST }, { field });
  return Number(bare);
}

function readMatricules(text: string): Matricule[] | null {
  const found = items(text, /[\s,;]+/);
  if (found.length === 0) return null;
  if (found.length > MOST_MATRICULES) throw refuse('AUDIENCE_TROP_LONGUE', { max: MOST_MATRICULES }, { field: 'matricules' });
  const read = found.map((each) => {
    const matricule = readMatricule(each);
    if (!matricule) throw refuse('AUDIENCE_MATRICULE', { text: each.slice(0, 30) }, { field: 'matricules' });
    return matricule;
  });
  return [...new Set(read)].sort();
}

function readBatch(text: string): string {
  if (!/^\d{4}-\d{3}$/.test(text.trim())) throw refuse('AUDIENCE_LOT', {}, { field: 'lot' });
  return text.trim();
}

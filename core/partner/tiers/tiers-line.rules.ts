/** The check of one line of the tiers file: the same as by hand (R-PAR-04), and what only a file can have wrong. Pure. */
import type { RawLine } from '../../load/file-kinds.ts';
import { folded, typo } from '../../shared/french.ts';
import { readRang, readTiersi } from '../../shared/identifiers.ts';
import { FormRefusal } from '../../shared/refusals.ts';
import { type CheckedFacts, checkPartner, type TiersiPair } from '../new-partner.rules.ts';
import type { Partner } from '../partner.model.ts';
import { fieldTexts } from '../partner-fields.rules.ts';
import type { TiersColumn } from './tiers-columns.rules.ts';

export type TiersLayout = Partial<Record<TiersColumn, number>>;

/** A line read: `facts` is null when it is rejected. */
export interface TiersLine {
  raw: RawLine;
  /** "tiersi:rang", or null when they cannot be read. */
  key: string | null;
  name: string;
  likeness: string;
  facts: (CheckedFacts & TiersiPair) | null;
  /** What the file says, by column: kept with the partner. */
  values: Record<string, string>;
  code: string;
  reason: string;
}

export const pairKey = ({ tiersi, rang }: TiersiPair): string => `${tiersi}:${rang}`;

/**
 * Reads a line over the partner it is about, if there is one: a column the file has not, or whose value has not changed
 * since the last file, leaves what an agent wrote (R-CAM-05).
 * @param taken whether an earlier line of the file has that key.
 */
export function checkTiersLine(
  raw: RawLine,
  layout: TiersLayout,
  find: (key: string) => Partner | undefined,
  taken: (key: string) => boolean,
): TiersLine {
  const values = valuesOf(raw, layout);
  const pair = { tiersi: readTiersi(values.tiersi ?? ''), rang: readRang(values.rang ?? '') };
  const key = pair.tiersi && pair.rang ? `${pair.tiersi}:${pair.rang}` : null;
  const line = { raw, key, name: values.name ?? '', likeness: likenessOf(values), values };
  const partner = key ? find(key) : undefined;
  const fault = key ? fileFault(key, values, partner, taken) : undefined;
  if (fault) return { ...line, facts: null, ...fault };
  try {
    return { ...line, facts: checkPartner(typedOf(values, partner)), code: '', reason: '' };
  } catch (error) {
    if (!(error instanceof FormRefusal)) throw error;
    return { ...line, facts: null, code: error.refusals[0]!.code, reason: error.refusals.map(({ message }) => message).join(' ') };
  }
}

function fileFault(
  key: string,
  values: Record<string, string>,
  partner: Partner | undefined,
  taken: (key: string) => boolean,
): Fault | undefined {
  const [tiersi, rang] = key.split(':');
  const said = (code: string, reason: string): Fault => ({ code, reason: typo(reason) });
  if (taken(key))
    return said(
      'TIERS_EN_DOUBLE',
      `Le tiers ${tiersi} – ${rang} est déjà sur une ligne plus haut, qui est gardée. Supprimez cette ligne, ou corrigez son numéro.`,
    );
  if (partner?.etat === 'R') return said('PARTENAIRE_RADIE', `Le tiers ${tiersi} – ${rang} est radié. Supprimez cette ligne.`);
  const etat = (values.etat ?? '').trim().toUpperCase();
  if (etat === '' || etat === 'C') return undefined;
  if (etat === 'R')
    return said(
      'RADIE_DANS_LE_FICHIER',
      'La ligne dit « R ». Un fichier ne radie pas : ouvrez la fiche du partenaire, puis supprimez cette ligne.',
    );
  return said('ETAT_NON_CHARGEABLE', `L’état « ${etat.slice(0, 20)} » ne se charge pas. Écrivez C, ou laissez la case vide.`);
}

interface Fault {
  code: string;
  reason: string;
}

function valuesOf({ cells }: RawLine, layout: TiersLayout): Record<string, string> {
  const named = Object.entries(layout).map(([column, place]) => [column, (cells[place] ?? '').trim()] as const);
  return Object.fromEntries(named);
}

const likenessOf = ({ name = '', postalCode = '' }: Record<string, string>): string => `${folded(name)}|${paddedPostalCode(postalCode)}`;

/** A spreadsheet drops the zero of the first nine départements. */
const paddedPostalCode = (text: string): string => (/^\d{4}$/.test(text) ? `0${text}` : text);

const KIND_WORDS: Record<string, string> = {
  association: 'association',
  asso: 'association',
  entreprise: 'entreprise',
  societe: 'entreprise',
  collectivite: 'collectivite',
  mairie: 'collectivite',
  commune: 'collectivite',
};

function typedOf(values: Record<string, string>, partner: Partner | undefined) {
  const known = partner ? (fieldTexts(partner) as Record<string, string>) : {};
  const last = partner?.fileValues ?? {};
  const text = (column: TiersColumn): string => {
    const said = values[column];
    const stays = partner && (said === undefined || last[column] === said);
    return (stays ? known[column] : said) ?? '';
  };
  const kind = text('kind');
  return {
    tiersi: values.tiersi ?? '',
    rang: values.rang ?? '',
    mail: text('mail'),
    name: text('name'),
    activities: text('activities').split(/[;,/\n]/),
    number: text('number'),
    streetType: text('streetType'),
    line1: text('line1'),
    line2: text('line2'),
    postalCode: paddedPostalCode(text('postalCode')),
    commune: text('commune'),
    kind: KIND_WORDS[folded(kind)] ?? kind,
    siret: text('siret'),
    comment: text('comment'),
    etatDay: text('etatDay'),
  };
}

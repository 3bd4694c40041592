/** The columns of the tiers file (CCTP 2, R-PAR-05). Pure. */
import type { ColumnRule } from '../../load/reading/headers.rules.ts';

export type TiersColumn =
  | 'tiersi'
  | 'rang'
  | 'name'
  | 'mail'
  | 'activities'
  | 'number'
  | 'streetType'
  | 'line1'
  | 'line2'
  | 'postalCode'
  | 'commune'
  | 'kind'
  | 'siret'
  | 'etat'
  | 'etatDay'
  | 'comment';

const column = (name: TiersColumn, label: string, required: boolean, ...headers: string[]): ColumnRule<TiersColumn> => ({
  column: name,
  label,
  required,
  headers,
});

/** Headers are written as `reduced` leaves them: no accent, no small word, "numéro" is "n". Others, code agent among them, are ignored. */
export const TIERS_COLUMNS: readonly ColumnRule<TiersColumn>[] = [
  column('tiersi', 'numéro Tiersi', true, 'n tiersi', 'tiersi', 'n tiers', 'n tiers tiersi', 'code tiers', 'code tiersi'),
  column('rang', 'rang', true, 'rang', 'rang tiersi', 'rang tiers', 'n rang', 'n rang tiersi'),
  column(
    'name',
    'raison sociale',
    true,
    ...'raison sociale|nom|nom tiers|nom partenaire|denomination|libelle|libelle tiers|structure|club|association|organisme|partenaire'.split(
      '|',
    ),
  ),
  column(
    'mail',
    'adresse mail',
    true,
    ...'adresse mel|mel|mail|email|e mail|courriel|adresse mail|adresse email|adresse e mail|adresse courriel|adresse electronique'.split(
      '|',
    ),
  ),
  column(
    'activities',
    'type d’activité',
    true,
    ...'type activite|types activite|type activites|types activites|activite|activites|type d activite|code activite|libelle activite'.split(
      '|',
    ),
  ),
  column('number', 'n° de voie', false, 'n voie', 'n rue', 'n'),
  column('streetType', 'type de voie', false, 'type voie', 'nature voie'),
  column(
    'line1',
    'adresse ligne 1',
    true,
    ...'adresse|adresse ligne 1|adresse 1|adresse partenaire|adresse partenaire ligne 1|adresse1|ligne 1|voie|nom voie|libelle voie|rue'.split(
      '|',
    ),
  ),
  column(
    'line2',
    'adresse ligne 2',
    false,
    ...'adresse ligne 2|adresse 2|adresse partenaire ligne 2|adresse2|ligne 2|complement|complement adresse'.split('|'),
  ),
  column('postalCode', 'code postal', true, 'code postal', 'cp', 'codepostal'),
  column('commune', 'commune', true, 'commune', 'ville', 'localite', 'nom commune', 'libelle commune'),
  column('kind', 'forme', false, 'forme', 'forme juridique', 'kind', 'statut', 'statut juridique', 'nature'),
  column('siret', 'Siret', false, 'siret', 'n siret', 'code siret'),
  column('etat', 'état', false, 'etat', 'dernier etat', 'dernier etat connu', 'code etat'),
  column(
    'etatDay',
    'date état',
    false,
    ...'date etat|date convention|date signature|date signature convention|date signature convention etat'.split('|'),
  ),
  column('comment', 'commentaire', false, 'commentaire', 'commentaires', 'zone commentaire', 'observation', 'observations'),
];

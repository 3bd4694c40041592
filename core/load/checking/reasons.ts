/** Why a line is rejected or warned about (issue 3, §3): a code, and a sentence that says how to mend it. */
import { typo } from '../../shared/french.ts';

const REJECTS = {
  MATRICULE_INVALIDE: 'Le matricule « {value} » n’a pas 7 chiffres. Écrivez le numéro d’allocataire.',
  MATRICULE_EN_DOUBLE:
    'Le matricule {value} est déjà sur une ligne plus haut, qui est gardée. Supprimez cette ligne, ou corrigez son matricule.',
  MAIL_INVALIDE: 'L’adresse mail « {value} » est mal écrite. Corrigez-la, ou laissez la case vide.',
  NOM_MANQUANT: 'Il manque {value}. Complétez la ligne.',
  PARENT_INCONNU: 'Aucun allocataire n’a le matricule {value}. Corrigez-le, ou chargez la ligne de l’allocataire.',
  PARENT_REJETE: 'La ligne de l’allocataire {value} est rejetée. Corrigez-la et chargez-la de nouveau : l’enfant suivra.',
  PARENT_DIFFERENT:
    'Cet enfant est déjà chargé avec l’allocataire {other}, et une partie de son forfait est réservée ou utilisée. Corrigez le matricule.',
  SIAS_INVALIDE: 'Le numéro SIAS « {value} » n’a pas 7 chiffres. Écrivez le numéro SIAS de l’enfant.',
  SIAS_EN_DOUBLE: 'Le numéro SIAS {value} est déjà sur une ligne plus haut, qui est gardée. Supprimez cette ligne, ou corrigez son numéro.',
  MONTANT_INVALIDE: 'Le montant « {value} » n’est pas un montant en euros supérieur à zéro. Écrivez par exemple 105 ou 105,00.',
  MONTANT_HORS_BAREME: 'Le montant {value} n’est pas dans le barème de la campagne. Corrigez-le, ou changez le barème.',
  MONTANT_SOUS_UTILISE: 'Le montant {value} est inférieur à ce qui est déjà réservé ou utilisé : {other}. Écrivez au moins ce montant.',
  DATE_INVALIDE: 'La date de naissance « {value} » n’est pas une date possible. Écrivez-la JJ/MM/AAAA.',
} as const;

const WARNINGS = {
  MAIL_ABSENT: 'Sans adresse mail, cette famille n’aura pas accès au portail. Ajoutez-la si vous l’avez.',
  MAIL_PARTAGE: 'L’adresse mail est aussi celle d’un autre matricule. Chaque famille se connectera avec son matricule en plus.',
  AGE_HORS_CAMPAGNE: 'L’enfant a {value} ans au {other} : c’est hors des âges de la campagne. Vérifiez sa date de naissance.',
  DATE_ABSENTE: 'La date de naissance manque : les écrans diront « non communiquée ». Ajoutez-la si vous l’avez.',
  MONTANT_HORS_BAREME: 'Le montant {value} n’est pas dans le barème de la campagne. Il est chargé : vérifiez-le.',
} as const;

/** Every code a line may bear. */
export const REMARK_CODES: readonly string[] = [...new Set([...Object.keys(REJECTS), ...Object.keys(WARNINGS)])];

export type RejectCode = keyof typeof REJECTS;
export type WarningCode = keyof typeof WARNINGS;

/** A remark on one line: `value` is what was read, `other` what it was compared with. */
export interface Remark<Code> {
  code: Code;
  value?: string;
  other?: string;
}
export type Fault = Remark<RejectCode>;
export type Warning = Remark<WarningCode>;

const sentence = (text: string, { value = '', other = '' }: Remark<unknown>): string =>
  typo(text.replace('{value}', value.slice(0, 100)).replace('{other}', other));

/** The sentences of a line's faults: all of them, so that it is mended once. */
export const rejectReason = (faults: readonly Fault[]): string => faults.map((fault) => sentence(REJECTS[fault.code], fault)).join(' ');

/** The sentence of a warning. */
export const warningReason = (warning: Warning): string => sentence(WARNINGS[warning.code], warning);

/** « Messages et solutions »: what families and clubs may read when something is refused, from the one catalogue. */
import { type RefusalCode, type RefusalParams, refuse } from '#core/shared/refusals.ts';

interface Group {
  id: string;
  heading: string;
  codes: readonly RefusalCode[];
}

export const GROUPS: readonly Group[] = [
  {
    id: 'compte',
    heading: 'Mon compte',
    codes: [
      'INSCRIPTION_REFUSEE',
      'MATRICULE_INVALIDE',
      'MAIL_INVALIDE',
      'MOT_DE_PASSE_VIDE',
      'IDENTIFIANTS_FAUX',
      'MATRICULE_DEMANDE',
      'COMPTE_GELE',
      'TROP_D_ESSAIS',
      'LIEN_PERIME',
      'MOT_DE_PASSE_FAIBLE',
      'MOT_DE_PASSE_COURANT',
      'MOT_DE_PASSE_TROP_LONG',
      'MOT_DE_PASSE_REPRIS',
      'CONFIRMATION_DIFFERENTE',
      'ANCIEN_MOT_DE_PASSE_FAUX',
      'CASE_CONSENTEMENT',
      'COMPTE_SUSPENDU',
      'OPPOSITION',
    ],
  },
  {
    id: 'qr',
    heading: 'Faire ou supprimer un QR code',
    codes: [
      'MONTANT_ILLISIBLE',
      'MONTANT_NUL',
      'SOLDE_INSUFFISANT',
      'SOLDE_VIDE',
      'ACTIVITES_MAXIMUM',
      'MEME_PARTENAIRE',
      'PARTENAIRE_CHOISIR',
      'PARTENAIRE_INACTIF',
      'CONFIRMATION_MANQUANTE',
      'CLE_DEJA_UTILISEE',
      'QR_DEJA_UTILISE',
      'CAMPAGNE_PAS_OUVERTE',
      'CAMPAGNE_FERMEE',
      'PDF_INDISPONIBLE',
    ],
  },
  {
    id: 'remboursement',
    heading: 'Demander un remboursement',
    codes: [
      'PRIX_ILLISIBLE',
      'MONTANT_PLUS_QUE_COUT',
      'MONTANT_TROP_GRAND',
      'DATE_INSCRIPTION',
      'JOUR_ILLISIBLE',
      'ATTESTATION_MANQUANTE',
      'ATTESTATION_A_REPRENDRE',
      'ATTESTATION_TYPE',
      'ATTESTATION_ILLISIBLE',
      'ATTESTATION_PDF',
      'ATTESTATION_PIXELS',
      'ATTESTATION_DEJA_ENVOYEE',
      'FICHIER_TROP_GROS',
      'DEPENSE_DECIDEE',
    ],
  },
  {
    id: 'clubs',
    heading: 'Pour les clubs : scanner',
    codes: [
      'QR_ILLISIBLE',
      'QR_INCONNU',
      'QR_AUTRE_CLUB',
      'QR_DEJA_VALIDE',
      'QR_SUPPRIME',
      'QR_EXPIRE',
      'QR_INUTILISABLE',
      'PARTENAIRE_SUSPENDU',
      'PARTENAIRE_FERME',
      'SCAN_GARDE_AUTRE_COMPTE',
      'SCAN_GARDE_MODIFIE',
      'SCAN_GARDE_ANCIEN',
    ],
  },
  {
    id: 'site',
    heading: 'Le site',
    codes: ['INTROUVABLE', 'SESSION_ABSENTE', 'SESSION_FINIE', 'ENTREE_REFUSEE', 'ORIGINE_REFUSEE', 'BASE_INDISPONIBLE', 'TROP_OCCUPE'],
  },
];

/** What stands in the place of the values of one day. */
const EXAMPLE: RefusalParams = {
  left: '55,00 €',
  cost: '80,00 €',
  max: 2,
  hour: '15:40',
  minutes: 60,
  hours: 48,
  missing: 'un chiffre et un caractère spécial',
  day: '30/05/2027',
  first: '01/08/2026',
  last: '30/05/2027',
  found: 'une vidéo',
  what: 'un programme',
  state: 'acceptée',
  who: 'la Caf',
  when: '23/11/2026 à 10:00',
  instant: '23/11/2026 à 10:00',
  why: 'le service s’arrête',
};
const OTHERWISE: Partial<Record<RefusalCode, RefusalParams>> = {
  FICHIER_TROP_GROS: { max: 10 },
  MONTANT_TROP_GRAND: { max: '10 000,00 €' },
};

/** Every message as it may be read, with what to do. */
export const messages = () =>
  GROUPS.map(({ id, heading, codes }) => ({
    id,
    heading,
    messages: codes.map((code) => {
      const { message, todo } = refuse(code, { ...EXAMPLE, ...OTHERWISE[code] });
      return { code, message, todo: todo ?? null };
    }),
  }));

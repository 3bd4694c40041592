import type { RefusalText } from './refusals.ts';

/** The catalogue's sentences about dépenses and their attestations. */
export const depenseRefusalTexts = {
  MONTANT_PLUS_QUE_COUT: { status: 422, what: 'C’est plus que le coût de l’activité : {cost}.', todo: 'Écrivez {cost} ou moins.' },
  DATE_INSCRIPTION: {
    status: 422,
    what: 'La date d’inscription doit être entre le {first} et le {last}.',
    todo: 'Écrivez une date entre ces deux jours.',
  },
  PRIX_ILLISIBLE: { status: 422, what: 'Écrivez le prix payé au club, en euros, par exemple 110,00.' },
  MONTANT_TROP_GRAND: { status: 422, what: 'C’est trop grand : {max} au maximum.', todo: 'Écrivez un montant plus petit.' },
  ATTESTATION_MANQUANTE: { status: 422, what: 'Joignez l’attestation remplie par le club.' },
  ATTESTATION_A_REPRENDRE: { status: 422, what: 'Votre fichier n’est plus gardé.', todo: 'Choisissez-le de nouveau.' },
  ATTESTATION_TYPE: {
    status: 415,
    what: 'Ce type de fichier n’est pas accepté : {found}.',
    todo: 'Envoyez un PDF ou une photo (JPEG, PNG, HEIC).',
  },
  ATTESTATION_ILLISIBLE: {
    status: 422,
    what: 'Ce fichier est abîmé : il ne s’ouvre pas.',
    todo: 'Prenez une nouvelle photo de l’attestation.',
  },
  ATTESTATION_PDF: {
    status: 422,
    what: 'Ce PDF n’est pas accepté : il contient {what}.',
    todo: 'Imprimez-le, puis envoyez une photo.',
  },
  ATTESTATION_PIXELS: {
    status: 422,
    what: 'Cette image est trop grande : 25 millions de pixels au maximum.',
    todo: 'Prenez la photo avec le téléphone, sans l’agrandir.',
  },
  FICHIER_INFECTE: {
    status: 422,
    what: 'L’antivirus a trouvé un virus dans ce fichier.',
    todo: 'Imprimez le document, puis envoyez une photo.',
  },
  ANTIVIRUS_MUET: {
    status: 503,
    what: 'Nous ne pouvons pas vérifier ce fichier pour le moment : il n’est pas gardé.',
    todo: 'Envoyez-le de nouveau dans quelques minutes.',
  },
  ATTESTATION_DEJA_ENVOYEE: {
    status: 409,
    what: 'Cette attestation est déjà envoyée pour cet enfant.',
    todo: 'Suivez cette demande dans votre historique.',
  },
  DEPENSE_DECIDEE: { status: 409, what: 'Cette dépense est déjà {state} par {who}, le {when}.', todo: 'Rechargez la page.' },
  DEPENSE_ETAT: {
    status: 409,
    what: 'Cette dépense est dans l’état « {state} » : cette action n’est pas possible.',
    todo: 'Rechargez la page pour voir ce qui est possible.',
  },
  DEPENSES_CLOSES: {
    status: 409,
    what: 'Les dépenses de la campagne {year} se décidaient jusqu’au {day}.',
    todo: 'Vous pouvez encore la refuser.',
  },
  MENTIONS_MANQUANTES: {
    status: 422,
    what: 'Cochez les 5 mentions pour accepter. Il manque : {missing}.',
    todo: 'Sinon, demandez un complément.',
  },
  RIEN_DEMANDE: {
    status: 409,
    what: 'La Caf ne demande rien pour cette demande de remboursement.',
    todo: 'Suivez-la depuis votre historique.',
  },
  RIEN_A_COMPLETER: { status: 422, what: 'Corrigez une réponse, ou joignez une nouvelle attestation.' },
} satisfies Record<string, RefusalText>;

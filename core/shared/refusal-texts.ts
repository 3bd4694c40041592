/** The sentences of the catalogue: what happened, then what to do. 15 words a sentence, no jargon (design/look). */
import { accessRefusalTexts } from './access-refusal-texts.ts';
import { campaignRefusalTexts } from './campaign-refusal-texts.ts';
import { depenseRefusalTexts } from './depense-refusal-texts.ts';
import { mailingRefusalTexts } from './mailing-refusal-texts.ts';
import { partnerRefusalTexts } from './partner-refusal-texts.ts';
import { paymentRefusalTexts } from './payment-refusal-texts.ts';
import { scanRefusalTexts } from './scan-refusal-texts.ts';
import type { RefusalText } from './refusals.ts';

const texts = {
  // amounts and forms
  MONTANT_ILLISIBLE: { status: 422, what: 'Écrivez un montant en euros, par exemple 50,00.' },
  MONTANT_NUL: { status: 422, what: 'Le montant doit être plus grand que 0,00 €.', todo: 'Écrivez le montant à utiliser.' },
  SOLDE_INSUFFISANT: { status: 422, what: 'C’est plus que ce qui reste : {left}.', todo: 'Écrivez {left} ou moins.' },
  SOLDE_VIDE: {
    status: 422,
    what: 'Il ne reste rien à utiliser pour cet enfant.',
    todo: 'Supprimez un QR code non utilisé pour reprendre son montant.',
  },
  ACTIVITES_MAXIMUM: {
    status: 422,
    what: 'Cet enfant a déjà {max} activités : c’est le maximum.',
    todo: 'Supprimez un QR code non utilisé pour en choisir une autre.',
  },
  MEME_PARTENAIRE: {
    status: 422,
    what: 'Cet enfant a déjà un QR code pour ce club.',
    todo: 'Choisissez un autre club pour la deuxième activité.',
  },
  CHAMP_MANQUANT: { status: 422, what: '{label} : cette case est à remplir.', todo: 'Complétez-la.' },
  CHOIX_INCONNU: { status: 422, what: 'Choisissez une réponse dans la liste.' },
  CONFIRMATION_MANQUANTE: { status: 422, what: 'Cochez la case pour confirmer.' },
  VALEUR_TROP_LONGUE: { status: 422, what: '{label} : {max} caractères au maximum.', todo: 'Écrivez plus court.' },
  ENTREE_REFUSEE: { status: 422, what: 'Nous n’avons pas compris cette demande.', todo: 'Revenez à la page et recommencez.' },
  MODIFIE_ENTRE_TEMPS: {
    status: 409,
    what: 'Cette fiche a changé pendant que vous écriviez : {who}, {when}. Changements : {what}.',
    todo: 'Relisez les valeurs actuelles, puis recommencez si besoin.',
  },
  AGE_ILLISIBLE: { status: 422, what: 'Écrivez l’âge de l’enfant en années, par exemple 9.' },
  QUOTIENT_ILLISIBLE: { status: 422, what: 'Écrivez votre quotient familial, par exemple 450.' },
  COMMUNE_ABSENTE: { status: 422, what: 'Choisissez votre commune dans la liste.' },

  // identifiers
  MATRICULE_INVALIDE: { status: 422, what: 'Écrivez votre numéro d’allocataire : 7 chiffres.' },
  MAIL_INVALIDE: { status: 422, what: 'Écrivez une adresse mail complète, par exemple nom@exemple.fr' },
  TIERSI_INVALIDE: { status: 422, what: 'Le numéro Tiersi a 7 chiffres.', todo: 'Recopiez-le de Tiersi, zéros compris.' },
  RANG_INVALIDE: { status: 422, what: 'Le rang Tiersi a 4 chiffres.', todo: 'Recopiez-le de Tiersi, zéros compris.' },
  TIERSI_DEJA_PRIS: {
    status: 409,
    what: 'Le partenaire {tiersi} – {rang} existe déjà.',
    todo: 'Vérifiez le numéro et le rang, ou ouvrez ce partenaire.',
  },
  CODE_POSTAL_INVALIDE: { status: 422, what: 'Le code postal a 5 chiffres.', todo: 'Écrivez-le ainsi : 91000.' },
  ACTIVITE_EXCLUE: {
    status: 422,
    what: 'La Caf n’aide pas cette activité : {activity}.',
    todo: 'Choisissez un sport, une activité culturelle ou un art.',
  },
  ACTIVITE_MANQUANTE: { status: 422, what: 'Choisissez au moins une activité.' },
  CODE_AGENT_INVALIDE: { status: 422, what: 'Le code agent s’écrit P, 4 chiffres, puis 911.', todo: 'Écrivez-le ainsi : P0042911.' },
  AGENT_EXISTE: { status: 409, what: 'Un agent a déjà ce code ou cette adresse mail.', todo: 'Cherchez-le dans la liste des agents.' },
  AGENT_ABSENT: { status: 404, what: 'L’agent {code} n’existe pas.', todo: 'Vérifiez le code.' },
  AGENT_INACTIF: { status: 409, what: 'Cet agent est désactivé.', todo: 'Réactivez-le d’abord.' },
  AGENT_DEJA: { status: 409, what: 'Cet agent est déjà {state}.', todo: 'Rechargez la page.' },
  PROFIL_INCONNU: {
    status: 422,
    what: 'Le profil est gestionnaire, operateur, verificateur ou lecteur.',
    todo: 'Choisissez dans cette liste.',
  },

  ...accessRefusalTexts,

  ...campaignRefusalTexts,

  // extracts
  EXTRAIT_CAMPAGNE: { status: 422, what: 'Choisissez une campagne de la liste.' },
  EXTRAIT_MATRICULE: { status: 422, what: 'Écrivez un matricule de 7 chiffres.' },
  EXTRAIT_PARTENAIRE: { status: 422, what: 'Aucun partenaire ne correspond. Écrivez son identifiant ou son numéro Tiersi.' },
  EXTRAIT_PARTENAIRES: { status: 422, what: 'Plusieurs partenaires correspondent. Écrivez l’identifiant de celui que vous cherchez.' },
  EXTRAIT_PDF_TROP_LONG: {
    status: 422,
    what: 'Ce bordereau a plus de {max} lignes.',
    todo: 'Choisissez une période plus courte, ou prenez le fichier CSV.',
  },
  PERIODE_INVERSEE: { status: 422, what: 'La fin ({to}) doit être après le début ({from}).', todo: 'Corrigez l’une des deux dates.' },
  PERIODE_FUTURE: { status: 422, what: 'Choisissez un jour jusqu’au {day}, aujourd’hui.' },
  PERIODE_TROP_ANCIENNE: { status: 422, what: 'Choisissez un jour à partir du {day} : avant, les campagnes ne se consultent plus.' },

  // QR codes
  ...scanRefusalTexts,
  QR_DEJA_UTILISE: {
    status: 409,
    what: 'Le club a déjà scanné ce QR code. Il ne peut plus être supprimé.',
    todo: 'Une erreur ? Demandez au club d’annuler sa validation.',
  },
  PARTENAIRE_INACTIF: { status: 409, what: 'Ce club ne peut pas recevoir de QR code en ce moment.', todo: 'Choisissez un autre club.' },
  PARTENAIRE_FERME: { status: 403, what: 'L’accès de votre structure est fermé.', todo: 'Contactez la Caf de l’Essonne.' },
  PARTENAIRE_CHOISIR: { status: 422, what: 'Choisissez un club dans la liste.' },

  ...paymentRefusalTexts,

  // loads
  FICHIER_REFUSE: { status: 422, what: '{why}' },
  FICHIER_TROP_GROS: { status: 413, what: 'Ce fichier est trop gros : {max} Mo au maximum.', todo: 'Choisissez un fichier plus petit.' },
  FICHIER_TYPE: { status: 415, what: 'Ce type de fichier n’est pas accepté : {found}.', todo: 'Choisissez un autre fichier.' },
  CHARGEMENT_EN_COURS: { status: 409, what: 'Un chargement est déjà en cours.', todo: 'Attendez sa fin, puis recommencez.' },
  CHARGEMENT_INCONNU: { status: 404, what: 'Ce chargement n’existe pas.', todo: 'Revenez à la liste des chargements.' },
  CHARGEMENT_UTILISE: {
    status: 409,
    what: 'Ce chargement ne peut plus être annulé, à cause de {who} ({key}). {why}',
    todo: 'Corrigez plutôt le fichier, puis chargez-le de nouveau.',
  },
  CHARGEMENT_PAS_LE_DERNIER: {
    status: 409,
    what: 'Un chargement plus récent a été fait, déposé le {instant}.',
    todo: 'Annulez-le d’abord.',
  },
  CHARGEMENT_NON_ANNULABLE: {
    status: 409,
    what: 'Ce chargement n’a rien écrit, ou date d’avant cette version : il ne s’annule pas.',
    todo: 'Corrigez le fichier, puis chargez-le de nouveau.',
  },
  CHARGEMENT_ETAT: {
    status: 409,
    what: 'Ce chargement est dans l’état « {state} » : cette action n’est pas possible.',
    todo: 'Rechargez la page pour voir ce qui est possible.',
  },

  ...partnerRefusalTexts,
  ...depenseRefusalTexts,
  ...mailingRefusalTexts,

  // everything else
  INTROUVABLE: { status: 404, what: 'Cette page n’existe pas.', todo: 'Revenez à l’accueil.' },
  ORIGINE_REFUSEE: { status: 403, what: 'Cette demande ne vient pas du portail.', todo: 'Revenez à la page et recommencez.' },
  CLE_DEJA_UTILISEE: {
    status: 409,
    what: 'Cette demande a déjà été envoyée avec d’autres réponses.',
    todo: 'Revenez à la page et recommencez.',
  },
  SESSION_ABSENTE: { status: 401, what: 'Vous n’êtes pas connecté.', todo: 'Connectez-vous.' },
  SESSION_FINIE: {
    status: 401,
    what: 'Vous n’êtes plus connecté.',
    todo: 'Connectez-vous de nouveau : ce que vous avez écrit est gardé. Un fichier est à choisir de nouveau.',
  },
  BASE_INDISPONIBLE: {
    status: 503,
    what: 'Le service ne répond pas pour le moment. Rien n’est perdu.',
    todo: 'Réessayez dans quelques secondes.',
  },
  PDF_INDISPONIBLE: {
    status: 503,
    what: 'Le PDF ne peut pas être préparé pour le moment : {why}.',
    todo: 'Réessayez plus tard. Un QR code se montre aussi à l’écran.',
  },
  TROP_OCCUPE: { status: 503, what: 'Beaucoup de monde utilise le service en ce moment.', todo: 'Réessayez dans quelques secondes.' },
} satisfies Record<string, RefusalText>;

export const refusalTexts = texts;

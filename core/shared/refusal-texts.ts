/** The sentences of the catalogue: what happened, then what to do. 15 words a sentence, no jargon (design/look). */
import type { RefusalText } from './refusals.ts';

const texts = {
  // amounts and forms
  MONTANT_ILLISIBLE: { status: 422, what: 'Écrivez un montant en euros, par exemple 50,00.' },
  MONTANT_NUL: { status: 422, what: 'Le montant doit être plus grand que 0,00 €.', todo: 'Écrivez le montant à utiliser.' },
  SOLDE_INSUFFISANT: { status: 422, what: 'C’est plus que ce qui reste : {left}.', todo: 'Écrivez {left} ou moins.' },
  SOLDE_VIDE: { status: 422, what: 'Il ne reste rien à utiliser pour cet enfant.' },
  ACTIVITES_MAXIMUM: {
    status: 422,
    what: 'Cet enfant a déjà {max} activités : c’est le maximum.',
    todo: 'Supprimez un QR code non utilisé pour en choisir une autre.',
  },
  MEME_PARTENAIRE: {
    status: 422,
    what: 'Cet enfant a déjà un QR code pour ce club.',
    todo: 'La deuxième activité se fait dans un autre club.',
  },
  CHAMP_MANQUANT: { status: 422, what: '{label} : ce champ est à remplir.' },
  CHOIX_INCONNU: { status: 422, what: 'Choisissez une réponse dans la liste.' },
  CONFIRMATION_MANQUANTE: { status: 422, what: 'Cochez la case pour confirmer.' },
  VALEUR_TROP_LONGUE: { status: 422, what: '{label} : {max} caractères au maximum.' },
  ENTREE_REFUSEE: { status: 422, what: 'Cette demande est mal formée.', todo: 'Revenez à la page et recommencez.' },
  MODIFIE_ENTRE_TEMPS: {
    status: 409,
    what: 'Cette fiche a changé pendant que vous écriviez : {who}, {when}. Changements : {what}.',
    todo: 'Relisez les valeurs actuelles, puis recommencez si besoin.',
  },

  // identifiers
  MATRICULE_INVALIDE: { status: 422, what: 'Écrivez votre numéro d’allocataire : 7 chiffres.' },
  MAIL_INVALIDE: { status: 422, what: 'Écrivez une adresse mail complète, par exemple nom@exemple.fr' },
  TIERSI_INVALIDE: { status: 422, what: 'Le numéro Tiersi a 7 chiffres.' },
  RANG_INVALIDE: { status: 422, what: 'Le rang Tiersi a 4 chiffres.' },
  TIERSI_DEJA_PRIS: { status: 409, what: 'Le partenaire {tiersi} – {rang} existe déjà.' },
  CODE_POSTAL_INVALIDE: { status: 422, what: 'Le code postal a 5 chiffres.' },
  ACTIVITE_EXCLUE: { status: 422, what: 'Cette activité n’entre pas dans le dispositif : {activity}.' },
  CODE_AGENT_INVALIDE: { status: 422, what: 'Le code agent s’écrit P, 4 chiffres, puis 911.' },
  AGENT_EXISTE: { status: 409, what: 'Un agent a déjà ce code ou cette adresse mail.' },
  PROFIL_INCONNU: { status: 422, what: 'Le profil est gestionnaire, operateur, verificateur ou lecteur.' },

  // access
  INSCRIPTION_REFUSEE: {
    status: 422,
    what: 'Nous ne trouvons pas de dossier avec ces deux informations.',
    todo: 'Vérifiez-les sur votre compte caf.fr. Si elles sont justes, contactez la Caf.',
  },
  IDENTIFIANTS_FAUX: {
    status: 422,
    what: 'L’adresse mail ou le mot de passe est faux.',
    todo: 'Réessayez, ou choisissez un nouveau mot de passe.',
  },
  IDENTIFIANTS_AGENT_FAUX: { status: 422, what: 'Le code, l’adresse mail ou le mot de passe est faux.' },
  MATRICULE_DEMANDE: { status: 422, what: 'Plusieurs dossiers ont cette adresse mail. Écrivez aussi votre numéro d’allocataire.' },
  COMPTE_GELE: {
    status: 423,
    what: 'Votre compte est bloqué jusqu’à {hour}, dans {minutes} minutes. Le mot de passe a été faux 5 fois de suite.',
    todo: 'Attendez, ou choisissez un nouveau mot de passe avec le lien « Mot de passe oublié ».',
  },
  TROP_D_ESSAIS: { status: 429, what: 'Il y a eu trop d’essais.', todo: 'Réessayez dans {minutes} minutes.' },
  MOT_DE_PASSE_FAIBLE: { status: 422, what: 'Le mot de passe doit avoir {missing}.' },
  MOT_DE_PASSE_COURANT: { status: 422, what: 'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.' },
  MOT_DE_PASSE_TROP_LONG: { status: 422, what: 'Ce mot de passe est trop long : 72 caractères simples au maximum.' },
  MOT_DE_PASSE_REPRIS: { status: 422, what: 'C’est le mot de passe actuel. Choisissez-en un nouveau.' },
  CONFIRMATION_DIFFERENTE: { status: 422, what: 'Les deux mots de passe ne sont pas les mêmes.' },
  ANCIEN_MOT_DE_PASSE_FAUX: { status: 422, what: 'Le mot de passe actuel est faux.' },
  LIEN_PERIME: { status: 410, what: 'Ce lien a déjà servi ou sa date est passée.', todo: 'Demandez un nouveau lien.' },
  DROIT_MANQUANT: { status: 403, what: 'Vous n’avez pas le droit de faire cela.', todo: 'Demandez-le à un gestionnaire.' },
  COMPTE_SUSPENDU: {
    status: 403,
    what: 'Votre accès est suspendu par la Caf.',
    todo: 'Contactez la Caf de l’Essonne pour savoir pourquoi.',
  },
  OPPOSITION: {
    status: 403,
    what: 'Vous avez demandé à ne plus utiliser ce service.',
    todo: 'Pour revenir, contactez la Caf de l’Essonne.',
  },
  CONSENTEMENT_MANQUANT: { status: 403, what: 'Il faut d’abord donner votre accord.' },
  CASE_CONSENTEMENT: { status: 422, what: 'Cochez la case pour donner votre accord.' },
  AGENT_INCONNU: { status: 403, what: 'L’agent {code} n’existe pas, ou n’est plus actif.' },

  // campaign
  CAMPAGNE_INCONNUE: { status: 404, what: 'La campagne {year} n’existe pas.' },
  CAMPAGNE_EXISTE: { status: 409, what: 'La campagne {year} existe déjà.' },
  CAMPAGNE_ANNEE: { status: 422, what: 'L’année de la campagne s’écrit avec 4 chiffres, par exemple 2026.' },
  CAMPAGNE_PAS_OUVERTE: { status: 409, what: 'La campagne n’est pas encore ouverte.', todo: 'La Caf vous écrira dès l’ouverture.' },
  CAMPAGNE_FERMEE: {
    status: 409,
    what: 'La campagne est terminée depuis le {day}.',
    todo: 'La Caf vous écrira à l’ouverture de la prochaine.',
  },
  CAMPAGNE_ETAT: { status: 409, what: 'La campagne {year} est dans l’état « {state} » : cette action n’est pas possible.' },
  CAMPAGNE_DEJA_OUVERTE: { status: 409, what: 'La campagne {year} est encore ouverte : une seule peut l’être.' },
  CAMPAGNE_LECTURE_SEULE: { status: 409, what: 'La campagne {year} est passée : elle ne se modifie plus.' },
  CHARGEMENT_CLOS: {
    status: 409,
    what: 'Le chargement de la campagne {year} est clos.',
    todo: 'Un gestionnaire peut le rouvrir, avec un motif.',
  },
  AUCUNE_CAMPAGNE: { status: 409, what: 'Aucune campagne n’est en cours.' },
  MOTIF_MANQUANT: { status: 422, what: 'Écrivez le motif.' },
  SUPPRESSION_NON_CONFIRMEE: { status: 422, what: 'Pour confirmer, tapez {expected}.' },
  IMPAYES: { status: 409, what: 'Il reste des paiements en attente ou des dépenses à décider.' },
  DEMO_INTERDITE: { status: 403, what: 'La démonstration n’existe pas en production.' },
  DEMO_BASE_NON_VIDE: { status: 409, what: 'La démonstration se fait sur une base vide : il y a déjà une campagne.' },

  // QR codes
  QR_ILLISIBLE: {
    status: 422,
    what: 'Ce n’est pas un QR code de ticket loisirs.',
    todo: 'Scannez-le de nouveau, ou tapez le code écrit dessous.',
  },
  QR_INCONNU: { status: 404, what: 'Ce QR code est inconnu.', todo: 'Demandez à la famille d’ouvrir le QR code dans son espace.' },
  QR_AUTRE_CLUB: {
    status: 404,
    what: 'Ce QR code est pour un autre club.',
    todo: 'Demandez à la famille de le supprimer, puis d’en créer un autre pour votre club.',
  },
  QR_DEJA_VALIDE: {
    status: 409,
    what: 'Déjà validé le {instant}.',
    todo: 'Cherchez ce paiement dans « Paiements ». La famille n’a rien à refaire.',
  },
  QR_SUPPRIME: { status: 409, what: 'Ce QR code a été supprimé.', todo: 'Demandez à la famille d’en créer un autre.' },
  QR_EXPIRE: { status: 409, what: 'Ce QR code ne marche plus : la campagne est terminée.' },
  QR_INUTILISABLE: { status: 409, what: 'Code momentanément inutilisable.', todo: 'Demandez à la famille de contacter la Caf.' },
  QR_DEJA_UTILISE: { status: 409, what: 'Le club a déjà scanné ce QR code. Il ne peut plus être supprimé.' },
  PARTENAIRE_INACTIF: { status: 409, what: 'Ce club ne peut pas recevoir de QR code en ce moment.', todo: 'Choisissez un autre club.' },
  PARTENAIRE_FERME: { status: 403, what: 'L’accès de votre structure est fermé.', todo: 'Contactez la Caf de l’Essonne.' },
  PARTENAIRE_CHOISIR: { status: 422, what: 'Choisissez un club dans la liste.' },

  // payments
  RIEN_A_PAYER: { status: 409, what: 'Il n’y a rien à payer pour le moment.' },
  LOT_EN_COURS: {
    status: 409,
    what: 'Un lot est déjà en préparation par {agent}, depuis le {instant}.',
    todo: 'Attendez sa fin, puis recommencez.',
  },
  LOT_INCONNU: { status: 404, what: 'Le lot {batch} n’existe pas.' },
  LOT_ETAT: { status: 409, what: 'Le lot {batch} est dans l’état « {state} » : cette action n’est pas possible.' },
  LIGNE_HORS_FORMAT: {
    status: 409,
    what: 'Le paiement {source} ne tient pas dans le fichier : {why}.',
    todo: 'Corrigez la donnée, ou retenez cette ligne, puis recommencez.',
  },
  PAIEMENT_INCONNU: { status: 404, what: 'Ce paiement n’existe pas.' },
  PAIEMENT_ETAT: { status: 409, what: 'Ce paiement est {state} : cette action n’est pas possible.' },
  JOUR_DE_PAIEMENT: { status: 422, what: 'La date du paiement doit être entre le {first} et le {last}.' },
  JOUR_ILLISIBLE: { status: 422, what: 'Écrivez une date, par exemple 14/03/2027.' },

  // loads
  FICHIER_REFUSE: { status: 422, what: '{why}' },
  FICHIER_TROP_GROS: { status: 413, what: 'Ce fichier est trop gros : {max} Mo au maximum.' },
  FICHIER_TYPE: { status: 415, what: 'Ce type de fichier n’est pas accepté : {found}.' },
  CHARGEMENT_EN_COURS: { status: 409, what: 'Un chargement est déjà en cours.', todo: 'Attendez sa fin, puis recommencez.' },
  CHARGEMENT_INCONNU: { status: 404, what: 'Ce chargement n’existe pas.' },
  CHARGEMENT_ETAT: { status: 409, what: 'Ce chargement est dans l’état « {state} » : cette action n’est pas possible.' },

  // everything else
  INTROUVABLE: { status: 404, what: 'Cette page n’existe pas.', todo: 'Revenez à l’accueil.' },
  ORIGINE_REFUSEE: { status: 403, what: 'Cette demande ne vient pas du portail.', todo: 'Revenez à la page et recommencez.' },
  CLE_DEJA_UTILISEE: {
    status: 409,
    what: 'Cette demande a déjà été envoyée avec d’autres réponses.',
    todo: 'Revenez à la page et recommencez.',
  },
  SESSION_ABSENTE: { status: 401, what: 'Vous n’êtes pas connecté.' },
  BASE_INDISPONIBLE: {
    status: 503,
    what: 'Le service ne répond pas pour le moment. Rien n’est perdu.',
    todo: 'Réessayez dans quelques secondes.',
  },
  PDF_INDISPONIBLE: {
    status: 503,
    what: 'Le PDF ne peut pas être préparé pour le moment : {why}.',
    todo: 'Montrez le QR code à l’écran, ou imprimez le mail.',
  },
  TROP_OCCUPE: { status: 503, what: 'Beaucoup de monde utilise le service en ce moment.', todo: 'Réessayez dans quelques secondes.' },
} satisfies Record<string, RefusalText>;

export const refusalTexts = texts;

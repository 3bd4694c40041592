/** Refusals about messages to families and their mailings (R-MAIL-01, 02). */
import type { RefusalText } from './refusals.ts';

export const mailingRefusalTexts = {
  MESSAGE_INCONNU: { status: 404, what: 'Ce message n’existe pas.', todo: 'Revenez à la liste des messages.' },
  TEXTE_UNE_LIGNE: { status: 422, what: '{label} : écrivez sur une seule ligne.' },
  TEXTE_CARACTERE: { status: 422, what: '{label} : un caractère invisible est dans ce texte. Tapez-le de nouveau.' },
  TEXTE_CHAMP_INCONNU: { status: 422, what: 'Le champ {name} n’existe pas ici. Prenez-en un de la liste.' },
  TEXTE_ACCOLADE: { status: 422, what: '{label} : une accolade est seule. Écrivez un champ entier de la liste.' },
  AUDIENCE_COMMUNE: { status: 422, what: 'La commune « {name} » n’est pas reconnue. Écrivez son code Insee.' },
  AUDIENCE_AGE: { status: 422, what: 'Écrivez un âge entre 0 et {max}.' },
  AUDIENCE_MATRICULE: { status: 422, what: 'Ce n’est pas un matricule de 7 chiffres : {text}.', todo: 'Corrigez-le ou retirez-le.' },
  AUDIENCE_TROP_LONGUE: { status: 422, what: 'Cette liste est trop longue : {max} au maximum.', todo: 'Coupez-la en plusieurs envois.' },
  AUDIENCE_LOT: { status: 422, what: 'Choisissez un lot d’allocataires marqué traité.' },
  AUDIENCE_VIDE: { status: 409, what: 'Aucune famille ne recevrait ce message.', todo: 'Changez les destinataires.' },
  RELANCE_JOURS: { status: 422, what: 'Écrivez un nombre de jours entre 0 et {max}.' },
  COURRIEL_A_SECRET: {
    status: 409,
    what: 'Ce courriel portait un lien ou un mot de passe, qui est effacé.',
    todo: 'Dites à la personne d’en demander un nouveau.',
  },
  COURRIEL_DEJA_REPRIS: { status: 409, what: 'Ce courriel a changé : il est peut-être déjà renvoyé.', todo: 'Relisez la liste.' },
  COURRIEL_OPPOSITION: {
    status: 409,
    what: 'Cette famille s’est opposée au service.',
    todo: 'Ne lui écrivez plus, sauf si elle demande à revenir.',
  },
  COURRIEL_REFUSE: {
    status: 409,
    what: 'Cette famille ne veut plus de courriels de campagne.',
    todo: 'Reprenez les envois dans sa fiche, à sa demande.',
  },
  COURRIEL_SANS_ADRESSE: { status: 409, what: 'Cette famille n’a plus d’adresse mail.', todo: 'Ajoutez-en une dans sa fiche.' },
  COURRIEL_NON_CONFIRME: {
    status: 409,
    what: 'La famille n’a pas encore confirmé sa nouvelle adresse mail.',
    todo: 'Attendez qu’elle suive le lien qu’elle a reçu.',
  },
  COURRIEL_SIGNALE: {
    status: 409,
    what: 'L’adresse mail de cette personne ne fonctionne pas.',
    todo: 'Corrigez-la, ou remettez-la en service.',
  },
  ADRESSE_DEJA_LEVEE: { status: 409, what: 'Cette adresse n’est plus signalée.', todo: 'Relisez la liste.' },
  COURRIELS_DEJA_ACCEPTES: { status: 409, what: 'Cette famille accepte déjà les courriels de campagne.', todo: 'Relisez la liste.' },
  RETOURS_SANS_ADRESSE: {
    status: 409,
    what: 'L’adresse des retours n’est pas réglée.',
    todo: 'Demandez le réglage MAIL_RETURN à votre informatique.',
  },
  ENVOI_INCONNU: { status: 404, what: 'Cette campagne de courriels n’existe pas.', todo: 'Revenez à la liste.' },
  ENVOI_ETAT: { status: 409, what: 'Cet envoi est {state}, par {who}, le {when}.', todo: 'Relisez-le avant de continuer.' },
  ENVOI_TEXTE_A_ECRIRE: {
    status: 409,
    what: 'Le texte de ce message n’est pas encore écrit.',
    todo: 'Écrivez-le avec « Changer le texte ».',
  },
  ENVOI_QUAND: { status: 422, what: 'Écrivez une date et une heure, par exemple 14/03/2027 09:00.' },
  ENVOI_PASSE: { status: 422, what: 'Cet instant est déjà passé. Choisissez-en un autre.' },
  ENVOI_APRES_FIN: { status: 422, what: 'La campagne finit le {day}. Choisissez un jour avant.' },
  ENVOI_TROP_TOT: {
    status: 422,
    what: 'Cette relance part au plus tôt le {day}, 4 semaines avant la fin.',
    todo: 'Attendez ce jour.',
  },
} satisfies Record<string, RefusalText>;

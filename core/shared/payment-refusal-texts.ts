import type { RefusalText } from './refusals.ts';

/** The catalogue’s sentences about payments and batches. */
export const paymentRefusalTexts = {
  RIEN_A_PAYER: { status: 409, what: 'Il n’y a rien à payer pour le moment.', todo: 'Revenez après de nouvelles validations.' },
  LOT_EN_COURS: {
    status: 409,
    what: 'Un lot est déjà en préparation par {agent}, depuis le {instant}.',
    todo: 'Attendez sa fin, puis recommencez.',
  },
  LOT_INCONNU: { status: 404, what: 'Le lot {batch} n’existe pas.', todo: 'Choisissez un lot de la liste.' },
  LOT_ETAT: {
    status: 409,
    what: 'Le lot {batch} est dans l’état « {state} » : cette action n’est pas possible.',
    todo: 'Rechargez la page pour voir ce qui est possible.',
  },
  LIGNE_HORS_FORMAT: {
    status: 409,
    what: 'Le paiement {source} ne tient pas dans le fichier : {why}.',
    todo: 'Corrigez la donnée, ou retenez cette ligne, puis recommencez.',
  },
  PAIEMENT_INCONNU: { status: 404, what: 'Ce paiement n’existe pas.', todo: 'Revenez à la liste des paiements.' },
  PAIEMENT_ETAT: {
    status: 409,
    what: 'Cette somme est {state} : cette action n’est pas possible.',
    todo: 'Rechargez la page pour voir où elle en est.',
  },
  JOUR_DE_PAIEMENT: {
    status: 422,
    what: 'La date du paiement doit être entre le {first} et le {last}.',
    todo: 'Écrivez une date entre ces deux jours.',
  },
  NUMERO_CHERCHE: { status: 422, what: 'Un matricule a 7 chiffres au plus, sans lettre.', todo: 'Vérifiez le numéro.' },
  REJET_LIGNE: { status: 409, what: 'La ligne {line} n’est pas payée : un rejet se note sur un lot traité.', todo: 'Relisez le lot.' },
  REJET_DEJA: {
    status: 409,
    what: 'L’agent {agent} a déjà noté ce rejet, le {instant}.',
    todo: 'Vérifiez la somme : elle est de nouveau à payer.',
  },
  LIGNE_INCONNUE: { status: 404, what: 'Cette ligne de paiement n’existe pas.', todo: 'Revenez au lot.' },
  JOUR_DE_REJET: {
    status: 422,
    what: 'La date du rejet doit être entre le {first} et le {last}.',
    todo: 'Écrivez une date entre ces deux jours.',
  },
  JOUR_TROP_TARD: {
    status: 409,
    what: 'La date se corrigeait jusqu’au {last}. Elle ne change plus.',
    todo: 'Notez l’écart à la direction comptable, si besoin.',
  },
  ANNULATION_DEMANDEE: {
    status: 409,
    what: 'L’annulation de cette validation est déjà demandée, depuis le {instant}.',
    todo: 'Attendez la réponse de la Caf.',
  },
  ANNULATION_IMPOSSIBLE: {
    status: 409,
    what: 'Cette validation ne s’annule plus : la somme est {state}.',
    todo: 'Contactez la Caf de l’Essonne.',
  },
  ANNULATION_PAS_VALIDE: { status: 409, what: 'Ce QR code n’est pas validé : il n’y a rien à annuler.', todo: 'Vérifiez le QR code.' },
  ANNULATION_INCONNUE: { status: 404, what: 'Cette demande d’annulation n’existe pas.', todo: 'Revenez à la liste des demandes.' },
  ANNULATION_DECIDEE: {
    status: 409,
    what: 'Cette demande est déjà {state} par {agent}, le {instant}.',
    todo: 'Rechargez la liste des demandes.',
  },
  ANNULATION_MEME_AGENT: { status: 403, what: 'Vous avez demandé cette annulation.', todo: 'Demandez à un autre agent de la décider.' },
  JOUR_ILLISIBLE: { status: 422, what: 'Écrivez une date, par exemple 15/09/2026.' },
} as const satisfies Record<string, RefusalText>;

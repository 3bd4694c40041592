/**
 * The sentences of the catalogue about scanning (design/look): part of refusal-texts, kept apart because the scanner's page holds them too.
 * Those of the camera are said by the device itself; their status is never sent.
 */
import type { RefusalText } from './refusals.ts';

export const scanRefusalTexts = {
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
  QR_EXPIRE: {
    status: 409,
    what: 'Ce QR code ne marche plus : la campagne est terminée.',
    todo: 'La famille lit ses dates dans son espace. Ne comptez pas sur ce montant.',
  },
  QR_INUTILISABLE: { status: 409, what: 'Code momentanément inutilisable.', todo: 'Demandez à la famille de contacter la Caf.' },
  CAMERA_SANS_HTTPS: {
    status: 422,
    what: 'La caméra ne marche que sur l’adresse sécurisée (https).',
    todo: 'Prenez une photo du QR code, ou tapez le code écrit dessous.',
  },
  CAMERA_ABSENTE: {
    status: 422,
    what: 'Aucune caméra sur cet appareil.',
    todo: 'Prenez une photo du QR code, ou tapez le code écrit dessous.',
  },
  CAMERA_REFUSEE: {
    status: 422,
    what: 'La caméra est refusée.',
    todo: 'Autorisez-la dans les réglages du navigateur, puis réessayez. Ou prenez une photo, ou tapez le code.',
  },
  CAMERA_OCCUPEE: {
    status: 422,
    what: 'Une autre application utilise la caméra.',
    todo: 'Fermez-la, puis réessayez. Ou prenez une photo, ou tapez le code.',
  },
  LECTEUR_ABSENT: {
    status: 422,
    what: 'Le lecteur de QR code n’est pas arrivé sur cet appareil : il n’y avait pas de réseau.',
    todo: 'Réessayez quand le réseau revient. En attendant, tapez le code.',
  },
  PHOTO_SANS_QR: {
    status: 422,
    what: 'Nous ne voyons pas de QR code sur cette photo.',
    todo: 'Reprenez-la de plus près, bien éclairée. Ou tapez le code.',
  },
  SCAN_NON_GARDE: {
    status: 422,
    what: 'Pas de réseau, et cet appareil ne peut rien garder. Rien n’est validé.',
    todo: 'Attendez le réseau, puis recommencez.',
  },
} as const satisfies Record<string, RefusalText>;

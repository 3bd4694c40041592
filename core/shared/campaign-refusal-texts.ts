import type { RefusalText } from './refusals.ts';

/** The catalogue’s sentences about campaigns and their criteria. */
export const campaignRefusalTexts = {
  CAMPAGNE_INCONNUE: { status: 404, what: 'La campagne {year} n’existe pas.', todo: 'Choisissez une année de la liste.' },
  CAMPAGNE_EXISTE: { status: 409, what: 'La campagne {year} existe déjà.', todo: 'Ouvrez-la dans « Campagnes ».' },
  CAMPAGNE_ANNEE: {
    status: 422,
    what: 'L’année de la campagne s’écrit avec 4 chiffres, par exemple 2026.',
    todo: 'Écrivez la première des deux années.',
  },
  CAMPAGNE_PAS_OUVERTE: { status: 409, what: 'La campagne n’est pas encore ouverte.', todo: 'Attendez le mail de la Caf.' },
  CAMPAGNE_FERMEE: {
    status: 409,
    what: 'La campagne est terminée depuis le {day}.',
    todo: 'Attendez la prochaine : la Caf vous écrira.',
  },
  CAMPAGNE_ETAT: {
    status: 409,
    what: 'La campagne {year} est dans l’état « {state} » : cette action n’est pas possible.',
    todo: 'Rechargez la page pour voir ce qui est possible.',
  },
  CAMPAGNE_DEJA_OUVERTE: {
    status: 409,
    what: 'La campagne {year} est encore ouverte : une seule peut l’être.',
    todo: 'Fermez-la d’abord.',
  },
  CAMPAGNE_LECTURE_SEULE: {
    status: 409,
    what: 'La campagne {year} est passée : elle ne se modifie plus.',
    todo: 'Choisissez la campagne en cours.',
  },
  CHARGEMENT_CLOS: {
    status: 409,
    what: 'Le chargement de la campagne {year} est clos.',
    todo: 'Demandez à un gestionnaire de le rouvrir, avec un motif.',
  },
  AUCUNE_CAMPAGNE: { status: 409, what: 'Aucune campagne n’est en cours.', todo: 'Attendez que la Caf en ouvre une.' },
  CRITERE_FIGE: {
    status: 409,
    what: 'La campagne est {state} : {what} ne change plus.',
    todo: 'Rechargez la page pour voir ce qui se modifie.',
  },
  ACTIVITES_BAISSE: {
    status: 422,
    what: 'Campagne ouverte : ce nombre peut monter, jamais baisser. Il est de {now}.',
    todo: 'Écrivez ce nombre ou un plus grand.',
  },
  BAREME_VIDE: { status: 422, what: 'Le barème doit avoir une ligne au moins.', todo: 'Ajoutez une ligne.' },
  BAREME_ORDRE: { status: 422, what: 'La fin de la tranche est avant son début.', todo: 'Corrigez le début ou la fin.' },
  BAREME_TROU: { status: 422, what: 'Il y a un trou : cette ligne doit commencer à {expected}.', todo: 'Corrigez le début de la ligne.' },
  BAREME_CHEVAUCHE: {
    status: 422,
    what: 'Deux lignes se chevauchent : celle-ci doit commencer à {expected}.',
    todo: 'Corrigez le début de la ligne.',
  },
  BAREME_PLAFOND: { status: 422, what: 'La dernière ligne finit à {to}, le plafond est {ceiling} : mettez-les d’accord.' },
  BAREME_MONTANT_MAX: { status: 422, what: 'Le montant est de {max} au maximum.', todo: 'Écrivez ce montant ou moins.' },
  NOMBRE_ILLISIBLE: { status: 422, what: 'Écrivez un nombre entier, par exemple 719.' },
  NOMBRE_ENTRE: { status: 422, what: 'Écrivez un nombre entier entre {least} et {most}.' },
  AGES_ORDRE: { status: 422, what: 'L’âge le plus grand est plus petit que le premier.', todo: 'Corrigez l’un des deux âges.' },
  COMMUNE_INCONNUE: { status: 422, what: 'Le code Insee {insee} n’est pas sur la liste officielle.', todo: 'Vérifiez les 5 chiffres.' },
  COMMUNE_DEUX_FOIS: { status: 422, what: 'La commune {insee} est deux fois dans la liste.', todo: 'Retirez-la une fois.' },
  DATE_DEBUT_ANNEE: { status: 422, what: 'La campagne {year} commence en {year}.', todo: 'Choisissez un jour de cette année.' },
  DATE_FIN_AVANT_DEBUT: { status: 422, what: 'La fin doit être après le début.', todo: 'Corrigez l’une des deux dates.' },
  DATE_TROP_LOIN: { status: 422, what: 'Choisissez une date au plus tard le 31/12/{year}.' },
  DATE_DECISION_AVANT_FIN: {
    status: 422,
    what: 'Les dépenses se décident au moins jusqu’à la fin de la campagne.',
    todo: 'Choisissez un jour après la fin.',
  },
  DATE_HORS_CAMPAGNE: { status: 422, what: 'Choisissez un jour de la campagne {year}.' },
  FIN_PAS_APRES: { status: 422, what: 'La nouvelle fin doit être après le {end}.', todo: 'Choisissez un jour plus tard.' },
  DATE_PASSEE: { status: 422, what: 'Cette date est déjà passée.', todo: 'Choisissez un jour à venir.' },
  ANNEE_NON_CONSULTABLE: {
    status: 403,
    what: 'La campagne {year} ne se consulte plus à l’écran.',
    todo: 'Demandez un extrait à un gestionnaire.',
  },
  CLOTURE_INACHEVEE: {
    status: 409,
    what: 'La clôture de la campagne {year} n’est pas finie.',
    todo: 'Attendez une minute, puis recommencez.',
  },
  PURGE_TROP_TOT: {
    status: 409,
    what: 'La campagne {year} est trop récente : la purge va jusqu’à {last}.',
    todo: 'Choisissez une année plus ancienne.',
  },
  MOTIF_MANQUANT: { status: 422, what: 'Écrivez le motif.' },
  SUPPRESSION_NON_CONFIRMEE: { status: 422, what: 'Pour confirmer, tapez {expected}.' },
  IMPAYES: { status: 409, what: 'Il reste des paiements en attente ou des dépenses à décider.', todo: 'Terminez-les, puis recommencez.' },
  DEMO_INTERDITE: { status: 403, what: 'La démonstration n’existe pas en production.', todo: 'Utilisez l’environnement de test.' },
  DEMO_BASE_NON_VIDE: {
    status: 409,
    what: 'La démonstration se fait sur une base vide : il y a déjà une campagne.',
    todo: 'Prenez une base neuve.',
  },
} as const satisfies Record<string, RefusalText>;

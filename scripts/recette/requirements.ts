/** Every requirement that the acceptance report answers, in the order of the specification, in words a person of the Caf signs (R-REC-03). */

export interface Requirement {
  /** As the names of the tests carry it. */
  id: string;
  title: string;
  /** What no program can see; somebody looks at it before signing. */
  toSee?: string;
}

export interface RequirementGroup {
  name: string;
  requirements: readonly Requirement[];
}

const group = (name: string, lines: Record<string, string>, toSee: Record<string, string> = {}): RequirementGroup => ({
  name,
  requirements: Object.entries(lines).map(([id, title]) => ({ id, title, ...(toSee[id] && { toSee: toSee[id] }) })),
});

export const REQUIREMENTS: readonly RequirementGroup[] = [
  group(
    'Campagne et chargement',
    {
      'D-TEC-01': 'Écarts avec le cahier des charges (outils), tenus par écrit',
      'R-CAM-01': 'Une seule campagne en cours ; dates, états et prolongation enregistrée',
      'R-CAM-02': 'Critères de la campagne modifiables : QF, âges, barème, communes, activités, enveloppe',
      'R-CAM-03': 'Chargement des fichiers allo et enf, CSV ou Excel',
      'D-CAM-03': 'Séparateurs, accents, dates, montants et zéros des fichiers reconnus seuls',
      'R-CAM-04': 'Chaque ligne contrôlée ; une mauvaise ligne n’arrête pas les bonnes',
      'R-CAM-05': 'Rejets affichés, téléchargeables, corrigés et repris ; un deuxième chargement ne change rien',
      'R-CAM-06': 'Simulation avant toute écriture, puis confirmation',
      'R-CAM-07': 'Historique de chaque chargement, avancement, reprise après une panne',
      'R-CAM-08': 'Top de clôture et clôture de campagne ; droits non consommés',
      'R-CAM-09': 'Campagnes archivées en lecture seule ; purge validée par un gestionnaire',
      'R-CAM-10': 'Comptes des familles effacés à la nouvelle campagne ; oppositions gardées',
      'R-CAM-11': 'Liste de contrôle du changement de campagne',
    },
    { 'D-TEC-01': 'Accepter les écarts écrits dans docs/decisions/0001.' },
  ),
  group('Familles : compte', {
    'R-FAM-01': 'Inscription par matricule et adresse mail, lien unique de 24 heures',
    'R-FAM-02': 'Mot de passe de 8 caractères et 4 types, valable pour la campagne',
    'R-FAM-03': 'Connexion ; compte gelé une heure au cinquième échec',
    'R-FAM-04': 'Mot de passe oublié : lien unique d’une heure',
    'R-FAM-05': 'Accord donné, daté, retiré ; opposition tenue par matricule',
    'R-FAM-06': 'Adresse mail changée par un agent seulement, les deux adresses prévenues',
    'R-FAM-07': 'Compte suspendu : connexion et QR codes refusés, avec un message clair',
  }),
  group('Familles : usage', {
    'R-FAM-10': 'Accueil : enfants, forfaits, soldes, dernières opérations',
    'R-FAM-11': 'Annuaire des partenaires, recherche et carte',
    'R-FAM-12': 'Tirage dans les deux sens, avertissements, deux activités au plus',
    'R-FAM-13': 'Historique complet, filtres, PDF du compte',
    'R-FAM-14': 'QR code supprimé avant validation ; une dépense est proposée à la place',
    'R-FAM-15': 'Dépense : saisie, attestation, instruction, décision, paiement',
    'R-FAM-16': 'Inviter mon club',
    'R-FAM-17': 'Que faire : club absent, adresse périmée, enfant manquant',
  }),
  group('QR codes', {
    'R-QR-01': 'Le QR code porte un UUID version 4 et rien d’autre',
    'R-QR-02': 'QR code envoyé, affiché et imprimable, avec toutes ses mentions',
    'R-QR-03': 'États du QR code, chaque changement enregistré',
    'R-QR-04': 'Lecture et validation par le partenaire ; chaque refus a son message',
    'R-QR-05': 'Jamais de dépassement ni de double validation, quoi qu’il arrive au même instant',
    'R-QR-06': 'Validation faite par erreur annulée par un second agent',
  }),
  group('Partenaires', {
    'R-PAR-01': 'Inscription en ligne, pièces demandées, dossier repris plus tard',
    'R-PAR-02': 'Convention numérique lue, signée en ligne, gardée des deux côtés',
    'R-PAR-03': 'Dossier contrôlé et validé par un agent : numéro et rang Tiersi',
    'R-PAR-04': 'Partenaire créé à la main ou par le fichier des tiers',
    'R-PAR-05': 'Champs et tailles de la fiche partenaire',
    'R-PAR-06': 'Fiche modifiée par un opérateur ou un gestionnaire ; extrait pour Tiersi',
    'R-PAR-07': 'Radiation quand rien ne reste à payer ; états gardés',
    'R-PAR-08': 'Types d’activité tenus par la Caf ; activités exclues annoncées',
    'R-PAR-09': 'Espace partenaire : données, gains, extraits, comptes des employés',
    'R-PAR-10': 'Carte des partenaires, et la même chose en liste',
    'R-PAR-11': 'Pièces et convention en une archive pour S@fir',
    'R-PAR-12': 'Validations du jour sur l’écran de scan',
    'R-PAR-13': 'Conventions de plusieurs années ; partenaire suspendu et repris',
  }),
  group('Agents', {
    'R-AGT-01': 'Code PNNNN911, aucun compte générique',
    'R-AGT-02': 'Connexion par code, mail et mot de passe ; premier mot de passe à changer',
    'R-AGT-03': 'Droits donnés un à un ; un droit absent cache et refuse',
    'R-AGT-04': 'Agent désactivé gardé dans l’historique ; dernier droit protégé',
  }),
  group(
    'Paiements',
    {
      'R-PAY-01': 'Lots de paiement : aperçu, total, une ligne dans un seul lot',
      'R-PAY-02': 'Fichier TXT de 126 caractères pour SIAS',
      'D-PAY-02': 'Positions du fichier TXT, conformes aux deux exemples à l’octet près',
      'R-PAY-03': 'États d’un lot, reprise du même fichier, ligne payée immuable',
      'R-PAY-04': 'Suivi des lots ; « payé le » montré aux familles et aux partenaires',
      'R-PAY-05': 'Contrôle de concordance : chaque euro est à sa place',
      'R-PAY-06': 'Ligne rejetée par SIAS, payable à nouveau',
      'R-PAY-07': 'Ligne retenue avec un motif, puis libérée',
    },
    { 'D-PAY-02': 'Faire lire par SIAS un fichier de l’environnement de test.' },
  ),
  group('Suivi et extraits', {
    'R-EXT-01': 'Extraits à l’écran et en CSV',
    'R-EXT-02': 'Tableau de bord en temps réel et prévision',
    'R-EXT-03': 'Compte vu comme la famille, en lecture seule',
    'R-EXT-04': 'Journal de chaque action, que personne ne modifie',
  }),
  group('Courriels', {
    'R-MAIL-01': 'Messages prêts, modifiables, essayés avant l’envoi',
    'R-MAIL-02': 'Envois par public : nombre, confirmation, avancement, jamais deux fois',
    'R-MAIL-03': 'Échecs listés et exportés ; personne d’opposé n’est écrit',
  }),
  group(
    'Sécurité, recette et pages publiques',
    {
      'R-SEC-01': 'Règles de sécurité, secrets et données personnelles',
      'R-SEC-02': 'Dossier pour l’auditeur, prêt',
      'R-REC-01': 'Environnement de test à côté de la production',
      'R-REC-02': 'Tutoriels des agents, des familles et des partenaires',
      'R-REC-03': 'Procès-verbaux de recette et de mise en production',
      'R-PUB-01': 'Pages publiques du dispositif',
    },
    {
      'R-SEC-02': 'Joindre les rapports des scanners extérieurs, faits sur l’adresse publique.',
      'R-REC-02': 'Lire un tutoriel de chaque public.',
      'R-PUB-01': 'Relire les mentions légales et la page des données personnelles avec le délégué à la protection des données.',
    },
  ),
];

export const ALL_REQUIREMENTS: readonly Requirement[] = REQUIREMENTS.flatMap(({ requirements }) => requirements);

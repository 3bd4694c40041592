/** What each collection of the database keeps of persons: the inventory an auditor reads (R-SEC-02). A test holds that none is forgotten. */

export interface KeptData {
  /** What it holds, in French. */
  what: string;
  /** Whose data, when it is of persons. */
  whose?: string;
  /** How long. */
  kept: string;
}

const CAMPAIGN = 'la campagne, puis sa purge (trois ans après)';
const ACCOUNT = 'le compte ; effacé à l’initialisation de la campagne suivante';
const PARTNER = 'la vie du partenaire ; une purge n’y touche pas';
const SHORT = 'quelques heures ou jours, effacé seul';

const families = (what: string, kept = CAMPAIGN): KeptData => ({ what, whose: 'allocataires et enfants', kept });
const partners = (what: string, kept = PARTNER): KeptData => ({ what, whose: 'personnes des partenaires', kept });
const agents = (what: string, kept: string): KeptData => ({ what, whose: 'agents', kept });
const nobody = (what: string, kept: string): KeptData => ({ what, kept });

export const KEPT_DATA: Readonly<Record<string, KeptData>> = {
  families: families('matricule, nom, prénom, adresse mail, commune'),
  children: families('numéro SIAS, nom, prénom, date de naissance'),
  familyAccounts: families('dates d’activation et de connexion, accord daté', ACCOUNT),
  oppositions: families('matricule de qui s’oppose', 'sans limite : une opposition se tient d’une campagne à l’autre'),
  forfaits: families('montants par enfant'),
  vouchers: families('QR codes : enfant, partenaire, montant, dates'),
  validationUndos: families('annulations de validations et leurs motifs'),
  scanDeclines: families('scans non validés et leur motif'),
  depenses: families('demandes de remboursement, organisme, responsable, décision'),
  attestationDrafts: families('attestations en cours d’envoi', SHORT),
  'attachments.files': families('nom et nature des pièces jointes'),
  'attachments.chunks': families('pièces jointes, chiffrées (AES-256-GCM)'),
  payables: families('sommes dues'),
  paymentBatches: nobody('lots de paiement', CAMPAIGN),
  paymentLines: families('lignes payées : matricule, SIAS, Tiersi, montant'),
  paymentFiles: families('fichiers TXT remis à SIAS'),
  loads: nobody('historique des chargements : noms de fichiers, empreintes, comptes', CAMPAIGN),
  loadChanges: families('différences d’un chargement'),
  loadRejects: families('lignes rejetées, telles que reçues'),
  outbox: families('courriels à envoyer et envoyés, secrets effacés après l’envoi'),
  mailings: nobody('envois groupés : public, nombre, avancement', CAMPAIGN),
  messageVersions: nobody('textes des messages', 'sans limite'),
  mailFailures: families('échecs d’envoi : adresse, raison'),
  mailFlaggedAddresses: families('adresses qui ne reçoivent plus'),
  mailOptOuts: families('désinscriptions des envois groupés'),
  mailRates: nobody('débit par domaine', SHORT),
  mailReturnPlaces: nobody('où en est la lecture des retours', 'sans limite'),
  partners: partners('raison sociale, adresse, mail, Tiersi, rang'),
  partnerUsers: partners('nom, prénom, mail de chaque compte'),
  partnerSignups: partners('dossiers de demande, représentant, IBAN'),
  partnerRibs: partners('comptes bancaires, en vigueur et à confirmer'),
  partnerRequests: partners('modifications demandées'),
  partnerChanges: partners('modifications faites, à reporter dans Tiersi'),
  partnerFilings: nobody('archives rangées dans S@fir', PARTNER),
  partnerLoads: nobody('chargements du fichier des tiers', PARTNER),
  partnerLoadLines: partners('lignes de ces chargements'),
  conventions: partners('conventions : signataire, qualité, signature, preuve'),
  signedConventions: partners('conventions signées, en PDF scellé'),
  activityTypes: nobody('types d’activité', 'sans limite'),
  agents: agents('code, nom, prénom, mail, droits', 'sans limite : un code reste dans l’historique'),
  agentSessions: agents('sessions du bureau, identifiants hachés', SHORT),
  totps: agents('secrets de double authentification, codes de secours', 'le compte'),
  credentials: { what: 'mots de passe hachés (bcrypt)', whose: 'familles, partenaires, agents', kept: 'le compte' },
  accessTokens: { what: 'jetons des liens, hachés', whose: 'familles, partenaires, agents', kept: SHORT },
  webSessions: { what: 'sessions du portail, identifiants hachés, appareil', whose: 'familles, partenaires', kept: SHORT },
  loginAttempts: { what: 'échecs de connexion par identifiant', whose: 'familles, partenaires, agents', kept: SHORT },
  throttles: { what: 'comptes d’essais par adresse', whose: 'visiteurs', kept: SHORT },
  auditEvents: {
    what: 'journal : auteur, date, objet, avant et après',
    whose: 'familles, partenaires, agents',
    kept: 'sans identité après la purge',
  },
  auditSeals: nobody('scellés du journal', 'comme le journal'),
  campaigns: nobody('campagnes : dates, critères, compte rendu de purge', 'sans limite'),
  figures: nobody('chiffres du tableau de bord', 'refaits'),
  idempotencyKeys: nobody('clés des formulaires déjà traités', SHORT),
  leases: nobody('baux des travaux de fond', SHORT),
};

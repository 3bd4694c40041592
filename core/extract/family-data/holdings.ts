/**
 * Where the installation keeps something on one allocataire, and what of it goes to them when they ask (RGPD art. 15 and 20).
 * Every collection is named once, here or in NOT_THEIRS: a test fails on one that is not.
 */
import type { Model } from 'mongoose';
import { AccessTokens, Credentials, LoginAttempts, WebSessions } from '../../access/access.model.ts';
import { AuditEvents } from '../../audit/audit-event.model.ts';
import { AttestationDrafts } from '../../depense/attestation-draft.model.ts';
import { Depenses } from '../../depense/depense.model.ts';
import { Children, Families, FamilyAccounts, Oppositions } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { Payables } from '../../forfait/payable.model.ts';
import { changesPrefix, LoadChanges } from '../../load/load-change.model.ts';
import { LoadRejects } from '../../load/load.model.ts';
import { FlaggedAddresses } from '../../mail/failures/flagged-address.model.ts';
import { MailFailures } from '../../mail/failures/mail-failure.model.ts';
import { MailOptOuts } from '../../mail/opposition/opt-out.model.ts';
import { PaymentLines } from '../../payment/payment-line.model.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { Outbox } from '../../shared/outbox.model.ts';
import { ValidationUndos } from '../../voucher/undo.model.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';

/** Who asks, and under which keys they are known. */
export interface Person {
  matricule: Matricule;
  /** Campaigns still kept in which they are: every index begins with one. */
  years: number[];
  /** Loads of these campaigns. */
  loads: string[];
  /** In every campaign still kept. */
  sias: string[];
  mails: string[];
  /** Of credentials, tokens and sessions. */
  subjects: string[];
  /** Under which the journal knows them. */
  objects: string[];
}

export interface Holding {
  /** Its name in the file. */
  name: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of models of different documents
  model: Model<any>;
  of: (person: Person) => Record<string, unknown>;
  /** Fields that leave; none: the whole document. */
  only?: readonly string[];
  /** Fields that stay: secrets, and what is about others. */
  without?: readonly string[];
  /** Who did it is told only when it was the family: agents and clubs' people are not theirs to take. */
  authored?: boolean;
}

const byMatricule = ({ years, matricule }: Person) => ({ campaign: { $in: years }, matricule });
const byId = ({ matricule }: Person) => ({ _id: matricule });
const bySubject = ({ subjects }: Person) => ({ subject: { $in: subjects } });

/** Keys of a family's differences in one load, rehearsed or written (LoadChange). */
const changeIds = (load: string, matricule: Matricule, sias: readonly string[]): string[] =>
  [true, false].flatMap((simulated) => [
    changesPrefix(load, simulated, 'allo') + matricule,
    ...sias.map((each) => changesPrefix(load, simulated, 'enf') + each),
  ]);

export const HOLDINGS: readonly Holding[] = [
  { name: 'famille', model: Families, of: byMatricule, without: ['rowHash', 'search', 'suspended.agent'] },
  { name: 'enfants', model: Children, of: byMatricule, without: ['rowHash', 'search'] },
  { name: 'forfaits', model: Forfaits, of: byMatricule },
  { name: 'qrCodes', model: Vouchers, of: byMatricule, without: ['validatedBy'] },
  { name: 'remboursements', model: Depenses, of: byMatricule, without: ['decision.agent', 'complement.agent'] },
  { name: 'attestationsEnAttente', model: AttestationDrafts, of: byMatricule, only: ['name', 'keptAt'] },
  { name: 'sommesDues', model: Payables, of: byMatricule, without: ['heldBy'] },
  { name: 'lignesDePaiement', model: PaymentLines, of: byMatricule, without: ['rejected.agent'] },
  { name: 'validationsAnnulees', model: ValidationUndos, of: byMatricule, without: ['askedBy.id', 'decidedBy'] },
  { name: 'compte', model: FamilyAccounts, of: byMatricule },
  { name: 'opposition', model: Oppositions, of: byId, without: ['author.id'] },
  { name: 'refusDesMailsDeCampagne', model: MailOptOuts, of: byId, without: ['author.id'] },
  {
    name: 'courriels',
    model: Outbox,
    of: ({ matricule }) => ({ about: matricule }),
    // A link that opens something is a secret, even to its owner: the file may be read elsewhere.
    without: ['letter.data.link', 'letter.data.optOut', 'trace', 'claim', 'fence', 'leaseUntil'],
  },
  { name: 'echecsDEnvoi', model: MailFailures, of: ({ matricule }) => ({ about: matricule }), without: ['closed.agent'] },
  { name: 'adressesEnEchec', model: FlaggedAddresses, of: ({ mails }) => ({ _id: { $in: mails } }) },
  {
    name: 'remarquesDesChargements',
    model: LoadRejects,
    of: ({ years, matricule, sias }) => ({
      campaign: { $in: years },
      $or: [
        { file: 'allo', key: matricule },
        // A child's line may name another allocataire: the other parent's number is not theirs to take.
        { file: 'enf', key: { $in: sias }, cells: { $in: [matricule, String(Number(matricule))] } },
        { parent: matricule },
      ],
    }),
    without: ['likeness'],
  },
  {
    name: 'changementsDesChargements',
    model: LoadChanges,
    of: ({ loads, matricule, sias }) => ({ _id: { $in: loads.flatMap((load) => changeIds(load, matricule, sias)) } }),
    // The matricule of a child who moved is the other family's.
    without: ['trace', 'before.search', 'after.search', 'before.matricule', 'after.matricule'],
  },
  { name: 'motDePasse', model: Credentials, of: ({ subjects }) => ({ _id: { $in: subjects } }), only: ['changedAt'] },
  { name: 'liensEnvoyes', model: AccessTokens, of: bySubject, only: ['purpose', 'expiresAt', 'usedAt'] },
  { name: 'connexionsOuvertes', model: WebSessions, of: bySubject, only: ['device', 'createdAt', 'seenAt', 'expiresAt'] },
  {
    name: 'essaisDeConnexion',
    model: LoginAttempts,
    of: ({ mails }) => ({ _id: { $in: mails.map((mail) => `family:${mail}`) } }),
    only: ['failures', 'lockedUntil'],
  },
  {
    name: 'journal',
    model: AuditEvents,
    of: ({ matricule, objects }) => ({
      $or: [{ 'object.id': { $in: objects } }, { 'author.kind': 'family', 'author.id': matricule }],
    }),
    without: ['salt', 'erased', 'recordedAt', 'before.agent', 'after.agent'],
    authored: true,
  },
];

/** Collections with nothing of a family, or nothing that is not told elsewhere in the file. */
export const NOT_THEIRS: Readonly<Record<string, string>> = {
  ...{
    campaigns: 'règles de la campagne',
    figures: 'sommes de tous',
    leases: 'travaux du serveur',
    mailRates: 'débit des envois',
    mailReturnPlaces: 'où en est la lecture des retours',
  },
  ...{ mailings: 'envois à tous : chaque courriel est dans « courriels »', messageVersions: 'textes des messages' },
  ...{ loads: 'chargements de tous : les lignes de la famille sont dans les remarques et les changements' },
  ...{ paymentBatches: 'lots de tous', paymentFiles: 'les mêmes lignes que « lignesDePaiement »' },
  ...{ auditSeals: 'empreintes du journal', throttles: 'compteurs d’une heure', idempotencyKeys: 'gardées 48 heures' },
  ...{ 'attachments.files': 'les fichiers, dans le dossier « attestations »', 'attachments.chunks': 'les mêmes' },
  ...{ scanDeclines: 'codes refusés par un club, sans la famille' },
  ...{ agents: 'agents', agentSessions: 'agents', totps: 'agents' },
};

/** Collections of clubs begin so: none holds a family. */
export const CLUBS = /^(?:partner|convention|signedConvention|activity|signup)/;

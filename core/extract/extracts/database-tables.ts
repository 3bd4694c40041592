/**
 * The complete database, table by table (CCTP 7): what is named here leaves, nothing else does. No password, token, session,
 * mail body or file is named; who extracts it has the right "database".
 */
import type { Model } from 'mongoose';
import { Agents } from '../../access/access.model.ts';
import { AuditEvents } from '../../audit/audit-event.model.ts';
import { Campaigns } from '../../campaign/campaign.model.ts';
import { Depenses } from '../../depense/depense.model.ts';
import { Children, Families, FamilyAccounts } from '../../family/family.model.ts';
import { Forfaits } from '../../forfait/forfait.model.ts';
import { Payables } from '../../forfait/payable.model.ts';
import { Loads } from '../../load/load.model.ts';
import { Partners } from '../../partner/partner.model.ts';
import { PaymentBatches } from '../../payment/payment-batch.model.ts';
import { PaymentLines } from '../../payment/payment-line.model.ts';
import { Vouchers } from '../../voucher/voucher.model.ts';
import type { CellKind } from '../extract.ts';

export interface TableSpec {
  /** Name of its file. */
  name: string;
  label: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of models of different documents
  model: Model<any>;
  /** The rows of one campaign; the whole table when it outlives campaigns. */
  where: (year: number) => Record<string, unknown>;
  /** Upwards, the last one unique: an index carries them. */
  sort: readonly string[];
  /** Field of the document → label, and kind when it is not a text. */
  columns: readonly (readonly [field: string, label: string, kind?: CellKind])[];
}

const ofCampaign = (campaign: number) => ({ campaign });
/** Their `_id` is "year:number". */
const byYearKey = (year: number) => ({ _id: { $gte: `${year}:`, $lt: `${year};` } });
const MATRICULE = ['matricule', 'Matricule'] as const;
const SIAS = ['sias', 'SIAS'] as const;
const AMOUNT = ['amount', 'Montant', 'euros'] as const;

export const TABLES: readonly TableSpec[] = [
  {
    ...{ name: 'campagne', label: 'Campagne', model: Campaigns, sort: ['_id'] },
    where: (year) => ({ _id: year }),
    columns: [
      ...[['_id', 'Année'] as const, ['state', 'État', 'campaign'] as const],
      ...[['start', 'Début', 'day'] as const, ['end', 'Fin', 'day'] as const, ['budget', 'Enveloppe', 'euros'] as const],
      ...[['openedAt', 'Ouverte le', 'instant'] as const, ['closedAt', 'Close le', 'instant'] as const],
    ],
  },
  {
    ...{ name: 'familles', label: 'Familles', model: Families, where: byYearKey, sort: ['_id'] },
    columns: [MATRICULE, ['lastName', 'Nom'], ['firstName', 'Prénom'], ['mail', 'Mail'], ['insee', 'Code INSEE'], ['commune', 'Commune']],
  },
  {
    ...{ name: 'enfants', label: 'Enfants', model: Children, where: byYearKey, sort: ['_id'] },
    columns: [SIAS, MATRICULE, ['lastName', 'Nom'], ['firstName', 'Prénom'], ['birth', 'Date de naissance', 'day']],
  },
  {
    ...{ name: 'forfaits', label: 'Forfaits', model: Forfaits, where: byYearKey, sort: ['_id'] },
    columns: [
      ...[SIAS, MATRICULE, ['granted', 'Accordé', 'euros'] as const, ['available', 'Disponible', 'euros'] as const],
      ...[['reserved', 'Réservé', 'euros'] as const, ['used', 'Consommé', 'euros'] as const, ['activities', 'Activités', 'count'] as const],
    ],
  },
  {
    ...{ name: 'comptes', label: 'Comptes des familles', model: FamilyAccounts, where: byYearKey, sort: ['_id'] },
    columns: [
      MATRICULE,
      ['activatedAt', 'Activé le', 'instant'],
      ['consent.at', 'Accord du', 'instant'],
      ['lastLoginAt', 'Dernière connexion', 'instant'],
    ],
  },
  {
    ...{ name: 'qr-codes', label: 'QR codes', model: Vouchers, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['_id', 'Code'] as const, MATRICULE, SIAS, ['partnerId', 'Partenaire'] as const, AMOUNT, ['state', 'État', 'operation'] as const],
      ...[['issuedAt', 'Créé le', 'instant'] as const, ['validatedAt', 'Validé le', 'instant'] as const],
      ...[['deletedAt', 'Supprimé le', 'instant'] as const, ['expiredAt', 'Expiré le', 'instant'] as const],
    ],
  },
  {
    ...{ name: 'depenses', label: 'Dépenses', model: Depenses, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['_id', 'Numéro'] as const, MATRICULE, SIAS, AMOUNT],
      ...[['state', 'État', 'depense'] as const, ['submittedAt', 'Envoyée le', 'instant'] as const],
    ],
  },
  {
    ...{ name: 'paiements', label: 'Sommes dues et payées', model: Payables, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['_id', 'Origine'] as const, ['kind', 'À qui', 'kind'] as const, MATRICULE, SIAS, ['partnerId', 'Partenaire'] as const, AMOUNT],
      ...[['state', 'État', 'payable'] as const, ['dueAt', 'Due depuis le', 'instant'] as const, ['batchId', 'Lot'] as const],
      ...[['paidOn', 'Payé le', 'day'] as const, ['heldReason', 'Retenu parce que'] as const],
    ],
  },
  {
    ...{ name: 'lots', label: 'Lots de paiement', model: PaymentBatches, where: ofCampaign, sort: ['number'] },
    columns: [
      ...[['_id', 'Lot'] as const, ['kind', 'À qui', 'kind'] as const, ['state', 'État', 'batch'] as const, ['agent', 'Agent'] as const],
      ...[['lines', 'Lignes', 'count'] as const, ['totalCents', 'Montant', 'euros'] as const, ['fileName', 'Fichier'] as const],
      ...[['generatedAt', 'Généré le', 'instant'] as const, ['processedAt', 'Traité le', 'instant'] as const],
      ...[['paidOn', 'Payé le', 'day'] as const, ['sha256', 'Empreinte'] as const],
    ],
  },
  {
    ...{ name: 'lignes', label: 'Lignes des lots', model: PaymentLines, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['batchId', 'Lot'] as const, ['position', 'Ligne', 'count'] as const, ['payableId', 'Origine'] as const, MATRICULE, SIAS],
      ...[['tiersi', 'Tiersi'] as const, ['rang', 'Rang'] as const, AMOUNT, ['live', 'En vigueur', 'yesNo'] as const],
    ],
  },
  {
    ...{ name: 'partenaires', label: 'Partenaires', model: Partners, where: () => ({}), sort: ['_id'] },
    columns: [
      ...[['_id', 'Clé'] as const, ['identifiant', 'Identifiant'] as const, ['tiersi', 'Tiersi'] as const, ['rang', 'Rang'] as const],
      ...[['name', 'Raison sociale'] as const, ['mail', 'Mail'] as const, ['address.commune', 'Commune'] as const],
      ...[['etat', 'État', 'partner'] as const, ['etatDay', 'Date état', 'day'] as const, ['suspended', 'Suspendu', 'yesNo'] as const],
    ],
  },
  {
    ...{ name: 'chargements', label: 'Chargements', model: Loads, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['_id', 'Chargement'] as const, ['author.id', 'Agent'] as const, ['registeredAt', 'Déposé le', 'instant'] as const],
      ...[
        ['endedAt', 'Fini le', 'instant'] as const,
        ['files.allo.name', 'Fichier allo'] as const,
        ['files.enf.name', 'Fichier enf'] as const,
      ],
    ],
  },
  {
    ...{ name: 'agents', label: 'Agents', model: Agents, where: () => ({}), sort: ['_id'] },
    columns: [
      ...[['_id', 'Code'] as const, ['lastName', 'Nom'] as const, ['firstName', 'Prénom'] as const, ['mail', 'Mail'] as const],
      ...[['active', 'Actif', 'yesNo'] as const, ['createdAt', 'Créé le', 'instant'] as const],
    ],
  },
  {
    ...{ name: 'journal', label: 'Journal', model: AuditEvents, where: ofCampaign, sort: ['_id'] },
    columns: [
      ...[['at', 'Le', 'instant'] as const, ['author.kind', 'Par'] as const, ['author.id', 'Qui'] as const, ['kind', 'Action'] as const],
      ...[['object.type', 'Objet'] as const, ['object.id', 'Numéro'] as const],
    ],
  },
];

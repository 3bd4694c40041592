import { readFile } from 'node:fs/promises';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { type ActivityType, ActivityTypes } from '#core/partner/activities/activity-type.model.ts';
import { changePartner } from '#core/partner/change-partner.ts';
import { type Partner, Partners, PartnerUsers, type PartnerUser } from '#core/partner/partner.model.ts';
import { submitPartner } from '#core/partner/submit-partner.ts';
import { suspendPartner } from '#core/partner/suspend-partner.ts';
import { registerTiers } from '#core/partner/tiers/register-tiers.ts';
import { listDueChanges, markReported } from '#core/partner/tiersi-report.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { anXlsx } from '../../factories/load-files.ts';
import { aScheme, byFamily, bySystem, LINA, MATRICULE, YEAR } from '../../factories/scheme.ts';
import type { Deeds, Sent } from './deed.ts';

const FORM = {
  ...{ nom: 'Aïkido de Massy', kind: 'association', mail: 'aikido@club.example', activite: 'Aïkido' },
  ...{ adresse: '3 rue des Lilas', codePostal: '91300', commune: 'Massy' },
};
const FACTS = {
  ...{ name: FORM.nom, mail: FORM.mail, activities: ['Aïkido'] },
  ...{ line1: FORM.adresse, postalCode: FORM.codePostal, commune: FORM.commune },
};
const HEADER = ['Tiersi', 'Rang', 'Raison sociale', 'Mail', 'Activité', 'Adresse', 'Code postal', 'Commune'];
const tiersFile = () => anXlsx('tiers.xlsx', [HEADER, [314583, 9, 'Poney', 'poney@club.example', 'Judo', '3 rue x', 91350, 'Grigny']]);

async function aClub(body: Record<string, string> = {}): Promise<Sent & { params: { partenaire: string } }> {
  await addFirstActivities();
  const { judo } = await aScheme();
  return { params: { partenaire: judo }, body };
}

const aPerson = async (): Promise<Sent> => {
  const { params } = await aClub();
  const person = await PartnerUsers.findOne({ partnerId: params.partenaire }).lean<PartnerUser>();
  return { params: { ...params, personne: person!._id } };
};

async function aTiersLoad(): Promise<Sent> {
  await addFirstActivities();
  await aScheme();
  return { params: { chargement: await registerTiers(bySystem(), tiersFile()) } };
}

/** Changes of partners that wait to be carried over into Tiersi. */
async function dueChanges(): Promise<string[]> {
  const { params } = await aClub();
  const { modifiedAt } = (await Partners.findById(params.partenaire).lean<Partner>())!;
  await changePartner(bySystem(), params.partenaire, modifiedAt, FACTS);
  return (await listDueChanges()).map(({ _id }) => _id);
}

export const partnerDeeds: Deeds = {
  'post /partenaires': async () => {
    await aClub();
    return { body: { ...FORM, tiersi: '0314999', rang: '0001' } };
  },
  'post /partenaires/a-valider': async () => {
    await aClub();
    return { body: FORM };
  },
  'post /partenaires/:partenaire': async () => {
    const { params } = await aClub();
    const { modifiedAt } = (await Partners.findById(params.partenaire).lean<Partner>())!;
    return { params, body: { ...FORM, version: modifiedAt.toISOString() } };
  },
  'post /partenaires/:partenaire/validation': async () => {
    await aClub();
    const { id } = await submitPartner(bySystem(), FACTS);
    return { params: { partenaire: id }, body: { tiersi: '0314999', rang: '0001', dateEtat: '15/10/2026' } };
  },
  'post /partenaires/:partenaire/suspension': () => aClub({ motif: 'contrôle' }),
  'post /partenaires/:partenaire/reprise': async () => {
    const sent = await aClub({ motif: 'contrôle fini' });
    await suspendPartner(bySystem(), { partnerId: sent.params.partenaire, reason: 'contrôle' });
    return sent;
  },
  'post /partenaires/:partenaire/radiation': async () => {
    const sent = await aClub({ motif: 'club dissous' });
    await suspendPartner(bySystem(), { partnerId: sent.params.partenaire, reason: 'club dissous' });
    return sent;
  },
  'post /partenaires/:partenaire/qr-rendus': async () => {
    const sent = await aClub({ confirme: 'oui' });
    const partnerId = sent.params.partenaire;
    await issueVoucher(byFamily(), { campaign: YEAR, matricule: MATRICULE, sias: LINA, partnerId, amount: 4000 });
    await suspendPartner(bySystem(), { partnerId, reason: 'fermé' });
    return sent;
  },
  'post /partenaires/:partenaire/acces/:personne/mot-de-passe': aPerson,
  'post /partenaires/:partenaire/acces/:personne/deblocage': aPerson,
  'post /activites': async () => {
    await aClub();
    return { body: { activite: 'Poney', domaine: 'sport', etat: 'active' } };
  },
  'post /activites/:activite': async () => {
    await aClub();
    const type = (await ActivityTypes.findOne({ label: 'Judo' }).lean<ActivityType>())!;
    return {
      params: { activite: type._id },
      body: { activite: 'Judo et jujitsu', domaine: 'sport', etat: 'active', version: type.modifiedAt.toISOString() },
    };
  },
  'put /tiers': async () => {
    await addFirstActivities();
    return { files: { tiers: { name: 'tiers.xlsx', bytes: await readFile(tiersFile().path) } } };
  },
  'post /tiers/:chargement/confirmation': aTiersLoad,
  'post /tiers/:chargement/annulation': aTiersLoad,
  'post /tiersi/report': async () => ({ body: { modifications: (await dueChanges()).join(',') } }),
  'post /tiersi/annulation': async () => ({ body: { report: (await markReported(bySystem(), await dueChanges())).id } }),
};

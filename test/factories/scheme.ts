/** An open campaign with a family, two children and two clubs: what most tests of use-cases start from. */
import { familySubject } from '#core/access/subject.ts';
import { hashPassword } from '#core/access/credentials.ts';
import { Credentials } from '#core/access/access.model.ts';
import { Children, Families, FamilyAccounts, familyId, childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { type Act, system } from '#core/shared/author.ts';
import type { Cents } from '#core/shared/cents.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { type Documents, everyDocument, isEmpty } from './database.ts';
import { layBack } from './start-once.ts';

export const YEAR = 2026;
export const MATRICULE = '0412387';
export const MAIL = 'nadia.morel@exemple.fr';
export const PASSWORD = 'Vélo-gris-57 !';
export const LINA = '0098123';
export const NOE = '0098124';

/** An instant of the campaign, in Paris: "2026-11-23T10:00" by default. */
export const at = (instant = '2026-11-23T09:00:00Z'): Date => new Date(instant);
export const bySystem = (instant?: string, job = 'test'): Act => ({ author: system(job), at: at(instant) });
export const byFamily = (instant?: string, matricule = MATRICULE): Act => ({ author: { kind: 'family', id: matricule }, at: at(instant) });
export const byPartner = (user: string, instant?: string): Act => ({ author: { kind: 'partner', id: user }, at: at(instant) });

export interface Scheme {
  judo: string;
  musique: string;
}

/** What this test file has made on an empty database, by what each child is granted. */
const made = new Map<Cents, { scheme: Scheme; documents: Documents }>();

/**
 * Campaign 2026 open since August; Lina and Noé Morel have 150 € each; two clubs are active. Made by the use-cases; asked again for an
 * empty database, it is laid back document by document.
 */
export async function aScheme(granted: Cents = 15_000): Promise<Scheme> {
  if (!(await isEmpty())) return makeScheme(granted);
  const known = made.get(granted);
  if (known) {
    await layBack(known.documents);
    return { ...known.scheme };
  }
  const scheme = await makeScheme(granted);
  made.set(granted, { scheme, documents: await everyDocument() });
  return { ...scheme };
}

async function makeScheme(granted: Cents): Promise<Scheme> {
  await initCampaign(bySystem('2026-07-20T08:00:00Z'), { year: YEAR });
  await aFamily({});
  await aChild({ sias: LINA, firstName: 'Lina', birth: '2016-03-14', granted });
  await aChild({ sias: NOE, firstName: 'Noé', birth: '2012-09-02', granted });
  await closeLoad(bySystem('2026-08-01T08:00:00Z'), { year: YEAR });
  return {
    judo: await aPartner('Judo Club de Grigny', '0314583', 'Judo'),
    musique: await aPartner('Les Petits Archets', '0314790', 'Musique'),
  };
}

export async function aPartner(name: string, tiersi: string, activity = 'Judo', mail = `${tiersi}@club.example`): Promise<string> {
  const { id } = await createPartner(bySystem(), {
    mail,
    name,
    tiersi,
    rang: '0001',
    activities: [activity],
    line1: '3 rue des Lilas',
    postalCode: '91350',
    commune: 'Grigny',
  });
  return id;
}

export async function aFamily(family: { matricule?: string; mail?: string | null; campaign?: number }): Promise<void> {
  const { matricule = MATRICULE, mail = MAIL, campaign = YEAR } = family;
  await Families.collection.insertOne({
    _id: familyId(campaign, matricule),
    campaign,
    matricule,
    lastName: 'MOREL',
    firstName: 'Nadia',
    mail,
    fileMail: mail,
    insee: '91286',
    commune: 'Grigny',
    suspended: null,
    search: 'morel nadia',
    rowHash: '',
    loadId: 'test',
  } as never);
}

export async function aChild(child: {
  sias: string;
  firstName?: string;
  birth?: string | null;
  matricule?: string;
  granted?: Cents;
  campaign?: number;
}): Promise<void> {
  const { sias, firstName = 'Lina', birth = '2016-03-14', matricule = MATRICULE, granted = 15_000, campaign = YEAR } = child;
  const id = childId(campaign, sias);
  await Children.collection.insertOne({
    _id: id,
    campaign,
    sias,
    matricule,
    lastName: 'MOREL',
    firstName,
    birth,
    search: 'morel',
    rowHash: '',
    loadId: 'test',
  } as never);
  await Forfaits.collection.insertOne({
    _id: id,
    campaign,
    matricule,
    sias,
    granted,
    available: granted,
    reserved: 0,
    used: 0,
    activities: 0,
    partners: [],
    state: 'open',
    frozen: false,
  } as never);
}

/** The family's account, active, with PASSWORD; consent given unless said otherwise. */
export async function anAccount(consented = true, matricule = MATRICULE): Promise<void> {
  await FamilyAccounts.collection.insertOne({
    _id: familyId(YEAR, matricule),
    campaign: YEAR,
    matricule,
    activatedAt: at(),
    consent: consented ? { version: '1', at: at() } : null,
    lastLoginAt: null,
  } as never);
  await Credentials.collection.insertOne({
    _id: familySubject(YEAR, matricule),
    hash: await hashPassword(PASSWORD),
    provisional: null,
    mustChange: false,
    stamp: 'premier',
    changedAt: at(),
  } as never);
}

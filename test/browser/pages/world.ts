/** Real data for every page: a family that has done everything and one that has nothing, clubs likewise, and a link of each mail. */
import { Agents, Credentials } from '#core/access/access.model.ts';
import { agentSubject, familySubject, partnerSubject } from '#core/access/subject.ts';
import { issueToken } from '#core/access/token.ts';
import { askFamilyView } from '#core/family/family-view.ts';
import { mailLinks } from '#core/mail/opposition/mail-links.ts';
import { askSignatureCode } from '#core/partner/convention/ask-signature-code.ts';
import { partyOf } from '#core/partner/convention/convention-text.rules.ts';
import { prepareConvention } from '#core/partner/convention/prepare-convention.ts';
import { readConventionPage } from '#core/partner/convention/read-page.ts';
import { signConvention } from '#core/partner/convention/sign-convention.ts';
import { findPartner } from '#core/partner/find-partner.ts';
import { PartnerUsers } from '#core/partner/partner.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { inTransaction } from '#core/shared/database.ts';
import { Outbox } from '#core/shared/outbox.model.ts';
import { deleteVoucher } from '#core/voucher/delete-voucher.ts';
import { issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { addFirstActivities } from '#core/partner/activities/first-activities.ts';
import { aClubPassword, aClubUser } from '../../factories/club.ts';
import { approved, asked, aSubmitted } from '../../factories/depenses.ts';
import {
  aChild,
  aFamily,
  anAccount,
  aPartner,
  aScheme,
  at,
  byFamily,
  byPartner,
  bySystem,
  LINA,
  MATRICULE,
  NOE,
  type Scheme,
  YEAR,
} from '../../factories/scheme.ts';
import { aSentSignup, filled, lastKey, signedByPartner } from '../../factories/signups.ts';

/** Nadia's family has everything; the others are named after what they lack. */
export const MAILS = {
  family: 'nadia.morel@exemple.fr',
  emptyFamily: 'vide@exemple.fr',
  newFamily: 'nouvelle@exemple.fr',
  tout: '0314583@club.example',
  scanner: 'sarah@club.example',
  emptyClub: '0314790@club.example',
  newClub: '0314999@club.example',
  twoClubs: 'tresorier@club.example',
} as const;
const MATRICULES = { emptyFamily: '0500001', newFamily: '0500002', resetFamily: '0500003' };
const LONG_CHILD = '0098125';
const AGENT = 'P2600911';

export interface World extends Scheme {
  codes: Record<'live' | 'second' | 'validated' | 'paid' | 'deleted', string>;
  depenses: Record<'waiting' | 'asked' | 'approved', string>;
  /** Paths of the links that mails carry. */
  links: Record<'activation' | 'reset' | 'view' | 'opposition' | 'oneClick', string>;
  convention: string;
  /** Keys of sign-up files: all filled in, and sent with its convention signed. */
  signups: { draft: string; sent: string; document: string; convention: string };
  child: string;
  longChild: string;
}

/** Fills an empty, migrated database. Business time is 23/11/2026. */
export async function aWholeWorld(): Promise<World> {
  const scheme = await aScheme(30_000);
  await families();
  const user = await clubs(scheme);
  const codes = await draws(scheme, user);
  const depenses = await someDepenses();
  return {
    ...scheme,
    codes,
    depenses,
    links: await links(),
    convention: await conventions(scheme),
    signups: await signups(),
    child: LINA,
    longChild: LONG_CHILD,
  };
}

async function families(): Promise<void> {
  await aChild({ sias: LONG_CHILD, firstName: 'Anne-Sophie-Guillemette-Marie', birth: null, granted: 123_450 });
  await anAccount();
  for (const [name, matricule] of Object.entries(MATRICULES)) {
    await aFamily({ matricule, mail: MAILS[name as 'emptyFamily'] ?? 'reprise@exemple.fr' });
    await anAccount(name !== 'newFamily', matricule);
  }
  await aFamily({ matricule: '0500004', mail: 'inactive@exemple.fr' });
}

/** @returns the id of the judo club's person. */
async function clubs({ judo, musique }: Scheme): Promise<string> {
  const withNewPassword = await aPartner('Théâtre de la Pluie', '0314999', 'Théâtre');
  await aPartner('Association sportive et culturelle des Jeunes Évryens et de leurs Amis', '0314791', 'Cirque');
  await aClubUser({ partnerId: judo, mail: MAILS.scanner, role: 'scanner' });
  for (const partnerId of [judo, withNewPassword]) await aClubUser({ partnerId, mail: MAILS.twoClubs, firstName: 'Ali', lastName: 'Diop' });
  for (const mail of [MAILS.tout, MAILS.scanner, MAILS.emptyClub, MAILS.newClub, MAILS.twoClubs]) await aClubPassword(mail);
  await Credentials.updateOne({ _id: partnerSubject(MAILS.newClub) }, { $set: { mustChange: true } });
  void musique;
  return (await PartnerUsers.findOne({ partnerId: judo, mail: MAILS.tout }).lean())!._id;
}

async function draws({ judo, musique }: Scheme, user: string): Promise<World['codes']> {
  const draw = async (sias: string, partnerId: string, amount: number, instant: string): Promise<string> =>
    (await issueVoucher(byFamily(instant), { campaign: YEAR, matricule: MATRICULE, sias, partnerId, amount })).code;
  const paid = await draw(NOE, judo, 6000, '2026-09-10T09:00:00Z');
  await validateVoucher(byPartner(user, '2026-09-12T10:00:00Z'), { code: paid, partnerId: judo });
  const { batch } = await generateBatch(bySystem('2026-10-02T09:00:00Z'), { kind: 'partners' });
  await downloadBatch(bySystem('2026-10-02T09:05:00Z'), batch);
  await markProcessed(bySystem('2026-10-09T09:00:00Z'), { batch, paidOn: '08/10/2026' });
  const validated = await draw(LONG_CHILD, judo, 4000, '2026-11-02T09:00:00Z');
  await validateVoucher(byPartner(user, '2026-11-22T10:00:00Z'), { code: validated, partnerId: judo });
  const deleted = await draw(LINA, musique, 2000, '2026-11-03T09:00:00Z');
  await deleteVoucher(byFamily('2026-11-04T09:00:00Z'), { campaign: YEAR, matricule: MATRICULE, code: deleted });
  const live = await draw(LINA, judo, 4000, '2026-11-20T09:00:00Z');
  const second = await draw(LONG_CHILD, musique, 1500, '2026-11-21T09:00:00Z');
  return { live, second, validated, paid, deleted };
}

/** Of another family, so that Nadia's children can still draw. */
async function someDepenses(): Promise<World['depenses']> {
  const [first, second, third] = ['0098131', '0098132', '0098133'];
  for (const sias of [first, second, third]) await aChild({ sias: sias!, firstName: 'Inès' });
  const waiting = await aSubmitted({ sias: first! }, {}, '2026-11-20T09:00:00Z');
  const complement = await aSubmitted({ sias: second! }, {}, '2026-11-10T09:00:00Z');
  await asked(complement, bySystem('2026-11-12T09:00:00Z'));
  const accepted = await aSubmitted({ sias: third! }, {}, '2026-11-01T09:00:00Z');
  await approved(accepted, bySystem('2026-11-05T09:00:00Z'));
  return { waiting, asked: complement, approved: accepted };
}

async function links(): Promise<World['links']> {
  const soon = new Date(at().getTime() + 3_600_000);
  const token = (purpose: 'family-activation' | 'family-reset', matricule: string) =>
    inTransaction((session) => issueToken(session, { purpose, subject: familySubject(YEAR, matricule), expiresAt: soon }));
  await Agents.collection.insertOne({ _id: AGENT, mail: 'a@caf.example', rights: ['families.view'], active: true } as never);
  await Credentials.collection.insertOne({ _id: agentSubject(AGENT), hash: 'x', stamp: 'un' } as never);
  const agent = { author: { kind: 'agent', id: AGENT } as const, at: at('2026-11-23T09:30:00Z') };
  const view = await askFamilyView(agent, { campaign: YEAR, matricule: MATRICULE });
  const { opposition, oneClick } = await mailLinks(MATRICULES.resetFamily);
  return {
    activation: `/famille/activation/${await token('family-activation', '0500004')}`,
    reset: `/famille/reinitialisation/${await token('family-reset', MATRICULES.resetFamily)}`,
    view: new URL(view.link).pathname,
    opposition: new URL(opposition).pathname,
    oneClick: new URL(oneClick).pathname,
  };
}

/** The judo club has signed; the empty one has read to the end and waits for its code. @returns the signed one's id. */
async function conventions({ judo, musique }: Scheme): Promise<string> {
  const read = async (partnerId: string) => {
    const party = partyOf((await findPartner(partnerId))!);
    const { _id, pages } = await prepareConvention(byPartner('u'), { partnerId, party });
    for (let page = 1; page <= pages; page++) await readConventionPage({ partnerId, conventionId: _id, page });
    const typed = { name: 'Sarah Cohen', quality: 'Présidente', typed: 'Sarah Cohen', drawn: '', power: 'oui' };
    await askSignatureCode(byPartner('u'), { partnerId, conventionId: _id, mail: MAILS.tout, typed });
    return { partnerId, conventionId: _id };
  };
  const signed = await read(judo);
  const letter = await Outbox.findOne({ 'letter.kind': 'convention-code' }).lean();
  const code = (letter as unknown as { letter: { data: { password: string } } }).letter.data.password;
  await signConvention(byPartner('u'), { ...signed, code });
  await read(musique);
  return signed.conventionId;
}

async function signups(): Promise<World['signups']> {
  await addFirstActivities();
  const draft = await filled({ mail: 'brouillon@club.example', name: 'Club de voile de Draveil' });
  const { partnerId, documents } = await aSentSignup({ mail: 'envoye@club.example', name: 'Cirque de Viry' });
  return { draft, sent: await lastKey(), document: documents[0]!.file, convention: await signedByPartner(partnerId) };
}

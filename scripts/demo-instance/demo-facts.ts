/** Who and what the tutorials speak of, in the demo's data: people who have not begun, a code that can be scanned, files to give. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Families, type Family, FamilyAccounts, Children } from '#core/family/family.model.ts';
import { PartnerUsers, type PartnerUser, Partners, type Partner } from '#core/partner/partner.model.ts';
import { type Voucher, Vouchers } from '#core/voucher/voucher.model.ts';
import { attestationPhoto, sheetPdf } from '../demo/attestation-files.ts';
import { DEMO_PASSWORD, type DemoAccount } from '../demo/demo-accounts.ts';
import type { Facts } from './stage.ts';

/** @param folder where the files to give are written. @throws Error when the demo no longer has what a tutorial shows. */
export async function demoFacts(dataDir: string, folder: string): Promise<Facts> {
  const accounts = JSON.parse(await readFile(path.join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[];
  const [agent, family, club] = ['Agent gestionnaire', 'Famille', 'Partenaire'].map((name) =>
    accounts.find(({ account }) => account === name)!,
  );
  const [begins, moves] = await withoutAccount();
  return {
    motDePasse: DEMO_PASSWORD,
    agentCode: agent!.code,
    agentMail: agent!.mail,
    familleMail: family!.mail,
    familleMatricule: family!.code,
    clubMail: club!.mail,
    nouveauMatricule: begins!.matricule,
    nouveauMail: begins!.mail!,
    autreMatricule: moves!.matricule,
    // Where « Faire un QR code » makes its own, that the next tutorial deletes.
    clubQr: 'Les Petits Archets',
    ...(await clubFacts(club!.mail)),
    ...(await files(folder)),
  };
}

/** Families that have not signed up, alone at their mail, with a child. */
async function withoutAccount(): Promise<Family[]> {
  const accounts = await FamilyAccounts.distinct('matricule');
  const found: Family[] = [];
  for await (const family of Families.find({ campaign: 2026, matricule: { $nin: accounts }, mail: { $ne: null } })
    .sort({ _id: 1 })
    .lean<Family>()
    .cursor()) {
    const alone = (await Families.countDocuments({ campaign: 2026, mail: family.mail })) === 1;
    if (alone && (await Children.countDocuments({ campaign: 2026, matricule: family.matricule })) > 1) found.push(family);
    if (found.length === 2) return found;
  }
  throw new Error('La démonstration n’a plus deux familles sans compte.');
}

/** The shown club's code to scan, and another club that has never logged in. */
async function clubFacts(mail: string): Promise<Facts> {
  const user = await PartnerUsers.findOne({ mail }).lean<PartnerUser>();
  const voucher = await Vouchers.findOne({ partnerId: user?.partnerId, state: 'active' }).lean<Voucher>();
  const firstDays = await Partners.findOne({ mail: 'club12@associations.example' }).lean<Partner>();
  if (!voucher || !firstDays) throw new Error('La démonstration n’a plus de QR code à scanner, ou de club qui commence.');
  return { code: voucher._id, debutMail: firstDays.mail, debutIdentifiant: firstDays.identifiant };
}

async function files(folder: string): Promise<Facts> {
  const write = async (name: string, bytes: string | Buffer): Promise<string> => {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return file;
  };
  const paper = (name: string, title: string): Promise<string> =>
    write(name, sheetPdf(title, ['Les Petits Poneys de Saclay', 'Fait le 12/11/2026']));
  const [allo, enf] = [
    'Matricule;Nom;Prénom;Mail;Code INSEE;Commune\r\n9912345;DURAND;Léa;lea.durand@courriel.example;91286;Grigny\r\n9912346;BÉRAUD;Tom;;91534;Saclay\r\n',
    'Matricule;N° SIAS;Nom;Prénom;Date de naissance;Montant TLJ\r\n9912345;9981234;DURAND;Inès;03/05/2016;105,00\r\n9912346;9981235;BÉRAUD;Jules;14/09/2015;60,00\r\n9912399;9981236;PETIT;Noé;01/02/2014;60,00\r\n',
  ];
  return {
    allo: await write('ALLO_2026_complement.csv', allo),
    enf: await write('ENF_2026_complement.csv', enf),
    attestation: await write(
      'attestation.jpg',
      await attestationPhoto({
        child: 'PERRIN',
        organisation: 'Escalade de Bures',
        address: '4 rue du Mur 91440 Bures-sur-Yvette',
        mail: 'contact@escalade-bures.example',
        person: 'Jeanne Roy',
        day: '14/09/2026',
        cost: '120,00 €',
      }),
    ),
    recepisse: await paper('recepisse.pdf', 'Récépissé de la préfecture'),
    statuts: await paper('statuts.pdf', 'Statuts'),
    bureau: await paper('bureau.pdf', 'Membres du bureau'),
    siret: await paper('siret.pdf', 'Avis de situation Siret'),
    rib: await paper('rib.pdf', 'Relevé d’identité bancaire'),
  };
}

/** What a family and a club do from end to end, by the keyboard alone: told by the names of fields, so that words can change. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Outbox } from '#core/shared/outbox.model.ts';
import { Vouchers } from '#core/voucher/voucher.model.ts';
import { aPdf } from '../../factories/attestations.ts';
import { CLUB_PASSWORD } from '../../factories/club.ts';
import { MAIL, MATRICULE, type Scheme } from '../../factories/scheme.ts';
import type { Hands } from './hands.ts';

const CHOSEN = 'Girafe+bleue-42';

async function mailedPath(kind: string): Promise<string> {
  const letter = await Outbox.findOne({ 'letter.kind': kind }).sort({ postedAt: -1 }).lean();
  return new URL((letter as unknown as { letter: { data: { link: string } } }).letter.data.link).pathname;
}

/** From the public home to a first look at the account: sign-up, mailed link, password, consent. */
export async function signUp(hands: Hands): Promise<void> {
  await hands.goTo('/famille/inscription');
  await hands.fill({ matricule: MATRICULE, mail: MAIL });
  await hands.send('matricule');
  await hands.see('Regardez vos mails');
  await hands.goTo(await mailedPath('family-activation'));
  await hands.fill({ motDePasse: CHOSEN, confirmation: CHOSEN });
  await hands.send('confirmation');
  await hands.until('[name=consentement]');
  await hands.choose('consentement', 'oui');
  await hands.send('consentement');
  await hands.see('Bonjour Nadia');
}

/** Leaves, then comes back by mail and password, a wrong one first. */
export async function logIn(hands: Hands): Promise<void> {
  await hands.press('Quitter');
  await hands.until('main a[href="/famille/inscription"]');
  await hands.goTo('/famille/connexion');
  await hands.fill({ mail: MAIL, motDePasse: 'Pas-le-bon-1' });
  await hands.send('motDePasse');
  await hands.until('[role=alert]');
  await hands.fill({ motDePasse: CHOSEN });
  await hands.send('motDePasse');
  await hands.see('Bonjour Nadia');
}

/** Child, club, amount, check, QR code. @returns the code. */
export async function draw(hands: Hands, { judo }: Scheme, sias: string, amount: string): Promise<string> {
  await hands.goTo('/famille/tirage');
  await hands.choose('enfant', sias);
  await hands.send('enfant');
  await hands.until('input[name=partenaire][type=radio]');
  await hands.choose('partenaire', judo);
  await hands.send('partenaire');
  await hands.until('[name=montant]:not([type=hidden])');
  await hands.fill({ montant: amount });
  await hands.send('montant');
  await hands.until('input[name=confirme][type=checkbox]');
  await hands.choose('confirme', 'oui');
  await hands.send('confirme');
  await hands.see('Montrez ce QR code');
  return new URL(hands.page.url()).pathname.split('/').at(-1)!;
}

/** The assistant, step by step, with its file. */
export async function claim(hands: Hands, sias: string, folder: string): Promise<void> {
  const file = path.join(folder, 'attestation.pdf');
  await writeFile(file, aPdf());
  await hands.goTo('/famille/depense');
  await hands.choose('enfant', sias);
  await hands.send('enfant');
  await hands.until('[name=organisme]:not([type=hidden])');
  const club = { organisme: 'Échecs et Compagnie', adresse: '12 rue de Paris, 91120 Palaiseau', mailOrganisme: 'contact@echecs.example' };
  await hands.fill({ ...club, responsable: 'Karim Hadjadj' });
  await hands.send('responsable');
  await hands.until('[name=cout]:not([type=hidden])');
  await hands.fill({ dateInscription: '15/09/2026', cout: '110,00', montant: '60,00' });
  await hands.send('montant');
  await hands.until('[name=attestation]');
  // The file dialog is the browser's own.
  await (await hands.page.$<'input'>('input[name=attestation]' as 'input'))!.uploadFile(file);
  await hands.send('attestation');
  await hands.see('Vérifiez avant d’envoyer');
  await hands.press('Envoyer la demande');
  await hands.see('Déposée');
}

/** Deletes a code that was not scanned, then finds it in the history. */
export async function deleteCode(hands: Hands, code: string): Promise<void> {
  await hands.goTo(`/famille/qr/${code}/suppression`);
  await hands.choose('confirme', 'oui');
  await hands.send('confirme');
  await hands.see('Bonjour Nadia');
  await hands.press('Historique');
  await hands.see('Supprimé');
}

/** A club comes in, types a code, looks at the child, validates, and finds its payment. */
export async function scan(hands: Hands, mail: string, code: string): Promise<void> {
  await hands.goTo('/partenaire/connexion');
  await hands.fill({ mail, motDePasse: CLUB_PASSWORD });
  await hands.send('motDePasse');
  await hands.until('main a[href="/partenaire/scanner"]');
  await hands.press('Scanner');
  await hands.until('[name=code]');
  await hands.fill({ code });
  await hands.send('code');
  await hands.see('Est-ce le bon enfant');
  await hands.press('Valider');
  await hands.see('Validé');
  if ((await Vouchers.findById(code).lean())?.state !== 'validated') throw new Error('le QR code n’est pas validé');
  await hands.press('Paiements');
  await hands.see('MOREL');
}

/** Invites somebody who will scan. */
export async function invite(hands: Hands): Promise<void> {
  await hands.goTo('/partenaire/employes');
  await hands.fill({ prenom: 'Ali', nom: 'Diop', mail: 'ali@club.example' });
  await hands.choose('acces', 'scanner');
  await hands.send('prenom');
  await hands.see('Invitation envoyée');
}

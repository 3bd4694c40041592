import { pauseMailing } from '#core/mail/mailings/control-mailing.ts';
import { aConfirmedMailing, aDraft, writeAll } from '../../factories/mailings.ts';
import { aScheme, bySystem } from '../../factories/scheme.ts';
import type { Deeds, Sent } from './deed.ts';

const TEXTS = { objet: 'Bonjour {prenom}', titre: 'Titre', texte: 'Un.', bouton: 'Ouvrir' };
const AIM = { cible: 'all', communes: '', ageMin: '', ageMax: '', matricules: '', lot: '', jours: '0' };

async function draft(body: Record<string, string> = {}): Promise<Sent> {
  await aScheme();
  return { params: { envoi: await aDraft() }, body };
}

async function moving(to: 'sending' | 'paused'): Promise<Sent> {
  await aScheme();
  const envoi = await aConfirmedMailing();
  await writeAll();
  if (to === 'paused') await pauseMailing(bySystem(), envoi);
  return { params: { envoi } };
}

const message = (body: Record<string, string>) => async (): Promise<Sent> => {
  await aScheme();
  return { params: { message: 'balance' }, body };
};

export const mailDeeds: Deeds = {
  'post /envois': async () => {
    await aScheme();
    return { body: { message: 'information', ...AIM } };
  },
  'post /envois/:envoi/destinataires': () => draft({ ...AIM, communes: 'Grigny', version: '1' }),
  'post /envois/:envoi/confirmation': () => draft({ version: '1', texte: '0', moment: 'maintenant' }),
  'post /envois/:envoi/pause': () => moving('sending'),
  'post /envois/:envoi/reprise': () => moving('paused'),
  'post /envois/:envoi/arret': () => moving('sending'),
  'post /messages/:message': message({ ...TEXTS, version: '0' }),
  'post /messages/:message/essai': message(TEXTS),
};

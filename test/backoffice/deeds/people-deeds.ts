import { Agents } from '#core/access/access.model.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { recordOpposition } from '#core/voucher/record-opposition.ts';
import { suspendFamily } from '#core/voucher/suspend-family.ts';
import { aSubmitted } from '../../factories/depenses.ts';
import { anAccount, aScheme, bySystem, MAIL, MATRICULE, YEAR } from '../../factories/scheme.ts';
import { anAgent, PASSWORD } from '../desk.ts';
import type { Deeds, Sent } from './deed.ts';

const FAMILY = { famille: `${YEAR}:${MATRICULE}` };
const OF = { campaign: YEAR, matricule: MATRICULE };

async function aColleague(more: Record<string, string> = {}): Promise<Sent> {
  const { code } = await anAgent(['partners.view'], { lastName: 'Petit', firstName: 'Luc' });
  return { params: { code }, body: more };
}

async function aFamilyToo(body: Record<string, string> = {}): Promise<Sent> {
  await aScheme();
  await anAccount();
  return { params: FAMILY, body };
}

async function aDepense(body: Record<string, string>): Promise<Sent> {
  await aScheme();
  return { params: { depense: await aSubmitted() }, body: { version: '1', ...body } };
}

export const peopleDeeds: Deeds = {
  'post /mon-compte/mot-de-passe': async () => ({
    body: { ancien: PASSWORD, motDePasse: 'Autre-mot-de-passe-7', confirmation: 'Autre-mot-de-passe-7' },
  }),
  'post /agents': async () => ({
    body: { code: 'P4321911', mail: 'neuf@caf.example', nom: 'Roux', prenom: 'Ana', profil: 'lecteur' },
  }),
  'post /agents/:code': () => aColleague({ version: '1', mail: 'luc@caf.example', nom: 'Petit', prenom: 'Lucas' }),
  'post /agents/:code/droits': () => aColleague({ droit: 'mails', etat: 'donner' }),
  'post /agents/:code/profil': () => aColleague({ profil: 'operateur' }),
  'post /agents/:code/desactivation': () => aColleague(),
  'post /agents/:code/reactivation': async () => {
    const sent = await aColleague();
    await Agents.updateOne({ _id: sent.params!.code }, { $set: { active: false } });
    return sent;
  },
  'post /agents/:code/mot-de-passe': () => aColleague(),
  'post /familles/:famille/vue': () => aFamilyToo(),
  'post /familles/:famille/mail': () => aFamilyToo({ mail: 'neuve@exemple.fr', mailVu: MAIL, version: '0' }),
  'post /familles/:famille/lien': () => aFamilyToo(),
  'post /familles/:famille/suspension': () => aFamilyToo({ motif: 'contrôle' }),
  'post /familles/:famille/suspension/levee': async () => {
    const sent = await aFamilyToo({ motif: 'contrôle fini' });
    await suspendFamily(bySystem(), { ...OF, reason: 'contrôle' });
    return sent;
  },
  'post /familles/:famille/opposition': () => aFamilyToo({ motif: 'par téléphone', confirme: 'oui' }),
  'post /familles/:famille/opposition/levee': async () => {
    const sent = await aFamilyToo({ motif: 'revient' });
    await recordOpposition(bySystem(), { ...OF, reason: 'par téléphone', confirme: 'oui' });
    return sent;
  },
  'post /depenses/:depense/acceptation': () => aDepense({ mentions: MENTIONS.join(','), cle: 'k' }),
  'post /depenses/:depense/refus': () => aDepense({ motif: 'illisible', cle: 'k' }),
  'post /depenses/:depense/complement': () => aDepense({ motif: 'La signature manque.' }),
};

/** What each coloured word means, under the lists that show it: for the agent of the first day (issue 4). */
import { ACCESS_WORDS } from './family-words.ts';
import { OUTBOX_WORDS } from './letter-words.ts';
import { LEVEL_WORDS, REPRISE_WORDS } from './load-rejects.ts';
import { LOAD_WORDS } from './loads.ts';
import { BATCH_WORDS } from './payment-batches.ts';
import type { StateWords } from './sheet.ts';
import { CAMPAIGN_WORDS, DEPENSE_WORDS, PARTNER_WORDS, PAYABLE_WORDS, SUSPENDED_STATES, VOUCHER_WORDS } from './words.ts';
import { typo } from '#core/shared/french.ts';

type Meanings<Words> = Record<keyof Words, string>;

const campaign: Meanings<typeof CAMPAIGN_WORDS> = {
  draft: 'Les critères se préparent, rien n’est chargé.',
  loading: 'Les fichiers se chargent. Les familles n’entrent pas encore.',
  open: 'Les familles créent leurs QR codes, les clubs les scannent.',
  closed: 'Plus de QR code ni de dépense. Les décisions et les paiements continuent.',
  archived: 'Elle se consulte et ne change plus.',
  purged: 'Ses données personnelles sont supprimées.',
};
const voucher: Meanings<typeof VOUCHER_WORDS> = {
  active: 'Créé par la famille. Le club ne l’a pas encore scanné.',
  validated: 'Scanné par le club. La Caf lui doit la somme.',
  deleted: 'Supprimé par la famille. L’argent lui est rendu.',
  expired: 'La campagne est finie. L’argent n’a pas été utilisé.',
};
const depense: Meanings<typeof DEPENSE_WORDS> = {
  submitted: 'La famille attend votre décision.',
  complement: 'La famille doit envoyer ce qui manque.',
  approved: 'La Caf doit la somme à la famille.',
  refused: 'Le motif a été envoyé. L’argent est rendu.',
  withdrawn: 'Retirée par la famille avant la décision.',
};
const payable: Meanings<typeof PAYABLE_WORDS> = {
  pending: 'Entre dans le prochain lot.',
  held: 'Gardée hors des lots par un agent, avec un motif.',
  batched: 'Dans un lot qui n’est pas encore marqué traité.',
  paid: 'Versée. Elle ne change plus.',
  void: 'La validation du QR code a été annulée.',
};
const batch: Meanings<typeof BATCH_WORDS> = {
  generating: 'Ses lignes s’écrivent.',
  generated: 'Le fichier est prêt à télécharger.',
  downloaded: 'Le fichier est parti vers SIAS. À marquer traité une fois payé.',
  processed: 'Payé. Ses lignes ne changent plus.',
  cancelled: 'Ses sommes sont de nouveau à payer.',
};
const load: Meanings<typeof LOAD_WORDS> = {
  uploaded: 'Les fichiers attendent leur tour.',
  simulating: 'Les fichiers se lisent. Rien n’est écrit.',
  simulated: 'Les différences sont prêtes. Rien n’est écrit sans votre accord.',
  confirmed: 'Le chargement va commencer.',
  running: 'Les lignes s’écrivent.',
  done: 'Tout est écrit, sauf les rejets.',
  failed: typo('Coupé en chemin. Chargez de nouveau : rien ne sera écrit deux fois.'),
  cancelled: 'Simulation laissée de côté. Rien n’a été écrit.',
  undoing: 'Ce qu’il avait écrit se retire.',
  undone: 'Tout est comme avant lui.',
};
const level: Meanings<typeof LEVEL_WORDS> = {
  reject: 'La ligne n’est pas chargée. Corrigez-la et chargez de nouveau.',
  warning: 'La ligne est chargée. Regardez si elle est juste.',
};
const reprise: Meanings<typeof REPRISE_WORDS> = {
  waiting: 'Un prochain chargement, avec la ligne corrigée, la reprendra.',
  done: 'Un chargement plus récent l’a chargée, corrigée.',
};
const access: Meanings<typeof ACCESS_WORDS> = {
  noMail: typo('Aucune adresse mail : la famille ne peut pas s’inscrire.'),
  suspended: 'Bloquée par un agent, avec un motif.',
  opposed: 'La famille ne veut pas utiliser le portail.',
  inactive: 'La famille n’a pas encore choisi de mot de passe.',
  active: 'La famille peut se connecter.',
};
const outbox: Meanings<typeof OUTBOX_WORDS> = {
  pending: 'Partira dans un instant, ou au prochain essai.',
  sending: 'Part en ce moment.',
  handing: 'Part en ce moment.',
  sent: 'Accepté par le serveur de courriel.',
  failed: 'Refusé pour de bon.',
  ambiguous: typo('Le serveur n’a pas répondu : peut-être reçu, pas renvoyé.'),
  withheld: typo('Retenu : opposition, envoi arrêté ou adresse qui ne marche pas.'),
};
const partner = {
  I: 'Le dossier attend un numéro Tiersi et un rang.',
  C: 'Les familles le voient, il peut scanner.',
  R: 'Il ne scanne plus et n’est plus montré.',
};

const suspended: Meanings<typeof SUSPENDED_STATES> = { yes: 'Caché aux familles, ses scans sont refusés. Ce qui lui est dû est payé.' };

const MEANINGS = new Map<StateWords, Record<string, string>>([
  [CAMPAIGN_WORDS, campaign],
  [VOUCHER_WORDS, voucher],
  [DEPENSE_WORDS, depense],
  [PAYABLE_WORDS, payable],
  [BATCH_WORDS, batch],
  [LOAD_WORDS, load],
  [LEVEL_WORDS, level],
  [REPRISE_WORDS, reprise],
  [ACCESS_WORDS, access],
  [OUTBOX_WORDS, outbox],
  [PARTNER_WORDS, partner],
  [SUSPENDED_STATES, suspended],
]);

/** The sentence of each state; undefined for words that speak for themselves (oui, non, partenaires). */
export const meaningsOf = (states: StateWords): Record<string, string> | undefined => MEANINGS.get(states);

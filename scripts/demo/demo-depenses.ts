/** The demo's dépenses: every state of them, the hints an agent may meet, one batch paid to families. */
import { approveDepense } from '#core/depense/approve-depense.ts';
import { answerComplement } from '#core/depense/answer-complement.ts';
import { askComplement } from '#core/depense/ask-complement.ts';
import { MENTIONS } from '#core/depense/mentions.rules.ts';
import { refuseDepense } from '#core/depense/refuse-depense.ts';
import { submitDepense } from '#core/depense/submit-depense.ts';
import { withdrawDepense } from '#core/depense/withdraw-depense.ts';
import { type Child, Children, FamilyAccounts } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { downloadBatch } from '#core/payment/download-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import type { Act } from '#core/shared/author.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { addDays, dayOf, formatDay } from '#core/shared/days.ts';
import { attestationPdf, attestationPhoto, type AttestationLines } from './attestation-files.ts';
import type { Calendar } from './calendar.ts';
import { OPERATEUR } from './demo-agents.ts';

const LEAST = 2000;

interface Club {
  organisation: string;
  address: string;
  mail: string;
  person: string;
}

const DANCE: Club = {
  organisation: 'Danse et Compagnie',
  address: '5 rue du Stade, 91350 Grigny',
  mail: 'contact@danse-compagnie.example',
  person: 'Sofia Lopez',
};
const CHESS: Club = {
  organisation: 'Échiquier de l’Yerres',
  address: '12 avenue Foch, 91800 Brunoy',
  mail: 'bureau@echiquier-yerres.example',
  person: 'Marc Weber',
};
const POTTERY: Club = {
  organisation: 'Atelier Terre et Feu',
  address: '3 place du Marché, 91150 Étampes',
  mail: 'atelier@terre-feu.example',
  person: 'Inès Haddad',
};
/** Named as a partner of the demo. */
const JUDO: Club = {
  organisation: 'Judo Club de Grigny',
  address: 'Gymnase du Plateau, 91350 Grigny',
  mail: 'inscriptions@judo-grigny.example',
  person: 'Paul Nguyen',
};

type Fate = 'approved' | 'refused' | 'withdrawn' | 'complement' | 'answered' | null;

interface Story {
  club: Club;
  /** Shares of the time since the opening: sent, then decided. */
  sent: number;
  fate: Fate;
  then?: number;
  amount: number;
  pdf?: boolean;
  /** Sends the file of the story before. */
  sameFile?: boolean;
}

const PAID: readonly Story[] = [
  { club: DANCE, sent: 0.5, fate: 'approved', then: 0.6, amount: 4000 },
  { club: CHESS, sent: 0.55, fate: 'approved', then: 0.65, amount: 2500, pdf: true },
];
const PAY_AT = 0.95;
const AFTER: readonly Story[] = [
  { club: POTTERY, sent: 0.6, fate: 'refused', then: 0.7, amount: 3000 },
  { club: CHESS, sent: 0.7, fate: 'withdrawn', then: 0.71, amount: 2000 },
  { club: DANCE, sent: 0.8, fate: null, amount: 4500, pdf: true },
  { club: JUDO, sent: 0.85, fate: null, amount: 5000 },
  { club: POTTERY, sent: 0.88, fate: 'answered', then: 0.93, amount: 3500 },
  { club: DANCE, sent: 0.9, fate: 'complement', then: 0.97, amount: 3000 },
  { club: CHESS, sent: 0.95, fate: null, amount: 2500 },
  { club: CHESS, sent: 0.955, fate: null, amount: 2500, sameFile: true },
  { club: POTTERY, sent: 0.96, fate: 'approved', then: 0.98, amount: 6000 },
  { club: DANCE, sent: 0.99, fate: null, amount: 4000 },
];

/** @returns how many batches were made: 1, or 0 when no family could send a dépense. */
export async function liveDepenses(calendar: Calendar, except: string | undefined): Promise<number> {
  const children = childrenWithRoom(calendar.year, except);
  let file: Buffer | null = null;
  const live = async (stories: readonly Story[]): Promise<number> => {
    let lived = 0;
    for (const story of stories) {
      const next = await children.next();
      if (next.done) break;
      file = await liveOne(story, next.value, calendar, story.sameFile ? file : null);
      lived++;
    }
    return lived;
  };
  const batches = (await live(PAID)) === 0 ? 0 : await payFamilies(by(calendar.during(PAY_AT)));
  await live(AFTER);
  return batches;
}

const by = (at: Date): Act => ({ author: OPERATEUR, at });

/** One child a family, among those that consented, with something left and an activity to spare. */
async function* childrenWithRoom(campaign: number, except: string | undefined): AsyncGenerator<Child> {
  const accounts = FamilyAccounts.find({ campaign, consent: { $ne: null }, matricule: { $ne: except } }, { matricule: 1 }).sort({ _id: 1 });
  for await (const { matricule } of accounts.lean<{ matricule: string }[]>().cursor()) {
    const room = { campaign, matricule, state: 'open', frozen: false, activities: { $lt: 2 }, available: { $gte: LEAST } };
    const forfait = await Forfaits.findOne(room, { _id: 1 }).sort({ _id: 1 }).lean<{ _id: string }>();
    const child = forfait && (await Children.findById(forfait._id).lean<Child>());
    if (child) yield child;
  }
}

/** @returns the file it sent. */
async function liveOne(story: Story, child: Child, calendar: Calendar, sameFile: Buffer | null): Promise<Buffer> {
  const { campaign, matricule, sias } = child;
  const sentAt = calendar.during(story.sent);
  const lines = linesOf(story, child, sentAt);
  const attestation = sameFile ?? (story.pdf ? attestationPdf(lines) : await attestationPhoto(lines));
  const { available } = (await Forfaits.findById(child._id).lean<{ available: number }>())!;
  const form = {
    montant: formatEuros(Math.min(story.amount, available)),
    organisme: story.club.organisation,
    adresse: story.club.address,
    mailOrganisme: story.club.mail,
    responsable: story.club.person,
    dateInscription: lines.day,
    cout: lines.cost,
  };
  const family = { campaign, matricule };
  const { depense } = await submitDepense(
    { author: { kind: 'family', id: matricule }, at: sentAt },
    { ...family, sias, form, attestation },
  );
  if (story.fate) await decide({ depense, ...family }, story, calendar, lines);
  return attestation;
}

const linesOf = ({ club, fate }: Story, { firstName, lastName }: Child, sentAt: Date): AttestationLines => ({
  ...club,
  child: `${firstName} ${lastName}`,
  day: formatDay(addDays(dayOf(sentAt), -9)),
  cost: formatEuros(18_000),
  unsigned: fate === 'complement' || fate === 'answered',
});

interface Sent {
  depense: string;
  campaign: number;
  matricule: string;
}

async function decide(sent: Sent, { fate, then = 1 }: Story, calendar: Calendar, lines: AttestationLines): Promise<void> {
  const at = calendar.during(then);
  const family = (when: Date): Act => ({ author: { kind: 'family', id: sent.matricule }, at: when });
  const seen = { depense: sent.depense, version: 1 };
  if (fate === 'approved') await approveDepense(by(at), { ...seen, mentions: MENTIONS });
  if (fate === 'refused') await refuseDepense(by(at), { ...seen, reason: 'L’attestation est au nom d’une autre personne.' });
  if (fate === 'withdrawn') await withdrawDepense(family(at), { ...sent, confirme: 'oui' });
  if (fate === 'complement' || fate === 'answered')
    await askComplement(by(at), { ...seen, reason: 'Il manque la signature du responsable.' });
  if (fate === 'answered') {
    const signed = await attestationPhoto({ ...lines, unsigned: false });
    await answerComplement(family(calendar.during(then + 0.05)), { ...sent, form: {}, attestation: signed });
  }
}

async function payFamilies(act: Act): Promise<number> {
  const { batch } = await generateBatch(act, { kind: 'families' });
  await downloadBatch(act, batch);
  await markProcessed(act, { batch });
  return 1;
}

/** All that the Caf knows of a partner, save its comment and the agent's code (CCTP 9, R-PAR-09). */
import type { PartnerChange } from '#core/partner/partner-change.model.ts';
import { PARTNER_FIELD_LABELS } from '#core/partner/partner-fields.rules.ts';
import { partnerHistory } from '#core/partner/partner-history.ts';
import type { Partner } from '#core/partner/partner.model.ts';
import { addressLine } from '#core/partner/partner.rules.ts';
import { readRibPaper, type RibPaper, ribPapers } from '#core/partner/requests/rib-papers.ts';
import { ownRib } from '#core/partner/rib/own-rib.ts';
import { DOCUMENT_LABELS } from '#core/partner/signup/documents.rules.ts';
import { readDocument } from '#core/partner/signup/give-document.ts';
import { type SignupFile, SignupFiles } from '#core/partner/signup/signup.model.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { PARTNER_KIND_TEXTS } from '../names.ts';
import { attachedDocument } from '../signup/services/documents.server.ts';
import { personName } from './partner-account.server.ts';
import type { PartnerVisit } from './partner-session.server.ts';

type Facts = (readonly [string, string])[];

export async function partnerFile({ partner, user, data }: PartnerVisit) {
  const [signup, rib, ribs, changes] = await Promise.all([
    ownSignup(partner._id),
    ownRib(partner._id),
    ribPapers(partner._id),
    partnerHistory(partner._id),
  ]);
  return {
    name: typo(partner.name),
    facts: [...partnerFacts(partner), ...ribFacts(rib), ...signupFacts(signup)],
    documents: [...(signup?.documents ?? []), ...ribs.map(asDocument)].map(({ file, kind, sentAt }) => ({
      file,
      label: typo(DOCUMENT_LABELS[kind]),
      sent: formatDay(dayOf(sentAt)),
    })),
    history: changes.flatMap(changeFacts),
    user: [personName(user), user.mail].filter(Boolean).join(', '),
    named: user.firstName !== '',
    several: data.choices.length > 1,
  };
}

export type OwnFile = Awaited<ReturnType<typeof partnerFile>>;

/** The file it signed up with; null for a partner that agents entered. */
export const ownSignup = (partnerId: string): Promise<SignupFile | null> => SignupFiles.findOne({ partnerId }).lean<SignupFile>();

const asDocument = (paper: RibPaper) => ({ ...paper, kind: 'rib' as const });

/** A document given with its file, or a RIB sent later. @throws Refusal INTROUVABLE (404): another partner's, or nobody's. */
export async function ownDocument({ partner }: PartnerVisit, wanted: string): Promise<Response> {
  const signup = await ownSignup(partner._id);
  const given = signup?.documents.find(({ file }) => file === wanted);
  if (signup && given) return attachedDocument(given.kind, await readDocument(signup, wanted));
  const sent = (await ribPapers(partner._id)).find(({ file }) => file === wanted);
  if (!sent) throw refuse('INTROUVABLE');
  return attachedDocument('rib', await readRibPaper(sent.request));
}

const partnerFacts = (partner: Partner): Facts => [
  ['Identifiant', partner.identifiant],
  ['Numéro Tiersi et rang', `${partner.tiersi ?? '–'}, ${partner.rang ?? '–'}`],
  ['Forme', PARTNER_KIND_TEXTS[partner.kind]],
  ['Siret', partner.siret ?? 'non communiqué'],
  ['Activités', partner.activities.join(', ')],
  ['Adresse', addressLine(partner.address)],
  ['Adresse mail', partner.mail],
  ['Date de la convention', formatDay(partner.etatDay)],
  ['Dernière modification', formatDay(dayOf(partner.modifiedAt))],
  ['État', partner.suspended ? 'Suspendu par la Caf' : 'Validé'],
];

const ribFacts = ({ current, pending }: Awaited<ReturnType<typeof ownRib>>): Facts => [
  ['Compte bancaire', current ?? 'aucun déposé ici'],
  ...(pending ? [['Nouveau compte', `${pending}, en vérification à la Caf`] as const] : []),
];

function signupFacts(signup: SignupFile | null): Facts {
  if (!signup?.contact) return [];
  const { person, quality, phone } = signup.contact;
  return [
    ['Contact', `${person}, ${quality}`],
    ['Téléphone', phone],
    ['Ce que vous proposez', typo(signup.description)],
  ];
}

const KIND_TEXTS: Record<PartnerChange['kind'], string> = {
  created: 'Dossier créé',
  validated: 'Validé par la Caf',
  changed: 'Modifié',
  suspended: 'Suspendu par la Caf',
  resumed: 'Suspension levée',
  radiated: 'Radié',
};

/** A line of the history. A change of nothing but the comment is not the partner's to read. */
function changeFacts({ kind, at, reason, changes }: PartnerChange): Facts {
  const fields = changes.filter(({ field }) => field !== 'comment').map(({ field }) => PARTNER_FIELD_LABELS[field]);
  if (kind === 'changed' && fields.length === 0) return [];
  const more = kind === 'changed' ? fields.join(', ') : (reason ?? '');
  return [[formatDay(dayOf(at)), typo(more ? `${KIND_TEXTS[kind]} : ${more}` : KIND_TEXTS[kind])]];
}

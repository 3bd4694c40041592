import { mayDecideDepenses } from '#core/campaign/campaign.rules.ts';
import type { DepenseHints } from '#core/depense/depense-hints.ts';
import { type Depense, UNDECIDED } from '#core/depense/depense.model.ts';
import type { WholeDepense } from '#core/depense/find-depense.ts';
import { MENTION_WORDS, type Mention, MENTIONS } from '#core/depense/mentions.rules.ts';
import { newId } from '#core/shared/identifiers.ts';
import { day, euros, instant } from '../sheets/format.ts';
import { DEPENSE_WORDS } from '../sheets/words.ts';

/** What the screen of a dépense shows. */
export type DepenseFacts = ReturnType<typeof depenseFacts>;

export interface Shown extends WholeDepense {
  hints: DepenseHints;
  queue: { left: number; next: string | null };
  at: Date;
}

export const depenseFacts = ({ depense, family, child, campaign, forfait, hints, queue, at }: Shown) => ({
  id: depense._id,
  /** Sent back with a decision: what the agent saw. */
  version: String(depense.version),
  cle: newId(),
  state: depense.state,
  tag: DEPENSE_WORDS[depense.state],
  /** The one that an acceptance would use. */
  amount: euros(depense.amount),
  cost: euros(depense.cost),
  left: euros(forfait.available),
  child: `${child.firstName} ${child.lastName}`,
  birth: day(child.birth),
  family: `${family.firstName} ${family.lastName}`,
  matricule: depense.matricule,
  stopped: forfait.frozen,
  organisation: organisationOf(depense),
  registeredOn: day(depense.registeredOn),
  submittedAt: instant(depense.submittedAt),
  /** Null once the family withdrew: the file is gone. */
  attestations: depense.attestations.map(({ file, type, sentAt }, rank) => ({
    rank,
    kind: type === 'application/pdf' ? ('pdf' as const) : ('picture' as const),
    sentAt: instant(sentAt),
    there: file !== null,
  })),
  complement: depense.complement && { ...depense.complement, at: instant(depense.complement.at) },
  decision: depense.decision && { agent: depense.decision.agent, at: instant(depense.decision.at), reason: depense.decision.reason },
  withdrawnAt: depense.withdrawnAt ? instant(depense.withdrawnAt) : null,
  mentions: MENTIONS.map((mention) => ({ value: mention, label: MENTION_WORDS[mention], hint: saidOf(mention, depense, child) })),
  undecided: (UNDECIDED as readonly string[]).includes(depense.state),
  mayAccept: mayDecideDepenses(campaign, at),
  decideUntil: day(campaign.decideUntil),
  hints: hintFacts(hints),
  queue,
});

const organisationOf = ({ organisation }: Depense) => ({
  name: organisation.name,
  address: organisation.address,
  mail: organisation.mail,
  person: organisation.person,
});

/** What the family typed for a mention: what the agent compares the attestation with. */
function saidOf(mention: Mention, { organisation, registeredOn, cost }: Depense, child: Shown['child']): string {
  if (mention === 'enfant') return `${child.firstName} ${child.lastName}`;
  if (mention === 'organisme') return `${organisation.name}, ${organisation.address}, ${organisation.mail}`;
  if (mention === 'responsable') return organisation.person;
  return mention === 'date' ? day(registeredOn) : euros(cost);
}

const hintFacts = ({ sameOrganisation, sameFile, partner }: DepenseHints) => ({
  sameOrganisation: {
    total: sameOrganisation.total,
    families: sameOrganisation.families,
    accepted: sameOrganisation.byState.approved ?? 0,
    refused: sameOrganisation.byState.refused ?? 0,
  },
  sameFile: sameFile.map(({ _id, matricule, sias, state, submittedAt }) => ({
    id: _id,
    matricule,
    sias,
    tag: DEPENSE_WORDS[state],
    submittedAt: instant(submittedAt),
  })),
  partner,
});

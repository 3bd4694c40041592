import { findAgent } from '../../access/find-agent.ts';
import { requireRight } from '../../access/require-right.ts';
import { recordEvent } from '../../audit/record-event.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction, type Session } from '../../shared/database.ts';
import { dayOf, formatDay } from '../../shared/days.ts';
import { postLetter } from '../../shared/post-letter.ts';
import { refuse } from '../../shared/refusals.ts';
import { settings } from '../../shared/settings.ts';
import { findPartner } from '../find-partner.ts';
import { type Partner, Partners } from '../partner.model.ts';
import { agentCodeOf } from '../partner.rules.ts';
import { fieldChanges } from '../partner-fields.rules.ts';
import { recordChange } from '../record-change.ts';
import { type Convention, Conventions } from './convention.model.ts';
import { agreesWith, coveredUntil } from './find-conventions.ts';
import { keepSigned, readSigned } from './signed-records.ts';
import { templateOf } from './templates.ts';
import { termOf } from './term.rules.ts';

/**
 * The Caf signs what the partner signed (R-PAR-02), once the partner is validated: the convention is in force, « date état » is its day (R-PAR-05).
 * @throws Refusal CONVENTION_A_SIGNER, CONVENTION_FAITS_CHANGES, CONVENTION_ALTEREE, PARTENAIRE_ETAT (409), INTROUVABLE (404), DROIT_MANQUANT (403).
 */
export async function countersignConvention(act: Act, partnerId: string): Promise<{ conventionId: string }> {
  await requireRight(act, 'partners.validate');
  const partner = await findPartner(partnerId);
  if (!partner) throw refuse('INTROUVABLE');
  const convention = await Conventions.findOne({ partnerId, state: 'signed' }).lean<Convention>();
  if (!convention) throw refuse('CONVENTION_A_SIGNER');
  await inTransaction((session) => countersign(session, act, partner, convention));
  return { conventionId: convention._id };
}

/** Joins the validation of a partner: the convention the agent had before its eyes, and no other. @throws the same. */
export async function countersignSeen(session: Session, act: Act, partner: Partner, conventionId: string): Promise<void> {
  const convention = await Conventions.findOne({ _id: conventionId, partnerId: partner._id, state: 'signed' })
    .session(session)
    .lean<Convention>();
  if (!convention) throw refuse('CONVENTION_A_SIGNER');
  await countersign(session, act, partner, convention);
}

async function countersign(session: Session, act: Act, partner: Partner, convention: Convention): Promise<void> {
  const { _id, template, textSha256 } = convention;
  if (!agreesWith(convention, partner)) throw refuse('CONVENTION_FAITS_CHANGES');
  const record = await readSigned(_id, 'partner');
  if (record?.signed.textSha256 !== textSha256) throw refuse('CONVENTION_ALTEREE');
  const term = termOf(dayOf(act.at), templateOf(template).years, await coveredUntil(partner._id));
  const moved = await Conventions.updateOne(
    { _id, state: 'signed', textSha256 },
    { $set: { state: 'inForce', inForceAt: act.at, ...term } },
    { session },
  );
  if (moved.modifiedCount !== 1) throw refuse('CONVENTION_A_SIGNER');
  await setEtatDay(session, act, partner);
  const caf = await keepSigned(session, act, 'caf', {
    convention: _id,
    partnerRecord: record.sha256,
    agent: { code: act.author.id, name: await signerName(act) },
    signedAt: act.at.toISOString(),
    ...term,
  });
  await recordEvent(session, act, {
    kind: 'convention.countersigned',
    object: { type: 'convention', id: _id },
    campaign: null,
    before: { state: 'signed' },
    after: { state: 'inForce', partnerId: partner._id, record: caf, ...term },
  });
  const data = {
    name: partner.name,
    start: formatDay(term.start),
    end: formatDay(term.end),
    link: `${settings().portalUrl}/partenaire/convention`,
  };
  const letter = { kind: 'convention-signed', data } as const;
  await postLetter(session, act, { id: `convention-signed:${_id}`, letter, to: partner.mail, about: partner._id, campaign: null });
}

/** The record must still be the one whose facts were compared: its version stands in the filter. */
async function setEtatDay(session: Session, act: Act, seen: Partner): Promise<void> {
  const partner = await Partners.findOneAndUpdate(
    { _id: seen._id, etat: 'C', modifiedAt: seen.modifiedAt },
    { $set: { etatDay: dayOf(act.at), modifiedAt: act.at, agentCode: agentCodeOf(act) } },
    { session, returnDocument: 'after' },
  ).lean<Partner>();
  if (!partner) throw refuse(seen.etat === 'C' ? 'CONVENTION_FAITS_CHANGES' : 'CONVENTION_AVANT_VALIDATION');
  const changes = fieldChanges(seen, partner);
  if (changes.length > 0) await recordChange(session, act, partner, { kind: 'changed', reason: 'Convention signée', changes });
}

async function signerName({ author }: Act): Promise<string> {
  const agent = author.kind === 'agent' ? await findAgent(author.id) : null;
  return agent ? `${agent.firstName} ${agent.lastName}` : 'Caf de l’Essonne';
}

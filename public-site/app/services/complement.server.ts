/** A family answers what the Caf asked about its dépense (R-FAM-15): corrected answers, a new attestation, or both. */
import { answerComplement } from '#core/depense/answer-complement.ts';
import { type DepenseForm, typedForm } from '#core/depense/depense-form.rules.ts';
import { familyDepense } from '#core/depense/family-depenses.ts';
import { MENTION_WORDS, MENTIONS } from '#core/depense/mentions.rules.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { formatInstant } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { newId } from '#core/shared/identifiers.ts';
import { FormRefusal, refuse } from '#core/shared/refusals.ts';
import { readFamilyAccount } from '#core/voucher/family-account.ts';
import { keepFile, refusalsOf, sentFile } from './attestation-file.server.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';

const ANSWERS = ['organisme', 'adresse', 'mailOrganisme', 'responsable', 'dateInscription', 'cout', 'montant'] as const;

/** What a refused form keeps; `brouillon` stands for the file, kept an hour. */
export const COMPLEMENT_KEPT = [...ANSWERS, 'cle', 'brouillon', 'fichier'] as const;

/** The page: why, and the answers as they are. @throws Refusal INTROUVABLE (404), RIEN_DEMANDE (409) when nothing is asked. */
export async function complementScreen(family: FamilyVisit, id: string | undefined) {
  const { depense, state, childFirstName } = await familyDepense(family, id ?? '');
  if (state !== 'complement') throw refuse('RIEN_DEMANDE');
  const { children } = await readFamilyAccount(family);
  const available = children.find(({ sias }) => sias === depense.sias)?.available ?? 0;
  return {
    id: depense._id,
    cle: newId(),
    asked: depense.complement && {
      reason: typo(depense.complement.reason),
      at: formatInstant(depense.complement.at),
    },
    mentions: MENTIONS.map((mention) => MENTION_WORDS[mention]),
    // What this request holds already may be asked again.
    child: { sias: depense.sias, firstName: childFirstName, left: formatEuros(available + depense.amount) },
    values: { ...typedForm(depense) } as Record<string, string>,
  };
}

/** @throws as answerComplement; the file is kept for the form that comes back, unless it is the file that was refused. */
export async function sendComplement(family: FamilyVisit, id: string | undefined, fields: Fields): Promise<void> {
  const { campaign, matricule } = family;
  const key = fields.optional('cle');
  try {
    const attestation = await sentFile(family, fields);
    const answer = { campaign, matricule, depense: id ?? '', form: typedAnswers(fields), attestation, ...(key ? { key } : {}) };
    await answerComplement(family.act, answer);
  } catch (error) {
    const refusals = refusalsOf(error);
    const ends = refusals[0]?.status === 404;
    if (ends || refusals.some(({ details }) => details.field === 'attestation')) throw error;
    await keepFile(family, fields).catch(refusalsOf);
    throw new FormRefusal([...refusals]);
  }
}

/** Those that were posted; those left out stay as they were. */
const typedAnswers = (fields: Fields): Partial<DepenseForm> =>
  Object.fromEntries(ANSWERS.filter((name) => fields.has(name)).map((name) => [name, fields.text(name)]));

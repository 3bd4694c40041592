/** The file of a dépense's form, kept as a draft so that no refusal loses it (R-FAM-15). */
import { keepAttestationDraft, readAttestationDraft } from '#core/depense/keep-attestation-draft.ts';
import { FormRefusal, Refusal, refuse } from '#core/shared/refusals.ts';
import type { FamilyVisit } from './family-session.server.ts';
import type { Fields } from './fields.server.ts';

/**
 * The file of this post, or the one kept from an earlier one; null when there is none.
 * @throws Refusal ATTESTATION_A_REPRENDRE (422): the form counts on a file that is not kept any more; it forgets it.
 */
export async function sentFile(family: FamilyVisit, fields: Fields): Promise<Buffer | null> {
  const file = await fields.file('attestation');
  if (file) return file.bytes;
  const draft = fields.text('brouillon');
  if (!draft) return null;
  const kept = await readAttestationDraft(family, draft);
  if (kept) return kept.bytes;
  for (const name of ['brouillon', 'fichier']) fields.replace(name, '');
  throw refuse('ATTESTATION_A_REPRENDRE', {}, { field: 'attestation' });
}

/** Keeps the file of this post; the page that comes back names it in `brouillon` and `fichier`. @throws Refusal as inspectAttachment. */
export async function keepFile(family: FamilyVisit, fields: Fields): Promise<void> {
  const file = await fields.file('attestation');
  if (!file) return;
  fields.replace('brouillon', await keepAttestationDraft(family, file));
  fields.replace('fichier', file.name);
}

/** Keeps it, and says what is wrong with it: nothing came, or it cannot be taken. */
export async function fileRefusals(family: FamilyVisit, fields: Fields): Promise<readonly Refusal[]> {
  try {
    await keepFile(family, fields);
    if (!(await sentFile(family, fields))) return [refuse('ATTESTATION_MANQUANTE', {}, { field: 'attestation' })];
    return [];
  } catch (error) {
    return refusalsOf(error);
  }
}

/** What an error refuses. @throws it when it is no refusal. */
export function refusalsOf(error: unknown): readonly Refusal[] {
  if (error instanceof FormRefusal) return error.refusals;
  if (error instanceof Refusal) return [error];
  throw error;
}

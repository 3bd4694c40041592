import type { EventQuery } from '#core/audit/find-events.ts';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import type { AuthorKind } from '#core/shared/author.ts';
import { formatDay, readDay } from '#core/shared/days.ts';
import { readAgentCode, readVoucherCode } from '#core/shared/identifiers.ts';
import { refuse } from '#core/shared/refusals.ts';
import { AUTHOR_LABELS } from './written-events.ts';

/**
 * Reads the filters of the journal as typed; what is empty is not asked.
 * @throws Refusal JOUR_ILLISIBLE, PERIODE_INVERSEE, CAMPAGNE_ANNEE, CHOIX_INCONNU (422), beside the field.
 */
export async function readEventQuery(read: (name: string) => string): Promise<EventQuery> {
  const typed = (name: string): string | undefined => read(name).trim() || undefined;
  const [from, to] = [dayOf(typed('du'), 'du'), dayOf(typed('au'), 'au')];
  if (from && to && from > to) throw refuse('PERIODE_INVERSEE', { from: formatDay(from), to: formatDay(to) }, { field: 'au' });
  const [author, object, kind] = [typed('auteur'), typed('objet'), typed('action')];
  const asked = {
    authorKind: authorKind(typed('sorteAuteur')),
    author: author && (readAgentCode(author) ?? author),
    objectType: typed('typeObjet'),
    objects: object ? await identifiersOf(object) : undefined,
    kinds: kind ? [kind] : undefined,
    from,
    to,
    campaign: yearOf(typed('campagne')),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as EventQuery;
}

/** What an agent types, as the journal may hold it: a matricule or a SIAS number has one record for each campaign. */
async function identifiersOf(typed: string): Promise<string[]> {
  const code = readVoucherCode(typed);
  if (code) return [code, `QR:${code}`];
  if (!/^\d{7}$/.test(typed)) return [readAgentCode(typed) ?? typed];
  const years = await Campaigns.distinct('_id');
  return [typed, ...years.map((year) => `${year}:${typed}`)];
}

function dayOf(text: string | undefined, field: string): string | undefined {
  if (!text) return undefined;
  const day = readDay(text);
  if (!day) throw refuse('JOUR_ILLISIBLE', {}, { field });
  return day;
}

function yearOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^\d{4}$/.test(text)) throw refuse('CAMPAGNE_ANNEE', {}, { field: 'campagne' });
  return Number(text);
}

function authorKind(text: string | undefined): AuthorKind | undefined {
  if (text && !Object.hasOwn(AUTHOR_LABELS, text)) throw refuse('CHOIX_INCONNU', {}, { field: 'sorteAuteur' });
  return text as AuthorKind | undefined;
}

import type { Act } from '#core/shared/author.ts';
import { formatCount, plural } from '#core/shared/french.ts';
import type { TiersAnswer } from '#core/partner/tiers/load-tiers.ts';
import type { Answer } from './answer.ts';
import { rejectLine, sourceOf } from './load-command.ts';
import { progressOn } from './progress.ts';
import { inRejectFolder } from './write-rejects.ts';

const SHOWN_REJECTS = 20;

/** `tlj partners load`: rejected lines never stop the good ones: exit 0. */
export async function loadPartners(act: Act, file: string, options: { simulate?: boolean; rejects?: string }): Promise<Answer> {
  const { loadTiers } = await import('#core/partner/tiers/load-tiers.ts');
  const { loadId, ...found } = await loadTiers(act, {
    source: await sourceOf(file),
    simulate: options.simulate ?? false,
    onProgress: progressOn('lignes chargées'),
  });
  const written = options.rejects === undefined ? null : await rejectsOf(loadId, options.rejects);
  return { json: { ...found }, lines: [...linesOf(found), ...(written ? [`Rejets écrits dans ${written}`] : [])] };
}

async function rejectsOf(loadId: string, folder: string): Promise<string | null> {
  const { writeTiersRejects } = await import('#core/partner/tiers/tiers-reject-file.ts');
  return inRejectFolder(folder, () => writeTiersRejects(loadId, folder));
}

function linesOf({ simulated, partners, rejects, warnings, durationMs }: Omit<TiersAnswer, 'loadId'>): string[] {
  const more = rejects.length - SHOWN_REJECTS;
  return [
    `${simulated ? 'Simulation' : 'Chargement'} en ${formatCount(Math.round(durationMs / 1000))} s.`,
    `Partenaires : ${plural(partners.new, 'nouveau', 'nouveaux')}, ${plural(partners.changed, 'changé')}, ${plural(partners.unchanged, 'identique')}, ${plural(partners.rejected, 'rejeté')}.`,
    ...rejects.slice(0, SHOWN_REJECTS).map(rejectLine),
    ...(more > 0 ? [`… et ${plural(more, 'autre rejet', 'autres rejets')} (--rejects DOSSIER).`] : []),
    ...(warnings.length > 0 ? [`${plural(warnings.length, 'ligne chargée est à vérifier', 'lignes chargées sont à vérifier')}.`] : []),
  ];
}

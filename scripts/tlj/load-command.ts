import type { Command } from 'commander';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { requireCurrentCampaign } from '#core/campaign/find-campaign.ts';
import type { LineRemark, LoadAnswer } from '#core/load/load-files.ts';
import type { Act } from '#core/shared/author.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { formatCount, plural } from '#core/shared/french.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';
import { CommandFailed } from './complaint.ts';
import { diskSentence } from './disk-sentence.ts';
import { progressOn } from './progress.ts';

interface Options {
  allo?: string;
  enf?: string;
  simulate?: boolean;
  rejects?: string;
}

const SHOWN_REJECTS = 20;

/** `tlj load`: the two files of the current campaign (R-CAM-03 to 07). Rejected lines never stop the good ones: exit 0. */
export function addLoad(program: Command): void {
  program
    .command('load')
    .description('charge les fichiers de la campagne en cours')
    .option('--allo <fichier>', 'familles, .csv ou .xlsx')
    .option('--enf <fichier>', 'enfants, .csv ou .xlsx')
    .option('--simulate', 'dit ce qui serait fait, sans rien écrire')
    .option('--rejects <dossier>', 'y écrit les lignes rejetées, avec leur motif')
    .action(actOn(load));
}

async function load(act: Act, options: Options): Promise<Answer> {
  const { loadFiles } = await import('#core/load/load-files.ts');
  const { _id: year } = await requireCurrentCampaign();
  const { allo, enf, simulate = false } = options;
  const { loadId, ...found } = await loadFiles(act, {
    year,
    ...(allo === undefined ? {} : { allo: await sourceOf(allo) }),
    ...(enf === undefined ? {} : { enf: await sourceOf(enf) }),
    simulate,
    onProgress: progressOn('lignes lues'),
  });
  const written = options.rejects === undefined ? [] : await rejectsOf(loadId, options.rejects);
  return { json: { ...found }, lines: [...linesOf(found), ...written.map((file) => `Rejets écrits dans ${file}`)] };
}

async function rejectsOf(loadId: string, folder: string): Promise<string[]> {
  const { writeRejects } = await import('./write-rejects.ts');
  return writeRejects(loadId, folder);
}

export async function sourceOf(file: string): Promise<{ name: string; path: string }> {
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw new CommandFailed(`Le fichier ${file} ne peut pas être lu : ${diskSentence(error)}.`);
  });
  return { name: path.basename(file), path: path.resolve(file) };
}

function linesOf({ simulated, families, children, totalCents, rejects, durationMs }: Omit<LoadAnswer, 'loadId'>): string[] {
  const counted = (what: string, count: LoadAnswer['families']): string =>
    `${what} : ${plural(count.new, 'nouvelle ligne', 'nouvelles lignes')}, ${plural(count.changed, 'changée')}, ${plural(count.unchanged, 'identique')}, ${plural(count.rejected, 'rejetée')}.`;
  return [
    `${simulated ? 'Simulation' : 'Chargement'} en ${formatCount(Math.round(durationMs / 1000))} s.`,
    counted('Familles', families),
    counted('Enfants', children),
    `Forfaits : ${formatEuros(totalCents)}.`,
    ...rejects.slice(0, SHOWN_REJECTS).map(rejectLine),
    ...(rejects.length > SHOWN_REJECTS
      ? [`… et ${plural(rejects.length - SHOWN_REJECTS, 'autre rejet', 'autres rejets')} (--rejects DOSSIER).`]
      : []),
  ];
}

export const rejectLine = ({ file, line, reason }: Pick<LineRemark, 'line' | 'reason'> & { file: string }): string =>
  `  ${file}, ligne ${line} : ${reason}`;

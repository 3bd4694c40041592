import type { Command } from 'commander';
import type { Act } from '#core/shared/author.ts';
import { formatCount } from '#core/shared/french.ts';
import { purgeCampaign } from '#core/year/purge-campaign.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';
import { readYear } from './read-year.ts';

/** `tlj purge YEAR --confirm YEAR`: removes every personal datum of a campaign of A-4 or older (R-CAM-09). */
export function addPurge(program: Command): void {
  program
    .command('purge')
    .description('purge une campagne ancienne : définitif')
    .argument('<annee>', 'année où elle commence', readYear)
    .requiredOption('--confirm <annee>', 'la même année, pour confirmer')
    .action(actOn(async (act: Act, year: number, { confirm }: { confirm: string }) => purge(act, year, confirm)));
}

async function purge(act: Act, year: number, confirm: string): Promise<Answer> {
  const { counts } = await purgeCampaign(act, { year, confirm });
  const lines = Object.entries(counts).map(([name, count]) => `  ${name} : ${formatCount(count)}`);
  return { json: { ...counts }, lines: [`Campagne ${year} purgée.`, ...lines] };
}

/** `npm run recette [-- --resultats FICHIER] [-- --dossier DOSSIER]`: both minutes to sign (R-REC-03). */
import { Command } from 'commander';
import { writeMinutes } from './recette/write-minutes.ts';

interface Options {
  resultats: string;
  dossier: string;
}

await new Command('recette')
  .description('écrit les procès-verbaux de recette et de mise en production')
  .requiredOption('--resultats <fichier>', 'ce que « npm test -- --json --outputFile=FICHIER » a écrit')
  .option('--dossier <dossier>', 'où les écrire', 'build/recette')
  .action(async ({ resultats, dossier }: Options) => {
    try {
      const { files, verdict } = await writeMinutes(resultats, dossier);
      console.log([...files, ...verdict.obstacles].join('\n'));
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  })
  .parseAsync();

import type { Command } from 'commander';
import type { Act } from '#core/shared/author.ts';
import { formatEuros, parseEuros } from '#core/shared/cents.ts';
import { plural } from '#core/shared/french.ts';
import { extendCampaign } from '#core/year/extend-campaign.ts';
import { stateWord } from '#core/campaign/campaign.rules.ts';
import { findCampaign } from '#core/campaign/find-campaign.ts';
import { readDay } from '#core/shared/days.ts';
import { refuse } from '#core/shared/refusals.ts';
import { changeChecklist } from '#core/year/change-checklist.ts';
import { closeCampaign } from '#core/year/close-campaign.ts';
import { closeLoad } from '#core/year/close-load.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { reopenLoad } from '#core/year/reopen-load.ts';
import { type CampaignView, showCampaign } from '#core/year/show-campaign.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';
import { readYear } from './read-year.ts';

/** `tlj campaign …`: the passages of a campaign (R-CAM-01, R-CAM-08). */
export function addCampaign(program: Command): void {
  const campaign = program.command('campaign').description('la campagne');
  const step = (name: string, about: string): Command =>
    campaign.command(name).description(about).argument('<annee>', 'année où elle commence', readYear);
  step('init', 'crée la campagne, avec les critères de la précédente')
    .option('--budget <euros>', 'enveloppe, en euros')
    .action(actOn(init));
  step('show', 'dit son état et ses nombres').action(actOn(async (_act: Act, year: number) => answer(await showCampaign(year))));
  step('close-load', 'top de clôture : finit le chargement et ouvre la campagne aux familles').action(
    actOn(async (act: Act, year: number) => answer(await closeLoad(act, { year }))),
  );
  step('reopen-load', 'rouvre le chargement d’une campagne ouverte')
    .requiredOption('--reason <motif>', 'motif, gardé au journal')
    .action(actOn(async (act: Act, year: number, options: { reason: string }) => answer(await reopenLoad(act, { year, ...options }))));
  step('extend', 'prolonge une campagne ouverte : ses QR codes vont jusqu’à sa nouvelle fin')
    .requiredOption('--end <jour>', 'nouveau dernier jour, JJ/MM/AAAA')
    .requiredOption('--reason <motif>', 'motif, gardé au journal')
    .action(actOn(extend));
  step('close', 'clôture de campagne : les QR codes non utilisés expirent').action(
    actOn(async (act: Act, year: number) => answer(await closeCampaign(act, { year }))),
  );
}

async function init(act: Act, year: number, options: { budget?: string }): Promise<Answer> {
  const budget = options.budget === undefined ? null : parseEuros(options.budget, 'budget');
  const made = answer(await initCampaign(act, { year, budget }));
  const old = (await changeChecklist()).find(({ key }) => key === 'purge')?.years ?? [];
  return {
    ...made,
    lines: [...made.lines, ...old.map((each) => `La campagne ${each} est à purger : tlj purge ${each} --confirm ${each}`)],
  };
}

async function extend(act: Act, year: number, { end, reason }: { end: string; reason: string }): Promise<Answer> {
  const day = readDay(end);
  if (!day) throw refuse('JOUR_ILLISIBLE');
  const { version } = await findCampaign(year);
  await extendCampaign(act, { year, version, end: day, reason });
  return answer(await showCampaign(year));
}

function answer(view: CampaignView): Answer {
  const { year, state, families, children, forfaitsCents } = view;
  const load = view.loadOpen ? 'ouvert' : 'clos';
  return {
    json: { ...view },
    lines: [
      `Campagne ${year} : ${stateWord(state)}, chargement ${load}.`,
      `${plural(families, 'famille')}, ${plural(children, 'enfant')}, ${formatEuros(forfaitsCents)} de forfaits.`,
    ],
  };
}

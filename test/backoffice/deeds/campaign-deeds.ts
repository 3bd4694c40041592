import { readFile } from 'node:fs/promises';
import { type Campaign, Campaigns } from '#core/campaign/campaign.model.ts';
import { registerLoad } from '#core/load/register-load.ts';
import { runNextLoad } from '#core/load/run-next-load.ts';
import { plainEuros } from '#core/shared/cents.ts';
import { formatDay } from '#core/shared/days.ts';
import { initCampaign } from '#core/year/init-campaign.ts';
import { anAllo, anEnf } from '../../factories/load-files.ts';
import { fiveYears } from '../../factories/five-years.ts';
import { aScheme, bySystem, YEAR } from '../../factories/scheme.ts';
import { loaded } from '../../factories/undo.ts';
import type { Deeds, Sent } from './deed.ts';

const annee = String(YEAR);
const allo = () => anAllo('0412387;Lefèvre;Zoé;zoe@courriel.example;91228;Évry');
const enf = () => anEnf('0412387;0098123;Lefèvre;Noé;14/03/2016;105,00');
const inLoad = () => initCampaign(bySystem('2026-07-20T08:00:00Z'), { year: YEAR });
const campaign = async (): Promise<Campaign> => (await Campaigns.findById(YEAR).lean<Campaign>())!;

async function simulated(): Promise<Sent> {
  await inLoad();
  const chargement = await registerLoad(bySystem(), { year: YEAR, allo: allo(), enf: enf() });
  await runNextLoad({ holder: 'test' });
  return { params: { chargement } };
}

async function newEnd(field: 'fin' | 'decision', day: string): Promise<Sent> {
  await aScheme();
  return { body: { annee, version: String((await campaign()).version), [field]: day, motif: 'vacances' } };
}

/** The form as the page shows it, with another envelope. */
async function criteria(): Promise<Sent> {
  await inLoad();
  const { version, start, end, decideUntil, criteria: now } = await campaign();
  const rows = now.bareme.flatMap(({ qfFrom, qfTo, standard, ce }, row) => [
    [`bareme-${row}-qfFrom`, String(qfFrom)],
    [`bareme-${row}-qfTo`, String(qfTo)],
    [`bareme-${row}-standard`, plainEuros(standard)],
    [`bareme-${row}-ce`, plainEuros(ce)],
  ]);
  return {
    body: {
      ...{ annee, version: String(version), enveloppe: '900 000,00', horsBareme: '', tranches: String(now.bareme.length) },
      ...{ debut: formatDay(start), fin: formatDay(end), decision: formatDay(decideUntil), ageJour: formatDay(now.ageDay) },
      ...{ qfPlafond: String(now.qfCeiling), qfMois: String(now.qfMonth), ageMin: String(now.ageMin), ageMax: String(now.ageMax) },
      ...{ activites: String(now.maxActivities), communesCe: now.communesCe.map(({ insee }) => insee).join(',') },
      ...(Object.fromEntries(rows) as Record<string, string>),
    },
  };
}

export const campaignDeeds: Deeds = {
  'post /campagne/nouvelle': async () => ({ body: { annee, enveloppe: '' } }),
  'post /campagne/criteres': criteria,
  'post /campagne/top': async () => {
    await inLoad();
    return { body: { annee } };
  },
  'post /campagne/reouverture': async () => {
    await aScheme();
    return { body: { annee, motif: 'deux enfants oubliés' } };
  },
  'post /campagne/cloture': async () => {
    await aScheme();
    return { body: { annee, confirmation: `CLORE ${annee}` } };
  },
  'post /campagne/prolongation': () => newEnd('fin', '20/06/2027'),
  'post /campagne/decisions': () => newEnd('decision', '31/08/2027'),
  'post /campagne/purge': async () => {
    await fiveYears();
    return { body: { annee: '2022', confirmation: '2022-2023' } };
  },
  'put /chargements': async () => {
    await inLoad();
    return { files: { allo: { name: 'allo.csv', bytes: await readFile(allo().path) } } };
  },
  'post /chargements/:chargement/confirmation': simulated,
  'post /chargements/:chargement/annulation': simulated,
  'post /chargements/:chargement/retour-arriere': async () => {
    await inLoad();
    return { params: { chargement: await loaded({ allo: allo(), enf: enf() }) }, body: { motif: 'mauvais fichier' } };
  },
};

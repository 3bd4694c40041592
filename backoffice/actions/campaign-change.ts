/** From one campaign to the next (R-CAM-09, R-CAM-11): the checklist, the purge and its certificate. */
import type { Campaign, PurgeRecord } from '#core/campaign/campaign.model.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { plural, typo } from '#core/shared/french.ts';
import { changeChecklist, type ChecklistKey, type ChecklistLine } from '#core/year/change-checklist.ts';
import { purgeCampaign } from '#core/year/purge-campaign.ts';
import { purgeableCampaigns, purgedCampaign, purgedCampaigns } from '#core/year/show-purges.ts';
import { ROOT } from '../paths.ts';
import { euros, instant } from '../sheets/format.ts';
import { PURGE_WORDS } from '../sheets/purge-words.ts';
import type { StateWords } from '../sheets/sheet.ts';
import { purgeCertificatePdf } from '../extracts/purge-certificate-pdf.ts';
import { bodyText, bodyYear, type DeskRequest, type DeskRoute, sendFile } from './route.ts';

const LINE_WORDS = {
  done: { word: 'Fait', tone: 'ok' },
  todo: { word: 'À faire', tone: 'wait' },
  block: { word: 'Bloque', tone: 'stop' },
  look: { word: 'À regarder', tone: 'move' },
} as const satisfies StateWords;

/** What each line asks, and where it is done. */
const LINES: Record<ChecklistKey, { title: string; link: { href: string; label: string } }> = {
  closing: { title: 'Clore la campagne', link: { href: `${ROOT}/pages/cloture`, label: 'Répéter la clôture' } },
  undecided: { title: 'Décider des dépenses', link: { href: `${ROOT}/pages/depenses-a-decider`, label: 'Voir les dépenses' } },
  unpaid: { title: 'Payer ce qui est dû', link: { href: `${ROOT}/pages/preparer-un-lot`, label: 'Préparer un lot' } },
  loads: { title: 'Finir les chargements', link: { href: `${ROOT}/pages/chargement`, label: 'Voir le chargement' } },
  purge: { title: 'Faire les extraits, puis purger', link: { href: `${ROOT}/pages/extraits`, label: 'Faire les extraits' } },
  conventions: { title: 'Vérifier les conventions', link: { href: `${ROOT}/resources/Partner`, label: 'Voir les partenaires' } },
  criteria: { title: 'Confirmer les critères', link: { href: `${ROOT}/pages/criteres`, label: 'Voir les critères' } },
};

/** How much is left, in words. */
function leftOf({ key, count, cents, years, state }: ChecklistLine): string {
  const sum = cents ? `, ${euros(cents)}` : '';
  const labels = years.map(campaignLabel).join(', ');
  if (key === 'closing')
    return state === 'done' ? `Campagne ${labels} close` : `Campagne ${labels} ouverte, ${plural(count, 'QR code')} à scanner${sum}`;
  if (key === 'unpaid') return count === 0 ? 'Tout est payé' : `${plural(count, 'somme à payer', 'sommes à payer')}${sum}`;
  if (key === 'undecided')
    return count === 0 ? 'Toutes sont décidées' : `${plural(count, 'dépense à décider', 'dépenses à décider')}${sum}`;
  if (key === 'loads') return count === 0 ? 'Aucun chargement en cours' : plural(count, 'chargement en cours', 'chargements en cours');
  if (key === 'purge') return count === 0 ? 'Aucune campagne à purger' : typo(`À purger : ${labels}`);
  if (key === 'conventions')
    return count === 0
      ? 'Aucune signée avant cette campagne'
      : `${plural(count, 'convention signée', 'conventions signées')} avant cette campagne`;
  return count === 0 ? `Critères de ${labels} confirmés` : `Critères de ${labels} copiés de la précédente, à confirmer`;
}

/** What the page shows. */
export type ChangeFacts = Awaited<ReturnType<typeof show>>;

async function show({ agent }: DeskRequest) {
  const lines = await changeChecklist();
  const mayPurge = agent.rights.includes('purge');
  return {
    lines: lines.map((line) => ({ key: line.key, ...LINES[line.key], tag: LINE_WORDS[line.state], left: leftOf(line) })),
    purgeable: mayPurge ? (await purgeableCampaigns()).map((each) => ({ ...each, label: campaignLabel(each.year) })) : [],
    purged: mayPurge ? (await purgedCampaigns()).map(recordFacts) : [],
  };
}

const recordFacts = ({ _id: year, purge }: Campaign) => ({ year, label: campaignLabel(year), ...purgeFacts(purge!) });

const purgeFacts = ({ doneAt, agent, counts }: PurgeRecord) => ({
  at: instant(doneAt),
  agent,
  counts: Object.entries(counts).map(([name, count]) => ({ name: PURGE_WORDS[name] ?? name, count })),
});

const purge = async ({ act, req }: DeskRequest): Promise<object> =>
  purgeFacts(await purgeCampaign(act, { year: bodyYear(req), confirm: bodyText(req, 'confirmation') }));

async function certificate({ act, req, res }: DeskRequest): Promise<undefined> {
  const year = /^\d{4}$/.test(req.params.annee ?? '') ? Number(req.params.annee) : 0;
  const bytes = await purgeCertificatePdf(await purgedCampaign(year), act.at);
  return sendFile(res, { fileName: `certificat-de-purge-${campaignLabel(year)}.pdf`, bytes: Buffer.from(bytes), type: 'application/pdf' });
}

export const campaignChangeRoutes: DeskRoute[] = [
  { method: 'get', path: '/campagne/changement', right: ['campaign', 'closing', 'purge'], run: show },
  { method: 'post', path: '/campagne/purge', right: ['purge'], run: purge },
  { method: 'get', path: '/campagne/purge/:annee/certificat', right: ['purge'], run: certificate },
];

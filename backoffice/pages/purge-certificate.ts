import type { Campaign, PurgeRecord } from '#core/campaign/campaign.model.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { formatCount } from '#core/shared/french.ts';
import { day, euros, instant } from '../sheets/format.ts';
import { PURGE_WORDS } from '../sheets/purge-words.ts';
import { html, type Html } from './html.ts';
import { page } from './layout.ts';

/** The certificate of a purge, to print and sign (R-CAM-09): counts only, no person. Decision 0007: it carries the journal's last seal. */
export function certificatePage({ _id: year, purge }: { _id: Campaign['_id']; purge: PurgeRecord }): string {
  const title = `Certificat de purge – campagne ${campaignLabel(year)}`;
  return page(
    title,
    html`<h1>${title}</h1>
      <p class="lead">Toutes les données personnelles de cette campagne ont été supprimées, fichiers et courriels compris.</p>
      ${facts(purge)} ${removed(purge)} ${purge.batches.length > 0 && batches(purge)}
      <p>Restent : les critères de la campagne, ce compte rendu, les oppositions par numéro d’allocataire, et le journal sans identité.</p>
      <p>Fait à ______________________, le ______________________</p>
      <p>Signature :</p>`,
  );
}

const fact = (label: string, value: string): Html =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;

const facts = ({ startedAt, doneAt, agent, sealHash }: PurgeRecord): Html =>
  html`<dl class="facts">
    ${fact('Commencée le', instant(startedAt))} ${fact('Terminée le', instant(doneAt))} ${fact('Demandée par l’agent', agent)}
    ${fact('Dernier scellé du journal', sealHash ?? 'aucun')}
  </dl>`;

const removed = ({ counts }: PurgeRecord): Html =>
  html`<h2>Ce qui a été supprimé</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Données</th>
          <th scope="col" class="num">Nombre</th>
        </tr>
      </thead>
      <tbody>
        ${Object.entries(counts).map(
          ([name, count]) =>
            html`<tr>
              <th scope="row">${PURGE_WORDS[name] ?? name}</th>
              <td class="num">${formatCount(count)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

const batches = (purge: PurgeRecord): Html =>
  html`<h2>Lots de paiement de cette campagne</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Fichier</th>
          <th scope="col" class="num">Lignes</th>
          <th scope="col" class="num">Total</th>
          <th scope="col">Payé le</th>
        </tr>
      </thead>
      <tbody>
        ${purge.batches.map(
          ({ fileName, lines, totalCents, paidOn }) =>
            html`<tr>
              <th scope="row">${fileName}</th>
              <td class="num">${formatCount(lines)}</td>
              <td class="num">${euros(totalCents)}</td>
              <td>${day(paidOn)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;

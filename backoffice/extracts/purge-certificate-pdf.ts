import type { Campaign, PurgeRecord } from '#core/campaign/campaign.model.ts';
import { campaignLabel } from '#core/campaign/campaign.rules.ts';
import { renderPurgeCertificate } from '#templates/pdf/purge-certificate.tsx';
import { printer } from '../printer.ts';
import { agentNames } from '../sheets/agent-names.ts';
import { PURGE_WORDS } from '../sheets/purge-words.ts';

/** The certificate of a purge as a PDF to sign. Decision 0007: it carries the journal's last seal. @throws Refusal PDF_INDISPONIBLE (503). */
export async function purgeCertificatePdf(
  { _id: year, purge }: Pick<Campaign, '_id'> & { purge: PurgeRecord },
  at: Date,
): Promise<Uint8Array> {
  const { startedAt, doneAt, agent, typed, sealHash, counts, batches } = purge;
  const name = (await agentNames([agent])).get(agent);
  const html = renderPurgeCertificate({
    campaign: campaignLabel(year),
    startedAt,
    doneAt: doneAt ?? startedAt,
    agent: name ? `${name} (${agent})` : agent,
    typed: typed ?? null,
    sealHash,
    removed: Object.entries(counts).map(([collection, count]) => ({ name: PURGE_WORDS[collection] ?? collection, count })),
    batches,
    madeAt: at,
  });
  return printer().print(html);
}

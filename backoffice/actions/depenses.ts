/** Dépenses (R-FAM-15): the queue, one dépense with its attestation, and what an agent decides of it. */
import { requireConsultable } from '#core/campaign/require-consultable.ts';
import { approveDepense } from '#core/depense/approve-depense.ts';
import { askComplement } from '#core/depense/ask-complement.ts';
import { depenseHints } from '#core/depense/depense-hints.ts';
import { countToDecide, nextToDecide } from '#core/depense/depense-queue.ts';
import { findDepense, readAttestation } from '#core/depense/find-depense.ts';
import { refuseDepense } from '#core/depense/refuse-depense.ts';
import { refuse } from '#core/shared/refusals.ts';
import { depenseFacts } from './depense-facts.ts';
import { sendPaper } from './papers.ts';
import { bodyText, bodyVersion, type DeskRequest, type DeskRoute } from './route.ts';

const queue = async (): Promise<object> => ({ left: await countToDecide(), next: await nextToDecide() });

async function show({ act, req }: DeskRequest): Promise<object> {
  const whole = await findDepense(req.params.depense!);
  await requireConsultable(whole.depense.campaign);
  const [hints, left, next] = await Promise.all([depenseHints(whole.depense), countToDecide(), nextToDecide(whole.depense)]);
  return depenseFacts({ ...whole, hints, queue: { left, next }, at: act.at });
}

/** Shown beside the form, in a frame of our own page and nowhere else; it runs nothing and loads nothing. */
async function attestation({ req, res }: DeskRequest): Promise<undefined> {
  const { depense, rang } = req.params;
  if (!/^\d{1,3}$/.test(rang ?? '')) throw refuse('INTROUVABLE');
  await requireConsultable((await findDepense(depense!)).depense.campaign);
  const name = `attestation-${depense!.slice(0, 8)}-${Number(rang) + 1}`;
  return sendPaper(res, await readAttestation(depense!, Number(rang)), { name, disposition: 'inline' });
}

/** The dépense and the version the agent saw. */
const seen = ({ req }: DeskRequest): { depense: string; version: number } => ({ depense: req.params.depense!, version: bodyVersion(req) });

const accept = (asked: DeskRequest): Promise<object> =>
  approveDepense(asked.act, {
    ...seen(asked),
    mentions: bodyText(asked.req, 'mentions').split(',').filter(Boolean),
    key: bodyText(asked.req, 'cle'),
  });

const refuseOne = (asked: DeskRequest): Promise<object> =>
  refuseDepense(asked.act, { ...seen(asked), reason: bodyText(asked.req, 'motif'), key: bodyText(asked.req, 'cle') });

async function complement(asked: DeskRequest): Promise<object> {
  await askComplement(asked.act, { ...seen(asked), reason: bodyText(asked.req, 'motif') });
  return {};
}

const SEE = ['depenses.view', 'depenses.approve'] as const;
const DO = ['depenses.approve'] as const;

export const depenseRoutes: DeskRoute[] = [
  { method: 'get', path: '/depenses/file', right: SEE, run: queue },
  { method: 'get', path: '/depenses/:depense', right: SEE, run: show },
  { method: 'get', path: '/depenses/:depense/attestations/:rang', right: SEE, run: attestation },
  { method: 'post', path: '/depenses/:depense/acceptation', right: DO, run: accept },
  { method: 'post', path: '/depenses/:depense/refus', right: DO, run: refuseOne },
  { method: 'post', path: '/depenses/:depense/complement', right: DO, run: complement },
];

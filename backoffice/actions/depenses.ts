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
import { bodyText, type DeskRequest, type DeskRoute } from './route.ts';

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
  const { bytes, type } = await readAttestation(depense!, Number(rang));
  const name = `attestation-${depense!.slice(0, 8)}-${Number(rang) + 1}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;
  res
    .set({
      'Content-Type': type,
      'Content-Disposition': `inline; filename="${name}"`,
      'Content-Security-Policy': ATTESTATION_POLICY[type],
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    })
    .send(bytes);
  return undefined;
}

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
/** Chromium's own PDF viewer does not open in a sandbox; the PDF was refused at its arrival if anything in it could act. */
const ATTESTATION_POLICY = { 'application/pdf': NOTHING, 'image/jpeg': `${NOTHING}; sandbox` } as const;

/** The dépense and the version the agent saw. @throws Refusal ENTREE_REFUSEE (422). */
function seen({ req }: DeskRequest): { depense: string; version: number } {
  const version = bodyText(req, 'version');
  if (!/^\d{1,6}$/.test(version)) throw refuse('ENTREE_REFUSEE', {}, { field: 'version' });
  return { depense: req.params.depense!, version: Number(version) };
}

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

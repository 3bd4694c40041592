import type { RequestHandler } from 'express';
import { refuse } from '#core/shared/refusals.ts';

const MAX_BYTES = 1_000_000;
const READS = new Set(['GET', 'HEAD']);

/** The campaign's files, the tiers file and returned mails have a limit and a type of their own (actions/upload.ts). */
const UPLOADS = new Set(['/actions/chargements', '/actions/tiers', '/actions/echecs-d-envoi/retours']);
const isUpload = (method: string, path: string): boolean => method === 'PUT' && UPLOADS.has(path);

/**
 * Stands in front of every parser: no body over 1 MB or without a length, forms and JSON only (security.md).
 * @throws Refusal FICHIER_TROP_GROS (413), FICHIER_TYPE (415).
 */
export const bodyGate: RequestHandler = (req, _res, next) => {
  if (READS.has(req.method) || isUpload(req.method, req.path)) return next();
  const length = req.get('content-length');
  if (length === undefined || Number(length) > MAX_BYTES || req.get('transfer-encoding'))
    return next(refuse('FICHIER_TROP_GROS', { max: 1 }));
  if (Number(length) > 0 && !req.is(['application/x-www-form-urlencoded', 'application/json']))
    return next(refuse('FICHIER_TYPE', { found: (req.get('content-type') ?? 'inconnu').slice(0, 60) }));
  next();
};

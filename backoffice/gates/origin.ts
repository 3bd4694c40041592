import type { RequestHandler } from 'express';
import { refuse } from '#core/shared/refusals.ts';
import { settings } from '#core/shared/settings.ts';

const READS = new Set(['GET', 'HEAD']);

/**
 * Where a post comes from (contract: Origin of posts): `Sec-Fetch-Site` must be same-origin, else `Origin` must be our address.
 * Neither: refused. @throws Refusal ORIGINE_REFUSEE (403).
 */
export const originGate: RequestHandler = (req, _res, next) => {
  if (READS.has(req.method)) return next();
  const site = req.get('sec-fetch-site');
  const ours = site === undefined ? isOurs(req.get('origin')) : site === 'same-origin';
  next(ours ? undefined : refuse('ORIGINE_REFUSEE'));
};

function isOurs(origin: string | undefined): boolean {
  const { backofficeUrl, env } = settings();
  const address = new URL(backofficeUrl).origin;
  if (origin === address) return true;
  return env === 'demo' || env === 'test' ? origin !== undefined && loopback(origin) === loopback(address) : false;
}

/** 127.0.0.1 and localhost are the same machine in a demo. */
const loopback = (origin: string): string => origin.replace('//localhost:', '//127.0.0.1:');

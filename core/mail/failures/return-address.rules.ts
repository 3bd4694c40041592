/**
 * The address each mail comes back to (VERP): "retours+" trace of the letter, seal, "@…". Signed: nobody else makes one, so a returned
 * mail cannot be invented to shut a family out. Hexadecimal: servers that change capitals change nothing. Pure.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

const SEAL = 12;

/** @param base where returned mails are read, "retours@tlj.example". @param trace 20 hexadecimal digits. */
export function returnAddress(base: string, trace: string, key: Buffer): string {
  const cut = base.lastIndexOf('@');
  return `${base.slice(0, cut)}+${trace}${sealOf(trace, key)}${base.slice(cut)}`;
}

/** The trace in one of the addresses that a text names; null when none is of ours. */
export function traceIn(text: string, base: string, key: Buffer): string | null {
  const cut = base.toLowerCase().lastIndexOf('@');
  const [local, host] = [base.slice(0, cut).toLowerCase(), base.slice(cut).toLowerCase()];
  for (const [address, trace = '', seal = ''] of text.toLowerCase().matchAll(/[^\s<>@,;:"]+\+([0-9a-f]{20})([0-9a-f]{12})@[a-z0-9.-]+/g)) {
    const ours = address === `${local}+${trace}${seal}${host}`;
    if (ours && timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(trace, key)))) return trace;
  }
  return null;
}

const sealOf = (trace: string, key: Buffer): string => createHmac('sha256', key).update(trace).digest('hex').slice(0, SEAL);

/** What a returned mail says (RFC 3464), whatever program wrote it. */
import { simpleParser } from 'mailparser';
import { withoutAddresses } from '../delivery.rules.ts';

export interface Returned {
  /** Addresses it came to: one of them is the letter's return address. */
  to: string;
  /** failed: given up; delayed: still tried by others. */
  action: 'failed' | 'delayed';
  status: string | null;
  words: string;
}

/** Beyond it a returned mail is not read: they quote ours, which is small. */
export const LARGEST_RETURNED = 1024 * 1024;

/** @returns null for what is no report of a failure: an automatic answer, a reading receipt, anything else. Never throws for its content. */
export async function readReturned(raw: Buffer): Promise<Returned | null> {
  if (raw.length > LARGEST_RETURNED) return null;
  const mail = await simpleParser(raw, { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true }).catch(() => null);
  const report = mail?.attachments.find(({ contentType }) => contentType === 'message/delivery-status');
  if (!mail || !report) return null;
  const fields = fieldsOf(report.content.toString('utf8'));
  const action = fields.get('action')?.toLowerCase();
  if (action !== 'failed' && action !== 'delayed') return null;
  const to = ['to', 'delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => mail.headerLines.filter(({ key }) => key === name));
  return {
    to: to.map(({ line }) => line).join('\n'),
    action,
    status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
    words: withoutAddresses((fields.get('diagnostic-code') ?? '').replace(/^\s*smtp\s*;/i, '')),
  };
}

/** The fields of every group, the last one winning: ours have one recipient. Folded lines are joined. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', value = ''] of text.replace(/\r?\n[ \t]+/g, ' ').matchAll(/^([\w-]+):[ \t]*(.*)$/gm))
    fields.set(name.toLowerCase(), value.trim());
  return fields;
}

/**
 * What names a family in the links of its mails, without login: its matricule, sealed (AES-256-GCM). Nobody reads or makes one without
 * the key. The vector comes from the matricule, so that a letter is always the same. It opens nothing: it can only say "no more". Pure.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { type Matricule, readMatricule } from '../../shared/identifiers.ts';

const ALGORITHM = 'aes-256-gcm';
const VECTOR = 12;
const TAG = 16;

/** @returns 47 characters that an address bears as they are. */
export function familyToken(matricule: Matricule, key: Buffer): string {
  const vector = createHmac('sha256', key).update(matricule).digest().subarray(0, VECTOR);
  const cipher = createCipheriv(ALGORITHM, key, vector);
  const sealed = Buffer.concat([cipher.update(matricule, 'utf8'), cipher.final()]);
  return Buffer.concat([vector, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** @returns null for a token that is not of ours, whatever it is. */
export function matriculeIn(token: string, key: Buffer): Matricule | null {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length <= VECTOR + TAG || bytes.length > 64) return null;
  try {
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, VECTOR), { authTagLength: TAG });
    decipher.setAuthTag(bytes.subarray(-TAG));
    const open = Buffer.concat([decipher.update(bytes.subarray(VECTOR, -TAG)), decipher.final()]).toString('utf8');
    return readMatricule(open) === open ? open : null;
  } catch {
    return null;
  }
}

/** Identifiers of the scheme: each is read or refused, and its leading zeros are never lost. */
import { validate as isUuid, version as uuidVersion, v4 } from 'uuid';

/** Allocataire's number at the Caf: 7 digits. */
export type Matricule = string;
/** SIAS number of a child: 7 digits. */
export type Sias = string;
/** Tiersi number of a partner: 7 digits. */
export type Tiersi = string;
/** Rank under a Tiersi number: 4 digits. */
export type Rang = string;
/** Agent's code: PNNNN911 (CCTP 1). */
export type AgentCode = string;
/** Partner's identifier: P and 6 digits (R-PAR-09). */
export type PartnerIdentifier = string;

/** At most `size` digits, padded with zeros on the left: a spreadsheet drops them. Null otherwise. */
function paddedDigits(text: string, size: number): string | null {
  const bare = text.trim();
  return /^\d+$/.test(bare) && bare.length <= size && Number(bare) > 0 ? bare.padStart(size, '0') : null;
}

/** @returns 7 digits, or null. */
export const readMatricule = (text: string): Matricule | null => paddedDigits(text, 7);
/** @returns 7 digits, or null. */
export const readSias = (text: string): Sias | null => paddedDigits(text, 7);
/** @returns 7 digits, or null. */
export const readTiersi = (text: string): Tiersi | null => paddedDigits(text, 7);
/** @returns 4 digits, or null. */
export const readRang = (text: string): Rang | null => paddedDigits(text, 4);
/** @returns the code in capitals, or null. */
export const readAgentCode = (text: string): AgentCode | null => (/^P\d{4}911$/i.test(text.trim()) ? text.trim().toUpperCase() : null);
/** @returns the identifier in capitals, or null. */
export const readPartnerIdentifier = (text: string): PartnerIdentifier | null =>
  /^P\d{6}$/i.test(text.trim()) ? text.trim().toUpperCase() : null;
/** @returns 5 digits, or null. */
export const readPostalCode = (text: string): string | null => (/^\d{5}$/.test(text.trim()) ? text.trim() : null);

/** SIRET of an establishment: 14 digits, spaces allowed between them. @returns the digits, or null. */
export function readSiret(text: string): string | null {
  const bare = text.replace(/\s/g, '');
  return /^\d{14}$/.test(bare) ? bare : null;
}

/** INSEE code of a commune: 5 characters, Corsica's letters included. */
export const readInsee = (text: string): string | null => {
  const bare = text.trim().toUpperCase().padStart(5, '0');
  return /^(?:\d{2}|2[AB])\d{3}$/.test(bare) ? bare : null;
};

const MAIL = /^[^\s@<>(),;:"'\\[\]]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

/** Mails are compared without case (R-FAM-01). @returns the address in lower case, or null. */
export function readMail(text: string): string | null {
  const bare = text.trim().toLowerCase();
  return bare.length <= 254 && MAIL.test(bare) ? bare : null;
}

/** A QR code's content: UUID version 4 and nothing else (R-QR-01). @returns it in lower case, or null. */
export function readVoucherCode(text: string): string | null {
  const bare = text.trim().toLowerCase();
  return isUuid(bare) && uuidVersion(bare) === 4 ? bare : null;
}

/** A fresh random identifier (RFC 9562, version 4). */
export const newId = (): string => v4();

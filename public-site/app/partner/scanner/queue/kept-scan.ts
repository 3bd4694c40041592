/** A scan read without network: nothing is validated before the server says so. */
export interface KeptScan {
  /** Key of the intention: sent twice, settled once. */
  cle: string;
  code: string;
  userId: string;
  carnet: string;
  signature: string;
  /** Of this device, to tell the person when. */
  keptAt: number;
  /** Said by the server, for good; absent while it waits. Holds nothing of the family. */
  refused?: { message: string; todo: string | null };
}

export type KeptScanAnswer =
  { state: 'validated'; child: string; amount: string } | { state: 'refused'; message: string; todo: string | null };

/** What the scan page gives to keep scans with. */
export interface PageBooklet {
  userId: string;
  carnet: string;
  key: string;
}

/** The last signs of a code: enough to tell it from the one before. */
export const shortCode = (code: string): string => `…${code.slice(-6)}`;

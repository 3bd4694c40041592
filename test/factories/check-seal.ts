/** Checks the seal of a PDF by hand, for machines without pdfsig: the digest of the covered bytes, and its signature. */
import { createHash, createVerify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

interface Asn1 {
  value: Asn1[] | string;
}
interface Lib {
  asn1: { fromDer(bytes: string, options: { parseAllBytes: boolean }): Asn1; toDer(value: Asn1): { getBytes(): string } };
}
const { asn1 } = forge as unknown as Lib;

export function sealVerdict(pdf: Buffer): string {
  const range = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(pdf.toString('latin1'))!.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  const covered = Buffer.concat([pdf.subarray(range[0], range[0] + range[1]), pdf.subarray(range[2], range[2] + range[3])]);
  const hex = pdf.subarray(range[0] + range[1] + 1, range[2] - 1).toString('latin1');
  const whole = asn1.fromDer(Buffer.from(hex, 'hex').toString('binary'), { parseAllBytes: false });
  const content = list(list(list(whole)[1]!)[0]!);
  const signer = list(list(content.at(-1)!)[0]!);
  const attributes = signer[3]!;
  const der = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'binary');
  // Signed as a SET (0x31), stored as [0] (0xa0).
  const signed = der(attributes);
  signed[0] = 0x31;
  const certificate = new X509Certificate(der(list(content[3]!)[0]!));
  const signature = Buffer.from(signer.at(-1)!.value as string, 'binary');
  const digest = createHash('sha256').update(covered).digest();
  const isWhole = range[2] + range[3] === pdf.length && signed.includes(digest);
  return isWhole && createVerify('sha256').update(signed).verify(certificate.publicKey, signature) ? 'valide' : 'altéré';
}

const list = ({ value }: Asn1): Asn1[] => value as Asn1[];

import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';

const YEARS = 10;
/** ASCII only: node-forge writes these names as printable strings. */
const WHO = [
  { name: 'countryName', value: 'FR' },
  { name: 'organizationName', value: 'Caf de l Essonne (demonstration)' },
  { name: 'commonName', value: 'Tickets loisirs jeunes' },
];

/** A certificate of one's own for demonstrations and tests: a reader sees the seal as whole, its issuer as unknown. @returns PKCS #12. */
export async function ownCertificate(password: string, from: Date): Promise<Buffer> {
  const pem = await promisify(generateKeyPair)('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(pem.privateKey);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pem.publicKey);
  // A serial number is positive: the first digit keeps its high bit down.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity = { notBefore: from, notAfter: new Date(Date.UTC(from.getUTCFullYear() + YEARS, from.getUTCMonth(), 1)) };
  certificate.setSubject(WHO);
  certificate.setIssuer(WHO);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ]);
  certificate.sign(key, forge.md.sha256.create());
  const der = forge.asn1.toDer(forge.pkcs12.toPkcs12Asn1(key, [certificate], password, { algorithm: 'aes256' })).getBytes();
  return Buffer.from(der, 'binary');
}

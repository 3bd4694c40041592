/** The little of node-forge that the certificate of an installation takes: the library ships no types. */
declare module 'node-forge' {
  export interface KeyPair {
    publicKey: unknown;
    privateKey: unknown;
  }
  export interface Certificate {
    publicKey: unknown;
    serialNumber: string;
    validity: { notBefore: Date; notAfter: Date };
    setSubject(attributes: { name: string; value: string }[]): void;
    setIssuer(attributes: { name: string; value: string }[]): void;
    setExtensions(extensions: Record<string, unknown>[]): void;
    sign(key: unknown, digest: unknown): void;
  }
  const forge: {
    pki: {
      createCertificate(): Certificate;
      privateKeyFromPem(pem: string): unknown;
      publicKeyFromPem(pem: string): unknown;
    };
    md: { sha256: { create(): unknown } };
    asn1: { toDer(value: unknown): { getBytes(): string } };
    pkcs12: { toPkcs12Asn1(key: unknown, certificates: Certificate[], password: string, options: { algorithm: 'aes256' }): unknown };
  };
  export default forge;
}

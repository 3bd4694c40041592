/** All that a printed convention shows (R-PAR-02). `caf` is null until the Caf has signed, `partner` until the partner has. Instants are ISO strings. */
export interface ConventionSheet {
  text: { title: string; articles: readonly { title: string; paragraphs: readonly string[] }[] };
  version: string;
  /** sha256 of the exact text. */
  textSha256: string;
  partner: { sha256: string; signed: PartnerPart } | null;
  caf: { sha256: string; signed: CafPart } | null;
}

export interface PartnerPart {
  convention: string;
  signatory: { name: string; quality: string; mark: { kind: 'drawn' | 'typed'; value: string } };
  code: { mail: string; sentAt: string; enteredAt: string };
  signedAt: string;
}

export interface CafPart {
  agent: { code: string; name: string };
  signedAt: string;
  start: string;
  end: string;
}

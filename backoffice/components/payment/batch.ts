/** A batch as its page reads it. */
export interface Batch {
  batch: string;
  fileName: string;
  kind: string;
  toFamilies: boolean;
  state: 'generating' | 'generated' | 'downloaded' | 'processed' | 'cancelled';
  tag: { word: string; tone: string };
  lines: number;
  total: string;
  agent: string;
  cutoff: string;
  generatedAt: string;
  processedAt: string;
  cancelledAt: string;
  cancelReason: string | null;
  paidOn: string;
  /** ISO: what a correction says it saw. */
  paidDay: string | null;
  sha256: string | null;
  downloads: { agent: string; at: string }[];
  today: string;
  correctUntil: string | null;
}

const SENTENCES: Record<string, string> = {
  ENOSPC: 'le disque est plein',
  EACCES: 'l’accès est refusé',
  EPERM: 'l’accès est refusé',
  EROFS: 'ce disque est en lecture seule',
  ENOENT: 'ce chemin n’existe pas',
  ENOTDIR: 'ce chemin n’existe pas',
  EISDIR: 'c’est un dossier',
};

/** Why the disk refused, in French. */
export const diskSentence = (error: unknown): string => SENTENCES[(error as { code?: string }).code ?? ''] ?? 'le disque a refusé';

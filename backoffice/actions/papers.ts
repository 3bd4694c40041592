/** A paper that somebody sent: opened in a frame of our own page, or kept on the agent's disk; it runs nothing and loads nothing. */
import type { Request, Response } from 'express';
import type { OpenedFile } from '#core/shared/attachments/attachments.ts';

/** How a page shows it. */
export const paperFormat = (type: OpenedFile['type']): 'pdf' | 'picture' => (type === 'application/pdf' ? 'pdf' : 'picture');

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
/** Chromium's own PDF viewer does not open in a sandbox; the PDF was refused at its arrival if anything in it could act. */
const POLICY = { 'application/pdf': NOTHING, 'image/jpeg': `${NOTHING}; sandbox` } as const;

/** @param name without its extension. @param disposition "inline": it shows where it is opened. */
export function sendPaper(
  res: Response,
  { bytes, type }: OpenedFile,
  { name, disposition }: { name: string; disposition: 'inline' | 'attachment' },
): undefined {
  res
    .set({
      'Content-Type': type,
      'Content-Disposition': `${disposition}; filename="${name}.${type === 'application/pdf' ? 'pdf' : 'jpg'}"`,
      'Content-Security-Policy': POLICY[type],
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'SAMEORIGIN',
      'Cache-Control': 'no-store',
    })
    .send(bytes);
  return undefined;
}

/** Shown in a frame only: opened any other way, it is a file to keep. Pictures of our page show whatever this says. */
export const framedOnly = (req: Request): 'inline' | 'attachment' => (req.get('sec-fetch-dest') === 'iframe' ? 'inline' : 'attachment');

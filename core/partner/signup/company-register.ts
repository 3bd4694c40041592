/**
 * The public register of companies, asked only when COMPANY_REGISTER_URL is set (API Recherche d’entreprises, `GET /search?q=SIRET`).
 * It helps and never blocks by its silence: late, down or unknown, the key of the SIRET decides alone.
 */
import { z } from 'zod';
import { settings } from '../../shared/settings.ts';

const PATIENCE_MS = 3000;

/** open: an establishment of that name; unknown: not (yet) listed. */
export interface RegisterEntry {
  state: 'open' | 'unknown';
  /** As the register writes it; null when unknown. */
  name: string | null;
}

const establishment = z.object({ siret: z.string(), etat_administratif: z.string().nullish() });
const answer = z.object({
  results: z.array(
    z.object({
      nom_complet: z.string().nullish(),
      siege: establishment.nullish(),
      matching_etablissements: z.array(establishment).nullish(),
    }),
  ),
});

/** @returns what the register knows of a SIRET; null when it was not asked or did not answer; "closed" for an establishment that closed. */
export async function askRegister(siret: string): Promise<RegisterEntry | 'closed' | null> {
  const { companyRegisterUrl } = settings();
  if (!companyRegisterUrl) return null;
  const found = await fetchEntries(`${companyRegisterUrl}/search?q=${siret}`);
  if (!found) return null;
  for (const { nom_complet, siege, matching_etablissements } of found.results) {
    const match = [...(matching_etablissements ?? []), ...(siege ? [siege] : [])].find((each) => each.siret === siret);
    if (match) return match.etat_administratif === 'F' ? 'closed' : { state: 'open', name: nom_complet ?? null };
  }
  return { state: 'unknown', name: null };
}

async function fetchEntries(address: string): Promise<z.infer<typeof answer> | null> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? answer.parse(await response.json()) : null;
  } catch {
    return null;
  }
}

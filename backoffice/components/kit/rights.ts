import { useCurrentAdmin } from 'adminjs';
import type { Right } from '#core/access/rights.rules.ts';

/** Whether the agent has this right: what it cannot do is not shown; the server refuses it anyway. */
export function useRights(): (right: Right) => boolean {
  const rights = (useCurrentAdmin()[0] as { rights?: readonly Right[] } | null)?.rights ?? [];
  return (right) => rights.includes(right);
}

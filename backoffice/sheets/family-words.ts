import type { FamilyAccess } from '#core/family/family-access.rules.ts';
import type { StateWords } from './sheet.ts';

/** Where a family stands with the portal. */
export const ACCESS_WORDS = {
  noMail: { word: 'Sans accès', tone: 'off' },
  suspended: { word: 'Suspendue', tone: 'stop' },
  opposed: { word: 'Opposition', tone: 'stop' },
  inactive: { word: 'À activer', tone: 'wait' },
  active: { word: 'Active', tone: 'ok' },
} as const satisfies Record<FamilyAccess, StateWords[string]>;

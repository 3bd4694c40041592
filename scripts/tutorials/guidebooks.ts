/** Every tutorial, by who reads it. */
import { AGENTS } from './agents/guidebook.ts';
import { FAMILIES } from './families/guidebook.ts';
import { PARTNERS } from './partners/guidebook.ts';
import type { Guidebook } from './tutorial.ts';

export const GUIDEBOOKS: readonly Guidebook[] = [AGENTS, FAMILIES, PARTNERS];

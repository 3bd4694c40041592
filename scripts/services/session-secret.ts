import { localSecret } from '#core/shared/local-secret.ts';
import type { Settings } from '#core/shared/settings.ts';

/** SESSION_SECRET, or the one made at the first start and kept under DATA_DIR (settings refuse production without one). */
export const sessionSecret = async (settings: Settings): Promise<string> => settings.sessionSecret ?? localSecret(settings.dataDir);

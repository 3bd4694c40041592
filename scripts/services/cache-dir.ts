import os from 'node:os';
import path from 'node:path';

/** Where downloaded programs are kept, shared by every clone of this user: each is fetched once. */
export const cacheDir = (): string => path.join(os.homedir(), '.cache', 'tlj');

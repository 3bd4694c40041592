/** Builds what runs, and nothing else: for the image (Dockerfile). */
import { ensureBuilds } from './builds.mjs';

await ensureBuilds();

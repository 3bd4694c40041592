/** `npm run tutorials`: walks every tutorial and prints the booklets of docs/tutorials (R-REC-02). */
import { fileURLToPath } from 'node:url';
import { writeGuidebooks } from './tutorials/write-guidebooks.ts';

try {
  const files = await writeGuidebooks(fileURLToPath(new URL('../docs/tutorials', import.meta.url)), (line) => console.log(`  ${line}`));
  console.log(files.join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

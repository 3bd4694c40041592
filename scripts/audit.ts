/** `npm run audit-file`: the dated part of the auditor's file, beside docs/security (R-SEC-02). */
import { dayOf } from '#core/shared/days.ts';
import { now } from '#core/shared/clock.ts';
import { writeAuditFile } from './audit/write-audit-file.ts';

try {
  console.log((await writeAuditFile(`build/audit/${dayOf(now())}`)).join('\n'));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

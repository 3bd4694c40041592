/** Files begun and never sent do not stay (data protection). */
import { AuditEvents } from '#core/audit/audit-event.model.ts';
import { dropDeadDrafts } from '#core/partner/signup/drop-dead-drafts.ts';
import { giveDocument } from '#core/partner/signup/give-document.ts';
import { saveSignupStep } from '#core/partner/signup/save-step.ts';
import { SignupFiles } from '#core/partner/signup/signup.model.ts';
import { startSignup } from '#core/partner/signup/start-signup.ts';
import { AttachmentFiles } from '#core/shared/attachments/attachment.model.ts';
import { aPdf } from '../../factories/attestations.ts';
import { useDatabase } from '../../factories/database.ts';
import { bySystem } from '../../factories/scheme.ts';
import { lastSignupPath, SIGNUP_STEPS } from '../../factories/signup-visits.ts';

useDatabase();

test('R-SEC-01: un dossier commencé et jamais envoyé s’efface avec ses documents, 30 jours après la mort de son lien ; un dossier envoyé reste', async () => {
  await startSignup(bySystem(), 'abandon@club.example');
  const key = (await lastSignupPath('abandon@club.example')).split('/').at(-1)!;
  await saveSignupStep(bySystem(), { key, step: 'identite', fields: SIGNUP_STEPS.identite, activities: [] });
  await giveDocument(bySystem(), { key, kind: 'statuts', day: '', bytes: aPdf() });
  await startSignup(bySystem(), 'envoye@club.example');
  await SignupFiles.updateOne({ mail: 'envoye@club.example' }, { $set: { state: 'submitted' } });
  expect(await dropDeadDrafts(bySystem('2027-02-20T09:00:00Z'))).toBe(0);
  expect(await AttachmentFiles.countDocuments()).toBe(1);
  expect(await dropDeadDrafts(bySystem('2027-02-22T09:00:00Z'))).toBe(1);
  expect(await SignupFiles.distinct('mail')).toEqual(['envoye@club.example']);
  expect(await AttachmentFiles.countDocuments()).toBe(0);
  expect(await AuditEvents.countDocuments({ kind: 'partner.signupDropped' })).toBe(1);
});

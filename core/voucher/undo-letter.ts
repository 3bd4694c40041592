import type { Act } from '../shared/author.ts';
import type { Cents } from '../shared/cents.ts';
import type { Session } from '../shared/database.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { DrawFacts } from './draw-facts.ts';
import type { ValidationUndo } from './undo.model.ts';

/** Tells the family that a validation was undone and the amount is back (R-QR-06), in the transaction that undoes it. */
export async function postUndoLetter(
  session: Session,
  act: Act,
  { undo, facts, left }: { undo: ValidationUndo; facts: DrawFacts; left: Cents },
): Promise<void> {
  const { family, child, partner } = facts;
  if (!family.mail) return;
  await postLetter(session, act, {
    id: `validation-undone:${undo.code}`,
    letter: {
      kind: 'validation-undone',
      data: {
        firstName: family.firstName,
        child: child.firstName,
        partner: partner.name,
        amount: undo.amount,
        left,
        link: `${settings().portalUrl}/famille`,
      },
    },
    to: family.mail,
    about: undo.matricule,
    campaign: undo.campaign,
  });
}

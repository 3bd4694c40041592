import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { AmountStep } from '../components/draw/AmountStep.tsx';
import { ChildStep } from '../components/draw/ChildStep.tsx';
import { PartnerStep } from '../components/draw/PartnerStep.tsx';
import { REVIEW_HEADING, ReviewStep } from '../components/draw/ReviewStep.tsx';
import { NO_CHILD_HEADING, NoChildPage } from '../components/NoChild.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page, refusedWith } from '../services/answer.server.ts';
import { drawStep, makeVoucher, notConfirmed, reviewDraw } from '../services/draw.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title((shown: Awaited<ReturnType<typeof drawStep>>) => stepHeading(shown));

const stepHeading = (shown: Awaited<ReturnType<typeof drawStep>>): string => {
  if (shown.step === 'child') return shown.children.length === 0 ? NO_CHILD_HEADING : typo('Pour quel enfant ?');
  return shown.step === 'partner' ? typo(`Quel club pour ${shown.child.firstName} ?`) : typo('Quel montant ?');
};

/** The steps of a draw (R-FAM-12): child then club, or club then child, then the amount; all of it in the address. */
export const loader = page(async ({ request, context }) => {
  const query = new URL(request.url).searchParams;
  for (const name of ['enfant', 'partenaire']) if (context.posted?.[name]) query.set(name, context.posted[name]);
  return drawStep(await requireFamily(request), query);
});

/** Without `confirme` the page to check; with it the QR code is made, once for each `cle`. */
export const action = form(['enfant', 'partenaire', 'montant', 'cle'], async (fields, args) => {
  const family = await requireFamily(args.request);
  if (fields.text('confirme') !== 'oui') {
    const shown = await reviewDraw(family, fields);
    args.context.heading = REVIEW_HEADING;
    return fields.text('etape') === 'verification' ? refusedWith(shown, notConfirmed(), args) : shown;
  }
  const code = await makeVoucher(family, fields);
  await leaveWord(family, 'QR code créé. Il est aussi dans vos mails.');
  return redirect(`/famille/qr/${code}`, 303);
});

export default function Draw() {
  const step = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused: Refused | undefined = asRefused(answer);
  if (answer && 'review' in answer) return <ReviewStep review={answer.review} refused={refused} />;
  if (step.step === 'child' && step.children.length === 0) return <NoChildPage />;
  if (step.step === 'child') return <ChildStep {...step} refused={refused} />;
  if (step.step === 'partner') return <PartnerStep {...step} refused={refused} />;
  return <AmountStep {...step} refused={refused} />;
}

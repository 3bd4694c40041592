import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { DepenseAssistant, STEP_HEADINGS } from '../components/depense/DepenseAssistant.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { answerStep, depensePage, KEPT, sendDepense } from '../services/depense.server.ts';
import { requireFamily, requireFamilyForFile } from '../services/family-session.server.ts';
import { leaveWord, takeWord } from '../services/flash.server.ts';
import '../styles/depense.css';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title(({ heading }: { heading: string }) => heading);

/** The assistant of a dépense (R-FAM-15). */
export const loader = page(async ({ request }) => {
  const family = await requireFamily(request);
  const heading = headingOf(fromAddress(new URL(request.url).searchParams).etape);
  return { ...(await depensePage(family)), word: await takeWord(family), heading };
});

const headingOf = (step = ''): string => STEP_HEADINGS[step] ?? 'Demander un remboursement';

const answer = form(KEPT, async (fields, { request, context }) => {
  const family = await requireFamily(request);
  const etape = fields.text('etape');
  context.heading = headingOf(etape === 'verification' ? '' : etape);
  if (etape !== '' && etape !== 'verification') {
    const next = await answerStep(family, fields);
    context.heading = headingOf(next.step);
    return next;
  }
  const id = await sendDepense(family, fields);
  await leaveWord(family, 'Demande envoyée à la Caf.');
  return redirect(`/famille/depense/${id}`, 303);
});

/** A step with `etape`; without it everything at once. The session is asked for before a file is read. */
export const action = async (args: ActionFunctionArgs) => {
  await requireFamilyForFile(args.request);
  return answer(args);
};

export default function DepensePage() {
  const shown = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const [query] = useSearchParams();
  const refused = asRefused(answered);
  const next = answered && 'step' in answered ? answered : null;
  const values = refused?.values ?? next?.values ?? fromAddress(query);
  return (
    <>
      {shown.word && (
        <div className="wrap narrow">
          <Toast text={shown.word} />
        </div>
      )}
      <DepenseAssistant shown={shown} values={values} partner={next?.partner ?? null} doubt={next?.doubt ?? null} refused={refused} />
    </>
  );
}

const CARRIED = ['enfant', 'montant', 'organisme', 'adresse', 'mailOrganisme'];

/** A child chosen on another page, or a QR code deleted for a dépense, lead past the first step. */
function fromAddress(query: URLSearchParams): Record<string, string> {
  const carried = Object.fromEntries(CARRIED.map((name) => [name, query.get(name) ?? '']));
  return { ...carried, etape: carried.enfant ? 'organisme' : 'enfant' };
}

import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { DepenseAssistant, stepHeading } from '../components/depense/DepenseAssistant.tsx';
import { NO_CHILD_HEADING, NoChildPage } from '../components/NoChild.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { depensePage, KEPT, sendDepense, takeStep } from '../services/depense.server.ts';
import { refuseUpload, requireFamily } from '../services/family-session.server.ts';
import { leaveWord, takeWord } from '../services/flash.server.ts';
import '../styles/depense.css';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title(({ heading }: { heading: string }) => heading);

/** The assistant of a dépense (R-FAM-15). */
export const loader = page(async ({ request }) => {
  const family = await requireFamily(request);
  const shown = await depensePage(family);
  const heading = shown.children.length === 0 ? NO_CHILD_HEADING : stepHeading(fromAddress(new URL(request.url).searchParams).etape ?? '');
  return { ...shown, word: await takeWord(family), heading };
});

const answer = form(KEPT, async (fields, { request, context }) => {
  const family = await requireFamily(request);
  const etape = fields.text('etape');
  context.heading = stepHeading(etape === 'verification' ? '' : etape);
  if ((etape !== '' && etape !== 'verification') || fields.has('vers')) {
    const next = await takeStep(family, fields);
    context.heading = stepHeading(next.step);
    return next;
  }
  const id = await sendDepense(family, fields);
  await leaveWord(family, 'Demande envoyée à la Caf.');
  return redirect(`/famille/depense/${id}`, 303);
});

/** A step with `etape`; without it everything at once. The session is asked for before a file is read. */
export const action = page(async (args) => {
  await refuseUpload(args.request);
  return answer(args);
});

export default function DepensePage() {
  const shown = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const [query] = useSearchParams();
  const refused = asRefused(answered);
  const next = answered && 'step' in answered ? answered : null;
  const values = refused?.values ?? next?.values ?? fromAddress(query);
  if (shown.children.length === 0) return <NoChildPage />;
  return (
    <>
      {shown.word && (
        <div className="wrap narrow">
          <Toast text={shown.word} />
        </div>
      )}
      <DepenseAssistant
        shown={shown}
        values={values}
        partner={next?.partner ?? null}
        doubt={next?.doubt ?? null}
        review={next?.review ?? null}
        refused={refused}
      />
    </>
  );
}

const CARRIED = [
  ...['enfant', 'montant', 'organisme', 'adresse', 'mailOrganisme', 'responsable', 'dateInscription', 'cout'],
  ...['brouillon', 'fichier', 'fichierPerdu'],
];
/** Steps an address may lead to; the check comes after the attestation only. */
const REACHED = ['enfant', 'organisme', 'inscription', 'attestation'];

/** A child chosen on another page, a QR code deleted for a dépense, or a form cut by a login lead past the first step. */
function fromAddress(query: URLSearchParams): Record<string, string> {
  const carried = Object.fromEntries(CARRIED.map((name) => [name, query.get(name) ?? '']));
  const etape = query.get('etape') === 'verification' ? 'attestation' : query.get('etape');
  return { ...carried, etape: REACHED.find((step) => step === etape) ?? (carried.enfant ? 'organisme' : 'enfant') };
}

import { type ActionFunctionArgs, type LinksFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { asRefused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { SuspensionNotice } from '../partner/PartnerNotices.tsx';
import { RefusedScanPage } from '../partner/RefusedScanPage.tsx';
import { asScanRefused } from '../partner/scan-refused.ts';
import { ScanDesk } from '../partner/scanner/ScanDesk.tsx';
import scannerStyle from '../partner/scanner/scanner.css?url';
import { personName } from '../partner/services/partner-account.server.ts';
import { bookletFor } from '../partner/services/kept-scans.server.ts';
import { suspensionOf } from '../partner/services/notices.server.ts';
import { orScanRefused } from '../partner/services/scan-answer.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { checkCode, scanBoard } from '../partner/services/scan.server.ts';
import { readTogether } from '../partner/services/scan-together.server.ts';
import { partnerWaitingShell, scanShell } from '../partner/shell.ts';
import { TodayScans } from '../partner/TodayScans.tsx';
import { form, page } from '../services/answer.server.ts';
import { takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title('Scanner');
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scannerStyle }];

export const loader = page(async ({ request }) => {
  const visit = await requireScanner(request);
  const [board, word] = [await scanBoard(visit), await takeWord(visit)];
  const query = new URL(request.url).searchParams;
  const together = readTogether(query.get('avec'));
  const justRead = word ? (board.mine[0]?.code ?? null) : (query.get('apres') ?? together.at(-1) ?? null);
  const { role } = visit.user;
  const said = word ?? (query.get('fait') === 'mot-de-passe' ? 'Mot de passe changé.' : null);
  const own = { scansOnly: role === 'scanner', several: visit.data.choices.length > 1, name: personName(visit.user) };
  return {
    ...board,
    word: said,
    justRead,
    together,
    own,
    suspension: suspensionOf(visit.partner),
    booklet: bookletFor(visit),
    shell: scanShell(role),
  };
});

/** A code, scanned or typed: good, it leads to the child to check; refused, the page says why, with its status. */
export const action = form(['code'], async (fields, { request, context }: ActionFunctionArgs) => {
  const visit = await requireScanner(request);
  const typed = fields.text('code');
  return orScanRefused({ context, visit, typed }, async () => {
    const code = await checkCode(visit, typed);
    const together = readTogether([fields.text('avec'), code].join(','));
    return redirect(together.length > 1 ? `/partenaire/scanner/plusieurs?codes=${together.join(',')}` : `/partenaire/scanner/${code}`, 303);
  });
});

export default function ScanPage() {
  const { today, everybody, mine, word, justRead, booklet, together, own, suspension } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const scanRefused = asScanRefused(answer);
  const refused = asRefused(answer);
  if (scanRefused) return <RefusedScanPage refused={scanRefused} />;
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>{together.length > 0 ? 'Scanner l’enfant suivant' : 'Scanner un QR code'}</h1>
      {suspension && <SuspensionNotice suspension={suspension} />}
      {together.length > 0 && (
        <p>
          {plural(together.length, 'QR code')} à vérifier ensemble.{' '}
          <Link to={`/partenaire/scanner/plusieurs?codes=${together.join(',')}`}>Vérifier sans en ajouter</Link>
        </p>
      )}
      <ScanDesk booklet={booklet} justRead={justRead} refused={refused} together={together} />
      <TodayScans today={today} everybody={everybody} mine={mine} />
      <ScanLinks {...own} />
    </div>
  );
}

/** Whoever only scans has no account page: what they may do for themselves is here. */
const ScanLinks = ({ scansOnly, several, name }: { scansOnly: boolean; several: boolean; name: string }) => (
  <ul className="plain stack">
    <li>
      {typo('Nom sur vos validations :')} <b>{name}</b>. <Link to="/partenaire/votre-nom">Changer votre nom</Link>
    </li>
    <li>
      <Link to="/partenaire/entrainement" reloadDocument>
        S’entraîner avec de faux codes
      </Link>
    </li>
    {scansOnly && (
      <li>
        <Link to="/partenaire/mot-de-passe">Changer de mot de passe</Link>
      </li>
    )}
    {several && (
      <li>
        <Link to="/partenaire/choix">Changer de structure</Link>
      </li>
    )}
  </ul>
);

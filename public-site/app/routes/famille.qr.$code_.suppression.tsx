import { redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Confirm } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Facts } from '../components/Facts.tsx';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { Cle, PostForm } from '../components/PostForm.tsx';
import { asRefused } from '../components/refused.ts';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { deletionScreen, removeVoucher } from '../services/voucher-page.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Supprimer le QR code');

export const loader = page(async ({ request, params }) => deletionScreen(await requireFamily(request), params.code));

/** Deletion (R-FAM-14): amount and activity slot come back at once; a dépense in its place carries over all that is known. */
export const action = form(['cle'], async (fields, { request, params }) => {
  const family = await requireFamily(request);
  const { said, instead } = await removeVoucher(family, params.code, fields);
  await leaveWord(family, said);
  return redirect(instead ?? '/famille', 303);
});

export default function DeletionPage() {
  const voucher = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Supprimer ce QR code ?')}</h1>
      <div className="card">
        <Facts
          facts={[
            ['Enfant', voucher.child],
            ['Club', voucher.partner],
            [
              'Montant',
              <span key="amount" className="sum">
                {voucher.amount}
              </span>,
            ],
          ]}
        />
      </div>
      {voucher.live ? <Deletion voucher={voucher} refused={refused} /> : <NotLive said={voucher.said} code={voucher.code} />}
    </div>
  );
}

function Deletion({
  voucher,
  refused,
}: {
  voucher: ReturnType<typeof useLoaderData<typeof loader>>;
  refused: ReturnType<typeof asRefused>;
}) {
  return (
    <PostForm>
      <Note kind="final">
        <h2>Le club ne pourra plus l’utiliser</h2>
        <p>
          Les {voucher.amount} reviennent à {voucher.firstName}. Pour ce club, il faudra faire un nouveau QR code.
        </p>
      </Note>
      <Cle value={refused?.values.cle || voucher.cle} />
      <Confirm name="confirme" refused={refused}>
        Je veux supprimer ce QR code.
      </Confirm>
      <div className="actions">
        <button className="btn danger">
          <Icon name="trash" />
          {`Supprimer le QR\u00a0code de\u00a0${voucher.amount}`}
        </button>
        <Link className="btn quiet" to={`/famille/qr/${voucher.code}`}>
          Garder
        </Link>
      </div>
      <Note icon="euro">
        <div className="stack">
          <p>
            <b>{typo('Vous avez payé le club vous-même ?')}</b> La Caf peut vous rembourser à la place. L’enfant, le montant et le club sont
            déjà remplis.
          </p>
          <button className="btn second" name="suite" value="depense">
            Supprimer, puis demander un remboursement
          </button>
        </div>
      </Note>
    </PostForm>
  );
}

function NotLive({ said, code }: { said: string | null; code: string }) {
  return (
    <>
      <Note kind="warn">
        <p>Ce QR code ne peut plus être supprimé. {said}</p>
      </Note>
      <div className="actions">
        <Link className="btn" to={`/famille/qr/${code}`}>
          Retour
        </Link>
      </div>
    </>
  );
}

import { redirectDocument } from '@remix-run/node';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { publicShell, type ShellHandle } from '../components/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { refuseDeadLink } from '../services/family-account.server.ts';
import { openView } from '../services/family-view.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: publicShell };
export const meta = title('Vue d’agent');

/** Where the back-office sends an agent (R-EXT-03): looking uses nothing up, opening does. */
export const loader = page(({ params }) => refuseDeadLink('family-view', params.token));

export const action = form([], async (_fields, { request, params }) =>
  redirectDocument('/famille', { status: 303, headers: { 'Set-Cookie': await openView(request, params.token ?? '') } }),
);

export default function OpenView() {
  return (
    <div className="wrap narrow stack">
      <h1>Voir comme la famille</h1>
      <Note>
        <p>{typo('Vous verrez les pages de la famille, en lecture seule, pendant 15 minutes. Le journal note le début et la fin.')}</p>
      </Note>
      <PostForm reloadDocument>
        <button className="btn">Ouvrir la vue</button>
      </PostForm>
    </div>
  );
}

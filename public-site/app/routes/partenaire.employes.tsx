import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { Choices } from '../components/Choices.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { Toast } from '../components/Toast.tsx';
import { EmployeeList } from '../partner/EmployeeList.tsx';
import { closeAccess, employeeList, invite, sendAgain } from '../partner/services/employees.server.ts';
import { requirePartner } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import { form, page } from '../services/answer.server.ts';
import { leaveWord, takeWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title('Employés');
export const handle = { shell: partnerShell };

export const loader = page(async ({ request }) => {
  const visit = await requirePartner(request);
  return { people: await employeeList(visit), word: await takeWord(visit) };
});

/** What `action` may say. */
const WORK = new Map([
  ['inviter', invite],
  ['renvoyer', sendAgain],
  ['fermer', closeAccess],
]);

/** Invites somebody, once or again, or closes an access (R-PAR-09). */
export const action = form(['prenom', 'nom', 'mail', 'acces'], async (fields, { request }) => {
  const visit = await requirePartner(request);
  const work = WORK.get(fields.text('action'));
  if (!work) throw refuse('ENTREE_REFUSEE');
  await leaveWord(visit, await work(visit, fields));
  return redirect('/partenaire/employes', 303);
});

export default function Employees() {
  const { people, word } = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  return (
    <div className="wrap narrow stack">
      {refused ? <ErrorSummary refused={refused} /> : <Toast text={word} />}
      <h1>Employés et bénévoles</h1>
      <p className="lead">Chacun scanne avec son compte. Son nom reste sur chaque validation.</p>
      <section className="card stack">
        <h2>Personnes</h2>
        <EmployeeList people={people} />
      </section>
      <section className="stack">
        <h2>Inviter une personne</h2>
        <InviteForm refused={refused} />
      </section>
    </div>
  );
}

const ACCESS = [
  { value: 'scanner', body: typo('Scanner seulement : vérifier et valider les QR codes') },
  { value: 'tout', body: typo('Tout : scanner, paiements, employés, compte') },
];

const InviteForm = ({ refused }: { refused: Refused | undefined }) => (
  <PostForm>
    <input type="hidden" name="action" value="inviter" />
    <Field name="prenom" label="Prénom" autoComplete="off" refused={refused} />
    <Field name="nom" label="Nom" autoComplete="off" refused={refused} />
    <Field name="mail" label="Adresse mail" hint="Elle reçoit l’invitation." type="email" autoComplete="off" refused={refused} />
    <Choices
      name="acces"
      legend="Ce que cette personne peut faire"
      options={ACCESS}
      chosen={refused?.values.acces ?? 'scanner'}
      refused={refused}
    />
    <div className="actions">
      <button className="btn">Envoyer l’invitation</button>
    </div>
  </PostForm>
);

import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { PostForm } from '../components/PostForm.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { TextArea } from '../components/TextArea.tsx';
import { RequestFields } from '../partner/RequestFields.tsx';
import { ask, requestPage, TOPICS } from '../partner/services/own-requests.server.ts';
import { requirePartner, requirePartnerForFile } from '../partner/services/partner-session.server.ts';
import { partnerShell } from '../partner/shell.ts';
import '../partner/signup/signup.css';
import { form, page } from '../services/answer.server.ts';
import { leaveWord } from '../services/flash.server.ts';
import { title } from '../title.ts';

export const meta = title(({ topic }: { topic: keyof typeof TITLES | null }) => (topic ? TITLES[topic] : 'Demander une modification'));
export const handle = { shell: partnerShell };

export const loader = page(async ({ request, context }) => {
  const wanted = new URL(request.url).searchParams.get('objet') ?? context.posted?.objet ?? null;
  return { ...(await requestPage(await requirePartner(request), wanted)), topics: Object.entries(TOPICS) };
});

const KEPT = [
  'objet',
  'nom',
  'siret',
  'mail',
  'numero',
  'typeVoie',
  'adresse',
  'adresse2',
  'codePostal',
  'commune',
  'activite',
  'iban',
  'motif',
];

const holder = page(({ request }) => requirePartnerForFile(request));

const answer = form(KEPT, async (fields, { request }) => {
  const visit = await requirePartner(request);
  await ask(visit, fields);
  await leaveWord(visit, 'Demande envoyée à la Caf. Elle vous répond par mail.');
  return redirect('/partenaire/compte', 303);
});

/** Asks the Caf, which alone changes a partner (R-PAR-06). A RIB comes as a file: the session is asked for before it is read. */
export const action = async (args: ActionFunctionArgs) => {
  if (args.request.headers.get('Content-Type')?.startsWith('multipart/form-data')) await holder(args);
  return answer(args);
};

export default function AskChange() {
  const shown = useLoaderData<typeof loader>();
  const refused = asRefused(useActionData<typeof action>());
  const { topic, topics } = shown;
  if (topic === null) return <Topics topics={topics} refused={refused} />;
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{TITLES[topic]}</h1>
      <p className="lead">La Caf lit votre demande, puis fait la modification.</p>
      <PostForm key={topic} encType={topic === 'rib' ? 'multipart/form-data' : undefined}>
        <input type="hidden" name="objet" value={topic} />
        <RequestFields shown={shown} values={refused?.values ?? shown.values} refused={refused} />
        <TextArea name="motif" label={typo('Pourquoi ?')} hint="Par exemple&#8239;: nous avons déménagé." rows={3} refused={refused} />
        <div className="actions">
          <button className="btn">Envoyer la demande</button>
          <Link className="btn quiet" to="/partenaire/compte">
            Annuler
          </Link>
        </div>
      </PostForm>
    </div>
  );
}

const TITLES = {
  nom: 'Changer le nom',
  siret: 'Changer le numéro Siret',
  mail: 'Changer l’adresse mail',
  adresse: 'Changer l’adresse',
  activites: 'Changer les activités',
  rib: 'Changer le compte bancaire',
};

const Topics = ({ topics, refused }: { topics: [string, string][]; refused: Refused | undefined }) => (
  <div className="wrap narrow stack">
    <ErrorSummary refused={refused} absent={['objet']} />
    <h1>{typo('Que voulez-vous changer ?')}</h1>
    <ul className="plain lines card">
      {topics.map(([topic, label]) => (
        <li key={topic}>
          <Link to={`?objet=${topic}`}>{label}</Link>
        </li>
      ))}
    </ul>
    <p className="soft">Le numéro et le rang Tiersi ne changent jamais.</p>
  </div>
);

import { Form, Link, useNavigation } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import type { depensePage } from '../../services/depense.server.ts';
import { Choices } from '../Choices.tsx';
import { Closed } from '../draw/Closed.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { leaveInAddress } from '../leave-in-address.ts';
import { Note } from '../Note.tsx';
import { Cle } from '../PostForm.tsx';
import type { Refused } from '../refused.ts';
import { StepTitle } from '../StepTitle.tsx';
import { DepenseReview, type Reviewed } from './DepenseReview.tsx';
import { AttestationFields, OrganisationFields, RegistrationFields } from './DepenseFields.tsx';

type Shown = Awaited<ReturnType<typeof depensePage>>;
type Values = Record<string, string>;

interface AssistantProps {
  shown: Shown;
  values: Values;
  partner: { id: string; name: string; commune: string } | null;
  /** Something to look at again before sending; null: nothing. */
  doubt: string | null;
  /** Of the last step only. */
  review: Reviewed | null;
  refused: Refused | undefined;
}

/** What each step is called: its heading and its title. */
const STEP_HEADINGS: Record<string, string> = {
  enfant: typo('Pour quel enfant ?'),
  organisme: typo('Quel club avez\u2011vous payé ?'),
  inscription: typo('Quelle inscription ?'),
  attestation: 'L’attestation du club',
  verification: 'Vérifiez avant d’envoyer',
};
const ORDER = Object.keys(STEP_HEADINGS);
/** @param step as a form or an address says it: anything. */
export const stepHeading = (step: string): string =>
  (Object.hasOwn(STEP_HEADINGS, step) ? STEP_HEADINGS[step] : undefined) ?? 'Demander un remboursement';
const FIELDS: Record<string, readonly string[]> = {
  enfant: ['enfant'],
  organisme: ['organisme', 'adresse', 'mailOrganisme', 'responsable'],
  inscription: ['dateInscription', 'cout', 'montant'],
  attestation: ['brouillon', 'fichier', 'fichierPerdu'],
  verification: [],
};

/** One thing per page; a whole form that was refused comes back whole. Works without script: each step posts what was said before. */
export function DepenseAssistant(props: AssistantProps) {
  const { shown, values, refused } = props;
  const whole = refused !== undefined && ['', 'verification'].includes(values.etape ?? '');
  const step = whole ? 'tout' : (ORDER.find((each) => each === values.etape) ?? 'enfant');
  const child = shown.children.find(({ sias }) => sias === values.enfant);
  const heading = stepHeading(step);
  return (
    <div className="wrap narrow stack">
      <StepTitle heading={heading} refused={refused} />
      <ErrorSummary refused={refused} />
      {!whole && <p className="soft">{`Étape ${ORDER.indexOf(step) + 1} sur ${ORDER.length}`}</p>}
      <h1>{heading}</h1>
      {step === 'enfant' && <Beginning />}
      {child && !whole && step !== 'enfant' && step !== 'verification' && <p className="lead">Pour {child.firstName}.</p>}
      {shown.closed === null ? <StepForm key={step} step={step} {...props} /> : <Closed sentence={shown.closed} other={null} />}
    </div>
  );
}

/** What it is for, and what will be needed. */
const Beginning = () => (
  <>
    <p className="lead">Vous avez payé un club qui n’est pas partenaire. La Caf vous rembourse.</p>
    <Note icon="doc">
      <p>
        <b>Il faut une attestation du club.</b> Avec le nom de l’enfant, le nom du responsable, la date, le prix et une signature.{' '}
        <a href="/famille/depense/attestation">Imprimer une attestation vide</a>
      </p>
    </Note>
  </>
);

function StepForm({ step, shown, values, partner, doubt, review, refused }: AssistantProps & { step: string }) {
  const before = ORDER[ORDER.indexOf(step) - 1];
  const busy = useNavigation().state !== 'idle';
  const asked = step === 'tout' ? Object.values(FIELDS).flat() : (FIELDS[step] ?? []);
  const carried = Object.values(FIELDS)
    .flat()
    .filter((name) => !asked.includes(name) && values[name]);
  return (
    <Form
      method="post"
      action="/famille/depense"
      encType="multipart/form-data"
      className="stack"
      noValidate
      replace={false}
      aria-busy={busy}
      onSubmit={(event) => {
        if (busy) event.preventDefault();
        else leaveInAddress(`/famille/depense?${typedIn(event.currentTarget)}`);
      }}
    >
      {step !== 'tout' && <input type="hidden" name="etape" value={step} />}
      {carried.map((name) => (
        <input type="hidden" key={name} name={name} value={values[name]} />
      ))}
      <Cle value={values.cle || shown.cle} />
      {partner && <Partner partner={partner} values={values} />}
      {doubt && (
        <Note kind="warn">
          <p>{doubt}</p>
        </Note>
      )}
      <StepFields step={step} shown={shown} values={values} review={review} refused={refused} />
      <div className="actions">
        <button className="btn">{step === 'verification' || step === 'tout' ? 'Envoyer la demande' : 'Continuer'}</button>
        {before && (
          <button className="btn second" name="vers" value={before}>
            Étape précédente
          </button>
        )}
        <Link className="btn quiet" to="/famille" reloadDocument>
          Annuler
        </Link>
      </div>
    </Form>
  );
}

/** Everything typed so far: files, the key and empty answers aside. */
function typedIn(form: HTMLFormElement): URLSearchParams {
  const typed = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' && name !== 'cle' ? [[name, value]] : [],
  );
  return new URLSearchParams(typed);
}

/** What a step asks; "tout" asks everything at once. */
function StepFields({
  step,
  shown,
  values,
  review,
  refused,
}: Pick<AssistantProps, 'shown' | 'values' | 'review' | 'refused'> & { step: string }) {
  const child = shown.children.find(({ sias }) => sias === values.enfant);
  const asks = (name: string): boolean => step === name || step === 'tout';
  return (
    <>
      {asks('enfant') && <ChildChoice shown={shown} values={values} refused={refused} />}
      {asks('organisme') && <OrganisationFields values={values} refused={refused} />}
      {asks('inscription') && <RegistrationFields values={values} child={child} refused={refused} />}
      {asks('attestation') && <AttestationFields mentions={shown.mentions} values={values} refused={refused} />}
      {step === 'verification' && review && <DepenseReview values={values} child={child?.name ?? ''} review={review} />}
    </>
  );
}

const ChildChoice = ({ shown, values, refused }: { shown: Shown; values: Values; refused: Refused | undefined }) => (
  <Choices
    name="enfant"
    legend={typo('Pour quel enfant ?')}
    hideLegend
    chosen={values.enfant || (shown.children.length === 1 ? shown.children[0]?.sias : undefined)}
    refused={refused}
    options={shown.children.map(({ sias, name, left }) => ({
      value: sias,
      body: <b>{name}</b>,
      end: (
        <span className="num">
          <span className="soft small">Il reste</span>
          <br />
          <b>{left}</b>
        </span>
      ),
    }))}
  />
);

const Partner = ({ partner, values }: { partner: { id: string; name: string; commune: string }; values: Values }) => (
  <Note kind="warn">
    <p>
      <b>{typo(`« ${partner.name} » est partenaire à ${partner.commune}.`)}</b> Avec un QR code, vous n’avancez rien.{' '}
      <Link to={drawAddress(partner.id, values)}>Faire un QR code</Link>
    </p>
  </Note>
);

/** The same child, the same amount, the partner found: nothing is typed twice. */
function drawAddress(partenaire: string, { enfant = '', montant = '' }: Values): string {
  return `/famille/tirage?${new URLSearchParams({ enfant, partenaire, ...(montant ? { montant } : {}) }).toString()}`;
}

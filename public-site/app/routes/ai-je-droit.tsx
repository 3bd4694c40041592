import { data } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { Field } from '../components/Field.tsx';
import { Note } from '../components/Note.tsx';
import { asRefused, type Refused } from '../components/refused.ts';
import { SelectField } from '../components/SelectField.tsx';
import { page, question } from '../services/answer.server.ts';
import { ASKED, estimate, estimateForm } from '../services/estimate.server.ts';
import { title } from '../title.ts';

export const meta = title(
  'Ai-je droit à l’aide ?',
  'Trois questions, sans compte, pour estimer l’aide de la Caf de l’Essonne au sport, à la culture et aux arts de votre enfant.',
);

const answer = question(ASKED, estimate);

/** Three questions, one amount, said to be an estimate (R-PUB-01). */
export const loader = page(async (args) => {
  const form = await estimateForm();
  const found = form && (await answer(args));
  const query = new URL(args.request.url).searchParams;
  const shown = { form, found: null as Found | null, refused: undefined as Refused | undefined };
  const asked = Object.fromEntries(ASKED.map((name) => [name, query.get(name) ?? '']));
  if (found && 'init' in found) return data({ ...shown, asked, refused: asRefused(found.data) }, found.init ?? {});
  return data({ ...shown, asked, found });
});

type Found = { amount: string } | { why: string };

export default function Eligibility() {
  const { form, found, refused, asked } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <h1>{typo('Ai-je droit à l’aide ?')}</h1>
      {form === null ? (
        <p className="lead">La prochaine campagne n’est pas encore prête. Revenez bientôt.</p>
      ) : (
        <>
          <p className="lead">Trois questions, sans compte. Nous ne gardons rien de vos réponses.</p>
          {found && <Answer found={found} />}
          <Questions form={form} asked={asked} refused={refused} again={found !== null && 'amount' in found} />
          <Amounts form={form} />
        </>
      )}
    </div>
  );
}

function Answer({ found }: { found: Found }) {
  if ('why' in found)
    return (
      <div role="status">
        <Note kind="warn">
          <p>
            <b>{typo(found.why)}</b>
          </p>
          <p>C’est une estimation. En cas de doute, demandez à la Caf.</p>
        </Note>
      </div>
    );
  return (
    <div role="status" className="card stack">
      <h2>
        Vous pourriez avoir <span className="num">{found.amount}</span> pour cet enfant
      </h2>
      <p>{typo('C’est une estimation : la Caf décide avec votre dossier. Si vous y avez droit, elle vous écrit.')}</p>
      <div className="actions">
        <Link className="btn" to="/famille/inscription">
          Créer mon compte
        </Link>
      </div>
    </div>
  );
}

type EstimateForm = NonNullable<Awaited<ReturnType<typeof estimateForm>>>;

/** The barème of the campaign, as it is. */
function Amounts({ form: { bareme, communesCe, month } }: { form: EstimateForm }) {
  return (
    <details>
      <summary>Voir tous les montants</summary>
      <div className="stack">
        <table className="cards">
          <caption className="hide">Montant par enfant, selon le quotient familial et la commune</caption>
          <thead>
            <tr>
              <th scope="col">Quotient familial de {month}</th>
              <th scope="col">Toutes les communes</th>
              <th scope="col">Communes aidées en plus</th>
            </tr>
          </thead>
          <tbody>
            {bareme.map(({ quotient, standard, ce }) => (
              <tr key={quotient}>
                <th scope="row">{quotient}</th>
                <td data-l="Toutes les communes" className="num">
                  {standard}
                </td>
                <td data-l="Communes aidées en plus" className="num">
                  {ce}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {communesCe.length > 0 && <p>{typo(`Communes aidées en plus : ${communesCe.join(', ')}.`)}</p>}
      </div>
    </details>
  );
}

interface QuestionsProps {
  form: EstimateForm;
  asked: Record<string, string>;
  refused: Refused | undefined;
  /** There is an amount already: its button comes first. */
  again: boolean;
}

function Questions({ form, asked, refused, again }: QuestionsProps) {
  return (
    <Form method="get" className="stack">
      <Field
        name="age"
        label={`Âge de l’enfant au ${form.ageDay}`}
        hint={`En années. L’aide est pour les enfants de ${form.ages}.`}
        inputMode="numeric"
        autoComplete="off"
        defaultValue={asked.age}
        short
        refused={refused}
      />
      <Field
        name="quotient"
        label={`Quotient familial de ${form.month}`}
        hint="Il est sur votre compte caf.fr, page d’accueil."
        inputMode="numeric"
        autoComplete="off"
        defaultValue={asked.quotient}
        short
        refused={refused}
      />
      <SelectField
        name="commune"
        label="Votre commune"
        ask="Choisissez votre commune"
        options={form.communes}
        chosen={asked.commune}
        refused={refused}
      />
      <div className="actions">
        <button className={again ? 'btn second' : 'btn'}>Voir le montant</button>
      </div>
    </Form>
  );
}

/** Criteria, dates and envelope of the current campaign (R-CAM-02): all before the opening, few afterwards. */
import { useState } from 'react';
import type { CriteriaFacts } from '../actions/campaign-criteria.ts';
import { post, useAnswer } from './api.ts';
import { BaremeEditor } from './campaign/BaremeEditor.tsx';
import { CommunePicker } from './campaign/CommunePicker.tsx';
import { FrozenCriteria } from './campaign/FrozenCriteria.tsx';
import { ActionForm, type FormParts } from './kit/ActionForm.tsx';
import { Field, type FieldProps } from './kit/Field.tsx';
import { Go, Note, Page, RefusedNote, Tag } from './parts.tsx';

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];
const TITLE = 'Critères et dates';

export default function CriteriaPage() {
  const { data, refused, again } = useAnswer<CriteriaFacts>('/campagne/criteres');
  const [saved, setSaved] = useState<string[] | undefined>();
  if (!data) return <Page title={TITLE}>{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const { editable, label, tag, version, year, confirmed } = data;
  const all = editable.includes('bareme');
  return (
    <Page title={`${TITLE} – campagne ${label}`} side={<Tag tag={tag} />}>
      {saved && (
        <p className="toast" role="status">
          Les critères sont enregistrés. {saved.join(' ')}
        </p>
      )}
      {all && !confirmed && (
        <Note tone="warn">
          <p>Ces critères sont la copie de la campagne précédente. Relisez-les, puis enregistrez pour les confirmer.</p>
        </Note>
      )}
      {!all && (
        <Note tone="">
          <p>
            La campagne est {tag.word.toLowerCase()} : ce qui a été promis aux familles ne change plus.{' '}
            <Go to="/caf/pages/campagne">La fin se prolonge dans « Conduite de campagne ».</Go>
          </p>
        </Note>
      )}
      {!saved && data.warnings.length > 0 && (
        <Note tone="warn">
          {data.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Note>
      )}
      <div className="desk-wide">
        <ActionForm
          key={version}
          fields={[]}
          hidden={{ annee: String(year), version }}
          button={all && !confirmed ? 'Confirmer et enregistrer les critères' : 'Enregistrer les critères'}
          send={(values) => post<{ warnings: string[] }>('/campagne/criteres', values).then(({ warnings }) => setSaved(warnings))}
          done={() => {
            again();
            document.getElementById('contenu')?.scrollIntoView();
          }}
        >
          {(form) => (all ? <AllCriteria data={data} form={form} /> : <FewCriteria data={data} form={form} />)}
        </ActionForm>
      </div>
      {!all && <FrozenCriteria data={data} />}
    </Page>
  );
}

const inForm =
  ({ errorOf, kept }: FormParts) =>
  (field: FieldProps) => <Field key={field.name} {...field} scope="criteres" error={errorOf(field.name)} kept={kept?.[field.name]} />;

const DAY = 'JJ/MM/AAAA';

function AllCriteria({ data, form }: { data: CriteriaFacts; form: FormParts }) {
  const field = inForm(form);
  return (
    <>
      <section className="card stack">
        <h2>Dates</h2>
        <div className="desk-fields">
          {field({ name: 'debut', label: 'Premier jour', hint: DAY, initial: data.dates.debut })}
          {field({ name: 'fin', label: 'Dernier jour, compris', hint: DAY, initial: data.dates.fin })}
          {field({ name: 'decision', label: 'Dépenses décidées jusqu’au', hint: DAY, initial: data.dates.decision })}
        </div>
      </section>
      <section className="card stack">
        <h2>Qui a droit</h2>
        <div className="desk-fields">
          {field({
            name: 'qfPlafond',
            label: 'Plafond de quotient familial',
            hint: 'En euros entiers',
            initial: data.qfPlafond,
            inputMode: 'numeric',
          })}
          {field({
            name: 'qfMois',
            label: 'Mois du quotient familial',
            hint: 'Le mois de référence',
            type: 'select',
            initial: data.qfMois,
            options: MONTHS.map((month, index) => ({ value: String(index + 1), label: month })),
          })}
          {field({ name: 'ageMin', label: 'Âge minimum', hint: 'En années', initial: data.ageMin, inputMode: 'numeric' })}
          {field({ name: 'ageMax', label: 'Âge maximum', hint: 'En années, compris', initial: data.ageMax, inputMode: 'numeric' })}
          {field({ name: 'ageJour', label: 'Âges comptés le', hint: DAY, initial: data.ageJour })}
        </div>
      </section>
      <section className="card stack">
        <h2>Barème</h2>
        <p>Les tranches se suivent de 0 au plafond, sans trou ni chevauchement. Montants par enfant, pour l’année.</p>
        <BaremeEditor rows={data.bareme} ceiling={data.qfPlafond} {...form} />
      </section>
      <section className="card stack">
        <h2>Communes « cités éducatives »</h2>
        <CommunePicker communes={data.communes} official={data.official} kept={form.kept} />
      </section>
      <FewCriteria data={data} form={form} />
    </>
  );
}

function FewCriteria({ data, form }: { data: CriteriaFacts; form: FormParts }) {
  const field = inForm(form);
  const drawn = data.editable.includes('maxActivities');
  return (
    <section className="card stack">
      <h2>{drawn ? 'Utilisation et enveloppe' : 'Enveloppe'}</h2>
      <div className="desk-fields">
        {drawn &&
          field({
            name: 'activites',
            label: 'Activités par enfant, au maximum',
            hint: data.editable.includes('bareme') ? 'Par enfant et par campagne' : 'Campagne ouverte : il peut seulement monter',
            initial: data.activites,
            inputMode: 'numeric',
          })}
        {field({
          name: 'enveloppe',
          label: 'Enveloppe en euros (facultatif)',
          hint: 'Elle alerte, elle ne bloque jamais',
          initial: data.enveloppe,
          inputMode: 'decimal',
        })}
      </div>
      {drawn &&
        field({
          name: 'horsBareme',
          label: 'Charger aussi les montants hors barème, avec un avertissement',
          type: 'checkbox',
          ticked: data.horsBareme ? ['oui'] : [],
        })}
    </section>
  );
}

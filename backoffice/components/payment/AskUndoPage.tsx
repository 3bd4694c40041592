/** Asks that a validation made in error be undone (R-QR-06), from the record of its QR code. */
import type { VoucherToUndo } from '../../actions/undo.ts';
import { post, useAnswer } from '../api.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import { useQuery } from '../kit/query.ts';
import { Go, Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { useRights } from '../kit/rights.ts';

export default function AskUndoPage() {
  const [{ code = '' }] = useQuery();
  const { data, refused, again } = useAnswer<VoucherToUndo>(`/annulations/qr?code=${encodeURIComponent(code)}`);
  if (!data)
    return <Page title="Annuler une validation">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  return (
    <Page title="Annuler une validation" side={<Tag tag={data.tag} />}>
      <section className="card">
        <dl className="facts desk-columns">
          {factsOf(data).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>
          <Go to={`/caf/resources/Voucher/records/${encodeURIComponent(data.code)}/show`}>Fiche du QR code</Go>
        </p>
      </section>
      <Asking voucher={data} again={again} />
      {data.requests.length > 0 && <Requests voucher={data} />}
    </Page>
  );
}

const factsOf = ({ child, matricule, partner, amount, validatedAt }: VoucherToUndo): [string, string][] => [
  ['Enfant', child],
  ['Matricule', matricule],
  ['Partenaire', partner],
  ['Montant', amount],
  ['Validé le', validatedAt],
];

function Asking({ voucher, again }: { voucher: VoucherToUndo; again: () => void }) {
  const may = useRights()('payments.generate');
  if (voucher.undoneAt) return <Note tone="ok">Cette validation a été annulée le {voucher.undoneAt}.</Note>;
  if (!voucher.payable) return <Note tone="">Ce QR code n’est pas validé : il n’y a rien à annuler.</Note>;
  if (!voucher.open) return <Note tone="warn">Trop tard pour annuler : la somme est {voucher.payable}.</Note>;
  if (voucher.asked)
    return (
      <Note tone="">
        <p>
          L’annulation est demandée. Un autre agent la décide dans <Go to="/caf/pages/annulations">Validations à annuler</Go>.
        </p>
      </Note>
    );
  if (!may) return <Note tone="">Seul un agent qui génère les paiements peut demander cette annulation.</Note>;
  return (
    <section className="card stack">
      <h2>Demander l’annulation</h2>
      <p>Le partenaire a validé ce QR code par erreur ? Écrivez pourquoi. Un autre agent décidera.</p>
      <ActionForm
        fields={[{ name: 'motif', label: 'Motif', type: 'textarea', maxLength: 500 }]}
        hidden={{ code: voucher.code }}
        button={`Demander l’annulation de ${voucher.amount}`}
        send={(values) => post('/annulations', values)}
        done={again}
      />
    </section>
  );
}

const Requests = ({ voucher }: { voucher: VoucherToUndo }) => (
  <section className="card stack">
    <h2>Demandes</h2>
    <ul>
      {voucher.requests.map(({ undo, askedAt, askedBy, reason, tag, state, decidedAt, decidedBy, decision }) => (
        <li key={undo}>
          <Tag tag={tag} /> {askedAt}, {askedBy} : {reason}
          {state !== 'asked' && (
            <span className="soft payment-why">
              {decidedAt}, {decidedBy} : {decision}
            </span>
          )}
        </li>
      ))}
    </ul>
  </section>
);

import { DataTable } from '../kit/DataTable.tsx';
import { Go, Tag } from '../parts.tsx';

export interface Found {
  id: string;
  matricule: string;
  name: string;
  mail: string;
  commune: string;
  tag: { word: string; tone: string };
  children: { sias: string; name: string; birth: string; left: string }[];
}

export const familyHref = (id: string): string => `/caf/pages/famille?id=${encodeURIComponent(id)}`;

/** The families found, each with its children. */
export const FoundFamilies = ({ found, more }: { found: readonly Found[]; more: number | null }) => (
  <>
    {found.length > 0 && (
      <p role="status" className="soft">
        {more ? `Les ${more} premières familles. Précisez la recherche pour voir les autres.` : counted(found.length)}
      </p>
    )}
    <DataTable
      caption="Familles trouvées"
      columns={[
        { label: 'Famille', show: ({ id, name }) => <Go to={familyHref(id)}>{name}</Go>, head: true },
        { label: 'Matricule', show: ({ matricule }) => matricule },
        { label: 'Enfants', show: (family) => <Children of={family.children} /> },
        { label: 'Adresse mail', show: ({ mail }) => mail },
        { label: 'Commune', show: ({ commune }) => commune },
        { label: 'Portail', show: ({ tag }) => <Tag tag={tag} /> },
      ]}
      rows={found}
      rowKey={({ id }) => id}
      empty={<p>Aucune famille. Vérifiez les chiffres, ou cherchez le début du nom seulement.</p>}
    />
  </>
);

const counted = (count: number): string => (count === 1 ? '1 famille' : `${count} familles`);

const Children = ({ of }: { of: Found['children'] }) =>
  of.length === 0 ? (
    <span className="soft">Aucun enfant</span>
  ) : (
    <ul className="plain family-children">
      {of.map(({ sias, name, birth, left }) => (
        <li key={sias}>
          <b>{name}</b>{' '}
          <span className="soft">
            {birth} · SIAS {sias} ·
          </span>{' '}
          <span className="num">reste {left}</span>
        </li>
      ))}
    </ul>
  );

import { useEffect, useRef } from 'react';
import { plural, typo } from '#core/shared/french.ts';
import type { FormError, Refused } from './refused.ts';

/**
 * First in `main` when a form is refused: says it aloud, takes the focus, links to each field. Its title is no heading: it comes before
 * the h1, and headings start there.
 * @param absent fields of the form that this page does not show: said without a link.
 */
export function ErrorSummary({ refused, absent = [] }: { refused: Refused | undefined; absent?: readonly string[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!refused) return;
    box.current?.focus();
    const title = document.title.replace(/^Erreur.: /, '');
    const said = typo(`Erreur : ${title}`);
    document.title = said;
    return () => {
      // Another page has set its own by now; only ours is taken back.
      if (document.title === said) document.title = title;
    };
  }, [refused]);
  if (!refused || refused.errors.length === 0) return null;
  const [whole, ...others] = refused.errors;
  return (
    <div className="errors" role="alert" tabIndex={-1} ref={box}>
      {whole && whole.field === null && others.length === 0 ? (
        <WholeForm error={whole} />
      ) : (
        <Fields errors={refused.errors} absent={absent} />
      )}
    </div>
  );
}

function WholeForm({ error }: { error: FormError }) {
  return (
    <>
      <p className="errors-title">{error.message}</p>
      {error.todo && <p>{error.todo}</p>}
    </>
  );
}

function Fields({ errors, absent }: { errors: FormError[]; absent: readonly string[] }) {
  return (
    <>
      <p className="errors-title">Il y a {errors.length === 1 ? 'une chose' : plural(errors.length, 'chose')} à corriger</p>
      <ul>
        {errors.map((each) => (
          <li key={`${each.field} ${each.message}`}>
            {each.field === null || absent.includes(each.field) ? (
              `${each.message} ${each.todo ?? ''}`
            ) : (
              <a href={`#${each.field}`}>{each.message}</a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Tutorials of one audience as a booklet to read or print (R-REC-02): each step is a sentence and a picture of the real screen. */
import { readFileSync } from 'node:fs';
import { typo } from '#core/shared/french.ts';
import { printedPage } from './printed-page.tsx';

export interface PrintedGuidebook {
  title: string;
  lead: string;
  tutorials: readonly {
    id: string;
    title: string;
    lead: string;
    screen: 'phone' | 'desk';
    /** `picture`: a data address. */
    steps: readonly { say: string; picture: string }[];
  }[];
  /** "0.1.0, révision abcdef123456". */
  version: string;
}

let style: string | undefined;
const guidebookStyle = (): string =>
  (style ??= ['./numbered-pages.css', './guidebook.css'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join(''));

/** @returns the whole HTML document, for `PdfPrinter.print`. */
export const renderGuidebook = ({ title, lead, tutorials, version }: PrintedGuidebook): string =>
  printedPage({
    title,
    style: guidebookStyle(),
    said: `Version ${version}`,
    children: (
      <>
        <h1>{typo(title)}</h1>
        <p>{typo(lead)}</p>
        <ol className="contents">
          {tutorials.map((each) => (
            <li key={each.id}>
              <a href={`#${each.id}`}>{typo(each.title)}</a>
            </li>
          ))}
        </ol>
        {tutorials.map((each) => (
          <section key={each.id} id={each.id} className={`tutorial ${each.screen}`}>
            <h2>{typo(each.title)}</h2>
            <p>{typo(each.lead)}</p>
            <ol className="steps">
              {each.steps.map(({ say, picture }, rank) => (
                <li key={say}>
                  <p>
                    <b>{rank + 1}</b>
                    <span>{typo(say)}</span>
                  </p>
                  <img src={picture} alt={`Écran de l’étape ${rank + 1}`} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      </>
    ),
  });

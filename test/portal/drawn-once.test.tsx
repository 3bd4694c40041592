/** Parts of a still page are drawn once for each set of props: nobody reads a part that was drawn for another. */
import { renderToStaticMarkup } from 'react-dom/server';
import { Head } from '../../public-site/app/components/Head.tsx';
import { familyShell, publicShell, type Shell } from '../../public-site/app/components/shell.ts';
import { StillPage } from '../../public-site/app/components/still-page.ts';
import { drawOnce } from '../../public-site/app/services/draw-once.server.ts';

test('R-FAM-10: une partie qui ne change pas n’est dessinée qu’une fois, et de nouveau pour d’autres données', () => {
  const drawnFor: string[] = [];
  const Greeting = ({ name }: { name: string }) => {
    drawnFor.push(name);
    return <p>Bonjour {name}</p>;
  };
  const said = ['Nadia', 'Nadia', 'Omar', 'Nadia'].map((name) => drawOnce(Greeting, { name }));
  expect(said).toEqual(['Nadia', 'Nadia', 'Omar', 'Nadia'].map((name) => `<p>Bonjour ${name}</p>`));
  expect(drawnFor).toEqual(['Nadia', 'Omar']);
});

test('R-FAM-10: deux parties qui reçoivent les mêmes données restent deux parties', () => {
  const One = () => <b>une</b>;
  const Other = () => <i>autre</i>;
  expect([drawOnce(One, {}), drawOnce(Other, {}), drawOnce(One, {})]).toEqual(['<b>une</b>', '<i>autre</i>', '<b>une</b>']);
});

test('R-PUB-01: l’en-tête d’une famille n’est jamais celui du public, quel que soit celui qui vient d’abord', () => {
  const head = (shell: Shell): string =>
    renderToStaticMarkup(
      <StillPage.Provider value={drawOnce}>
        <Head shell={shell} />
      </StillPage.Provider>,
    );
  const [family, open, again] = [head(familyShell), head(publicShell), head(familyShell)];
  expect(family).toContain('<form method="post" action="/famille/deconnexion"><button class="btn quiet">Quitter</button></form>');
  expect(open).toContain('<a href="/famille/connexion" class="btn second">Se connecter</a>');
  expect(open).not.toContain('Quitter');
  expect(again).toBe(family);
});

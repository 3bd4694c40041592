import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { ALL_SHEETS } from '../../backoffice/sheets/all-sheets.ts';
import type { Column } from '../../backoffice/sheets/sheet.ts';
import { meaningsOf } from '../../backoffice/sheets/state-legends.ts';
import { AUDIT_WORDS } from '../../backoffice/sheets/audit-words.ts';
import { french } from '../../backoffice/adminjs/french.ts';
import { withFrenchSpaces } from '../../backoffice/french-spaces.ts';
import { html } from '../../backoffice/pages/html.ts';
import { mended } from '../../backoffice/adminjs/html-rewrite.ts';

const keysOf = (value: object, under = ''): string[] =>
  Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'object' && each !== null ? keysOf(each as object, `${under}${key}.`) : [`${under}${key}`],
  );

describe('le back-office en français', () => {
  test('R-TEC: chaque phrase anglaise d’AdminJS a la sienne', () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('adminjs'));
    const english = JSON.parse(readFileSync(path.join(folder, 'lib/locale/en/translation.json'), 'utf8')) as object;
    const ours = new Set(keysOf(french()));
    expect(keysOf(english).filter((key) => !ours.has(key))).toEqual([]);
  });

  test('R-EXT-04: le journal a un mot pour chaque action connue', () => {
    for (const [kind, words] of Object.entries(AUDIT_WORDS)) {
      expect(kind).toMatch(/^[a-zA-Z]+\.[a-zA-Z]+$/);
      expect(words.length).toBeGreaterThan(5);
    }
  });

  test('R-SEC-01: ce qui est tapé sort échappé de nos pages', () => {
    expect(html`<p title="${'"><script>'}">${'<b>'}${html`<i>${"'"}</i>`}${undefined}${false}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;">&lt;b&gt;<i>&#39;</i></p>',
    );
  });

  test('R-SEC-01: la page d’AdminJS perd ses polices d’ailleurs et gagne ses nonces', () => {
    const page =
      '<html lang=fr>\n<head>\n<script>\n window.THEME = {"a":"</script>"};\n</script><link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Roboto" type="text/css">';
    const out = mended(page, 'abc');
    expect(out).not.toContain('googleapis');
    expect(out).toContain('{"a":"\\u003c/script>"}');
    expect(out.match(/<script nonce="abc"/g)).toHaveLength(2);
  });

  test('R-TEC: les phrases des écrans prennent leurs espaces insécables à la construction ; le code reste le même', () => {
    // As the bundler writes it, accents and quotation marks escaped or not.
    const script = 'JSON.stringify([1 ? "Pr\\xEAt : oui" : "non", "Une ligne \\xAB bloque \\xBB.", "Reste 3 €. Quoi ?", "12:30 ;-) a:b"])';
    const said = (text: string): unknown => JSON.parse(runInNewContext(text) as string);
    expect(said(withFrenchSpaces(script))).toEqual([
      'Prêt\u202f: oui',
      'Une ligne «\u202fbloque\u202f».',
      'Reste 3\u00a0€. Quoi\u202f?',
      '12:30 ;-) a:b',
    ]);
  });

  test('R-TEC: chaque état montré dans une liste a sa légende, une phrase par mot', () => {
    const plain = ['Oui', 'Non', 'Suspendu'];
    const missing = ALL_SHEETS.flatMap(({ id, columns }) =>
      (columns as readonly Column<unknown>[]).flatMap(({ name, listed, states = {} }) =>
        listed
          ? Object.entries(states)
              .filter(([state, { word }]) => !plain.includes(word) && !/[.]$/.test(meaningsOf(states)?.[state] ?? ''))
              .map(([state]) => `${id}.${name} ${state}`)
          : [],
      ),
    );
    expect(missing).toEqual([]);
  });
});

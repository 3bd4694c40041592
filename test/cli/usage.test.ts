/** Wrong usage: exit 2 and a French sentence, before any database is opened. */
import { jest } from '@jest/globals';
import { runTlj } from '../../scripts/tlj/run-tlj.ts';

async function run(line: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const [out, err] = ['', ''] as [string, string];
  const written = { stdout: out, stderr: err };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  try {
    const code = await runTlj(line.split(' ').filter(Boolean));
    return { code, ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test.each([
  ['', 'Il manque la commande.'],
  ['invente', 'La commande « invente » n’existe pas.'],
  ['partners delete P000001', 'La commande « delete » n’existe pas.'],
  ['campaign', 'Il manque la commande.'],
  ['campaign show', 'Il manque « annee » après la commande.'],
  ['campaign show 26', 'L’année de la campagne s’écrit avec 4 chiffres, par exemple 2026.'],
  ['campaign reopen-load 2026', 'L’option « --reason <motif> » est obligatoire.'],
  ['campaign show 2026 --couleur', 'L’option « --couleur » n’existe pas pour cette commande.'],
  ['agent create --code', 'L’option « --code <code> » attend une valeur.'],
  ['payments generate', 'L’option « --kind <nature> » est obligatoire.'],
  ['payments generate --kind clubs', 'La nature d’un lot est partners ou families.'],
  ['payments file 2026-001', 'L’option « --out <chemin> » est obligatoire.'],
  ['reconcile encore', 'Il y a un mot de trop après la commande.'],
  ['demo --families beaucoup', 'Le nombre de familles va de 1 à 300000.'],
])('usage : « tlj %s » sort avec 2 et une phrase', async (line, sentence) => {
  const { code, stdout, stderr } = await run(line);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(`${sentence} Voyez « tlj --help ».\n`.replace(/« /g, '«\u202f').replace(/ »/g, '\u202f»'));
});

test.each(['--help', 'campaign --help'])('usage : « tlj %s » montre l’aide et sort avec 0', async (line) => {
  const { code, stdout, stderr } = await run(line);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('Emploi :');
});

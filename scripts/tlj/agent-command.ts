import type { Command } from 'commander';
import { createAgent } from '#core/access/create-agent.ts';
import type { Act } from '#core/shared/author.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';

interface Options {
  code: string;
  mail: string;
  nom: string;
  prenom: string;
  profil: string;
  printPassword?: boolean;
}

/** `tlj agent create`: the provider makes the first gestionnaire (R-AGT-01). */
export function addAgent(program: Command): void {
  program
    .command('agent')
    .description('les agents')
    .command('create')
    .description('crée un agent ; son premier mot de passe lui est envoyé par mail')
    .requiredOption('--code <code>', 'P, 4 chiffres, puis 911')
    .requiredOption('--mail <mail>', 'son adresse, à lui seul')
    .requiredOption('--nom <nom>', 'nom')
    .requiredOption('--prenom <prenom>', 'prénom')
    .requiredOption('--profil <profil>', 'gestionnaire, operateur, verificateur ou lecteur')
    .option('--print-password', 'donne aussi le mot de passe dans la réponse')
    .action(actOn(create));
}

async function create(act: Act, options: Options): Promise<Answer> {
  const { code, mail, password } = await createAgent(act, {
    code: options.code,
    mail: options.mail,
    lastName: options.nom,
    firstName: options.prenom,
    profile: options.profil,
  });
  const shown = options.printPassword ? { password } : {};
  const lines = [`Agent ${code} créé. Son premier mot de passe part à ${mail}.`];
  return { json: { code, mail, ...shown }, lines: options.printPassword ? [...lines, password] : lines };
}

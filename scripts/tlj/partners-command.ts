import type { Command } from 'commander';
import type { Act } from '#core/shared/author.ts';
import { createPartner } from '#core/partner/create-partner.ts';
import { loadPartners } from './load-partners.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';

interface Options {
  mail: string;
  nom: string;
  tiersi: string;
  rang: string;
  activite: string[];
  adresse: string;
  codePostal: string;
  commune: string;
  kind?: string;
}

const collect = (value: string, earlier: string[] = []): string[] => [...earlier, value];

/** `tlj partners`: one entered by hand, validated at once, or the tiers file (R-PAR-04). */
export function addPartners(program: Command): void {
  const partners = program.command('partners').description('les partenaires');
  partners
    .command('load <fichier>')
    .description('charge le fichier des tiers, .xlsx')
    .option('--simulate', 'dit ce qui serait fait, sans rien écrire')
    .option('--rejects <dossier>', 'y écrit les lignes rejetées, avec leur motif')
    .action(actOn(loadPartners));
  partners
    .command('create')
    .description('crée un partenaire, validé aussitôt')
    .requiredOption('--mail <mail>', 'adresse mail du club')
    .requiredOption('--nom <nom>', 'raison sociale')
    .requiredOption('--tiersi <numero>', 'numéro Tiersi, 7 chiffres')
    .requiredOption('--rang <rang>', 'rang Tiersi, 4 chiffres')
    .requiredOption('--activite <activite>', 'type d’activité ; à répéter s’il y en a plusieurs', collect)
    .requiredOption('--adresse <ligne>', 'numéro et voie')
    .requiredOption('--code-postal <code>', '5 chiffres')
    .requiredOption('--commune <commune>', 'commune')
    .option('--kind <forme>', 'association, entreprise ou collectivite')
    .action(actOn(create));
}

async function create(act: Act, options: Options): Promise<Answer> {
  const { id, identifiant, tiersi, rang } = await createPartner(act, {
    mail: options.mail,
    name: options.nom,
    tiersi: options.tiersi,
    rang: options.rang,
    activities: options.activite,
    line1: options.adresse,
    postalCode: options.codePostal,
    commune: options.commune,
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  });
  return { json: { id, identifiant, tiersi, rang }, lines: [`Partenaire ${identifiant} créé (Tiersi ${tiersi} – ${rang}).`] };
}

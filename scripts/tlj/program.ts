import { Command } from 'commander';
import { addAgent } from './agent-command.ts';
import { addAudit } from './audit-command.ts';
import { addCampaign } from './campaign-command.ts';
import { addDemo } from './demo-command.ts';
import { addDoctor } from './doctor-command.ts';
import { addLoad } from './load-command.ts';
import { addPartners } from './partners-command.ts';
import { addPayments } from './payments-command.ts';
import { addPurge } from './purge-command.ts';
import { addReconcile } from './reconcile-command.ts';

/** All commands. Errors of usage are thrown, never printed by commander: they come out in French. */
export function tljProgram(): Command {
  const program = new Command('tlj')
    .description('Tickets loisirs jeunes : ligne de commande. Elle fait ce que font les écrans, par les mêmes règles.')
    .option('--json', 'répond par un objet JSON')
    .option('--agent <code>', 'agent au nom de qui la commande est faite (journal, droits)');
  for (const add of [addAgent, addCampaign, addLoad, addPartners, addPayments, addReconcile, addAudit, addPurge, addDemo, addDoctor])
    add(program);
  for (const command of family(program)) strict(command);
  return program;
}

const TITLES: Record<string, string> = {
  'Usage:': 'Emploi :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

const family = (command: Command): Command[] => [command, ...command.commands.flatMap(family)];

function strict(command: Command): void {
  command
    .helpOption('-h, --help', 'affiche cette aide')
    .exitOverride()
    .configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
    .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
    .allowExcessArguments(false);
  if (command.commands.length > 0) command.helpCommand(false);
}

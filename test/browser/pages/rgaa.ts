/**
 * The 106 criteria of RGAA 4.1.2, in our words, and what answers each: checks of every page (inspect.ts), other tests, or a person.
 * A criterion that a machine sees in part only is for a person: a green line here must not say more than it proves.
 */
import { type Check, CHECKS } from './inspect.ts';

/** Proofs that stand in tests of their own. */
export const OTHER_PROOFS = {
  clavier: 'test/browser/pages/journeys.test.ts',
  'sans-script': 'test/browser/pages/journeys.test.ts',
  saisies: 'test/browser/pages/bad-input.test.ts',
  refus: 'test/language/refusals.test.ts',
  titres: 'test/browser/pages/every-page.test.ts',
  'plan-du-site': 'test/portal/public.test.ts',
} as const;
type Proof = Check | keyof typeof OTHER_PROOFS;

interface Criterion {
  id: string;
  asks: string;
  /** Empty: a person, or nothing of the kind is in the portal. */
  by: readonly Proof[];
  /** What a person has to look at, or why it does not apply. */
  note?: string;
  absent?: boolean;
}

const machine = (id: string, asks: string, ...by: Proof[]): Criterion => ({ id, asks, by });
const person = (id: string, asks: string, note: string): Criterion => ({ id, asks, by: [], note });
const absent = (id: string, asks: string, note: string, ...by: Proof[]): Criterion => ({ id, asks, by, note, absent: true });
const AXE = ['axe-clair', 'axe-sombre'] as const;
const NO_MEDIA = 'aucun son ni film ; l’image de la caméra du scan n’est qu’un viseur';
const MEDIA = [
  'un film ou un son a une transcription',
  'cette transcription est juste',
  'un film a des sous-titres',
  'ces sous-titres sont justes',
  'un film a une audiodescription',
  'cette audiodescription est juste',
  'un film ou un son est annoncé',
  'un média animé a une autre forme',
  'cette autre forme est juste',
  'un son qui part seul peut être coupé',
  'un film ou un son se commande au clavier',
  'un média animé se commande au clavier',
  'un média marche avec les aides techniques',
];
const NO_LAYOUT = 'aucun tableau de mise en page';

export const THEMES: Readonly<Record<string, readonly Criterion[]>> = {
  Images: [
    machine('1.1', 'une image qui informe a un nom', 'images', ...AXE),
    machine('1.2', 'une image de décor est ignorée', 'images'),
    person('1.3', 'le nom de l’image dit ce qu’elle montre', 'graphique des gains, QR code, affiche, photo choisie'),
    absent('1.4', 'une image de test dit sa nature', 'aucun captcha'),
    absent('1.5', 'un captcha a une autre voie', 'aucun captcha'),
    person('1.6', 'une image complexe a une description', 'graphique des gains : son tableau est dessous ; carte : sa liste'),
    person('1.7', 'la description dit l’essentiel', 'graphique des gains, carte'),
    absent('1.8', 'pas de texte en image', 'aucune image de texte : tout est du texte ou du tracé'),
    person('1.9', 'une légende est liée à son image', 'graphique des gains'),
  ],
  Cadres: [
    absent('2.1', 'un cadre a un titre', 'aucun cadre', 'presentation'),
    absent('2.2', 'ce titre est juste', 'aucun cadre', 'presentation'),
  ],
  Couleurs: [
    person('3.1', 'aucune information par la couleur seule', 'états : un mot et un signe accompagnent la couleur'),
    machine('3.2', 'le texte se détache du fond', ...AXE),
    person('3.3', 'les contrôles et les signes se détachent du fond', 'bords des champs, barre de ce qui reste, graphique'),
  ],
  Multimédia: Array.from({ length: 13 }, (_, index) => absent(`4.${index + 1}`, MEDIA[index]!, NO_MEDIA)),
  Tableaux: [
    absent('5.1', 'un tableau complexe a un résumé', 'aucun tableau à plusieurs rangs d’en-têtes', 'tableaux'),
    absent('5.2', 'ce résumé est juste', 'aucun tableau à plusieurs rangs d’en-têtes', 'tableaux'),
    absent('5.3', 'un tableau de mise en page se lit dans l’ordre', NO_LAYOUT, 'tableaux'),
    machine('5.4', 'un tableau de données a un titre', 'tableaux'),
    person('5.5', 'ce titre est juste', 'montants de l’aide, historique, paiements, bénéficiaires'),
    machine('5.6', 'les en-têtes sont déclarés', 'tableaux', ...AXE),
    machine('5.7', 'chaque case est liée à ses en-têtes', 'tableaux', ...AXE),
    absent('5.8', 'un tableau de mise en page n’a pas d’en-têtes', NO_LAYOUT, 'tableaux'),
  ],
  Liens: [
    person('6.1', 'un lien dit où il mène', 'axe voit les liens sans nom, pas les noms vagues'),
    machine('6.2', 'chaque lien a un nom', ...AXE),
  ],
  Scripts: [
    person('7.1', 'un script marche avec une aide technique', 'lecteur d’écran : tirage, dépense, carte, scan'),
    machine('7.2', 'ce que fait un script se fait aussi sans lui', 'sans-script'),
    machine('7.3', 'tout se fait au clavier', 'clavier', 'focus'),
    person('7.4', 'un changement de page est annoncé ou voulu', 'aucun envoi au choix d’une liste'),
    machine('7.5', 'un message d’état est dit aux aides techniques', 'venue', 'saisies'),
  ],
  'Éléments obligatoires': [
    machine('8.1', 'la page dit sa norme', 'code'),
    machine('8.2', 'le code est valide', 'code'),
    machine('8.3', 'la page dit sa langue', 'langue'),
    machine('8.4', 'cette langue est la bonne', 'langue'),
    machine('8.5', 'la page a un titre', 'titre'),
    person('8.6', 'ce titre est juste', 'une machine voit seulement que deux pages n’ont pas le même, et qu’il dit un refus'),
    person('8.7', 'un mot d’une autre langue est dit comme tel', 'noms propres et mots passés dans l’usage seulement'),
    person('8.8', 'cette autre langue est la bonne', 'voir 8.7'),
    person('8.9', 'aucune balise pour sa seule apparence', 'b et br des listes de clubs et des choix'),
    absent('8.10', 'un sens de lecture changé est dit', 'tout se lit de gauche à droite'),
  ],
  Structure: [
    person('9.1', 'des titres donnent le plan', 'une machine voit l’ordre des niveaux, pas si chaque titre dit sa partie'),
    machine('9.2', 'les zones de la page sont déclarées', 'reperes'),
    person('9.3', 'une liste est une liste', 'axe voit les listes mal faites, pas celles qui manquent'),
    absent('9.4', 'une citation est déclarée', 'aucune citation'),
  ],
  Présentation: [
    machine('10.1', 'l’apparence est dans les feuilles de style', 'presentation'),
    person('10.2', 'tout reste là sans feuille de style', 'lire une page sans style'),
    person('10.3', 'l’ordre reste juste sans feuille de style', 'lire une page sans style'),
    machine('10.4', 'tout se lit à 200 %', 'zoom-200'),
    person('10.5', 'fond et texte ont leur couleur ensemble', 'les couleurs sont des jetons, choisis par paires'),
    machine('10.6', 'un lien dans un texte se voit', ...AXE),
    machine('10.7', 'le focus se voit', 'focus', 'clavier'),
    person(
      '10.8',
      'ce qui est caché l’est aussi pour un lecteur d’écran',
      'icônes, initiales des enfants, barres, mots du navigateur dans un champ de fichier vide',
    ),
    person('10.9', 'aucune information par la forme ou la place seule', 'pages d’aide'),
    person('10.10', 'la forme ou la place a aussi ses mots', 'pages d’aide'),
    machine('10.11', 'rien ne défile de côté à 320 px', 'largeur-320'),
    machine('10.12', 'le texte peut être espacé', 'espacement'),
    absent('10.13', 'ce qui apparaît au survol reste lisible', 'rien n’apparaît au survol'),
    absent('10.14', 'ce qui apparaît en style s’atteint au clavier', 'rien n’apparaît au survol'),
  ],
  Formulaires: [
    machine('11.1', 'chaque champ a une étiquette', 'champs', ...AXE),
    person('11.2', 'l’étiquette est juste', 'lire chaque formulaire'),
    person('11.3', 'la même question a les mêmes mots partout', 'lire chaque formulaire'),
    person('11.4', 'l’étiquette est près du champ', 'au-dessus du champ ; à droite de la case ou du rond'),
    person('11.5', 'les champs de même nature sont groupés', 'choix de l’enfant, du club, de l’accès'),
    machine('11.6', 'un groupe a une légende', ...AXE),
    person('11.7', 'cette légende est juste', 'choix de l’enfant, du club, de l’accès'),
    person('11.8', 'les choix d’une liste sont groupés si besoin', 'communes, activités : ordre alphabétique'),
    person(
      '11.9',
      'un bouton dit ce qu’il fait',
      'axe voit les boutons sans nom, pas les noms vagues ; « Choisir un fichier » s’ajoute à l’étiquette',
    ),
    machine('11.10', 'une saisie fausse est dite, et le champ obligatoire aussi', 'venue', 'saisies'),
    machine('11.11', 'l’erreur dit comment corriger', 'refus'),
    machine('11.12', 'ce qui engage de l’argent se vérifie avant', 'sans-script', 'clavier'),
    machine('11.13', 'le navigateur sait remplir les champs personnels', 'champs', ...AXE),
  ],
  Navigation: [
    person('12.1', 'deux moyens de se déplacer', 'plan du site partout ; menu des espaces, liens du pied des pages publiques'),
    person('12.2', 'le menu est toujours à la même place', 'espaces : en bas sur un téléphone, sous l’en-tête ailleurs'),
    machine('12.3', 'le plan du site est complet', 'plan-du-site'),
    person('12.4', 'le plan du site s’atteint toujours de la même façon', 'il est dans le pied de chaque page, sauf du QR code en grand'),
    absent('12.5', 'le moteur de recherche s’atteint toujours de la même façon', 'aucun moteur de recherche du site'),
    machine('12.6', 'les zones communes peuvent être atteintes ou évitées', 'reperes', 'evitement'),
    machine('12.7', 'un lien mène au contenu', 'evitement', 'clavier'),
    machine('12.8', 'l’ordre du clavier est celui de la page', 'presentation', 'clavier'),
    machine('12.9', 'le clavier ne reste pris nulle part', 'clavier'),
    absent('12.10', 'un raccourci d’une touche peut être coupé', 'aucun raccourci', 'presentation'),
    absent('12.11', 'ce qui apparaît au survol s’atteint au clavier', 'rien n’apparaît au survol'),
  ],
  Consultation: [
    person(
      '13.1',
      'un temps limité peut être allongé',
      'session : 30 minutes sans rien faire, 10 heures en tout ; ce qui est écrit ou scanné est gardé',
    ),
    machine('13.2', 'aucune fenêtre ne s’ouvre seule', 'presentation'),
    person('13.3', 'un document a une version accessible', 'PDF : balisés à l’impression, à lire avec un lecteur d’écran'),
    person('13.4', 'cette version dit la même chose', 'la page du QR code dit ce que dit son PDF'),
    absent('13.5', 'un dessin en caractères a un nom', 'aucun'),
    absent('13.6', 'ce nom est juste', 'aucun'),
    machine('13.7', 'rien ne clignote', 'mouvement', 'presentation'),
    machine('13.8', 'ce qui bouge peut être arrêté', 'mouvement', 'presentation'),
    machine('13.9', 'la page se lit debout ou couchée', 'largeur-320', 'zoom-200'),
    person('13.10', 'aucun geste compliqué n’est nécessaire', 'carte : boutons et liste'),
    person('13.11', 'un geste peut être annulé', 'tout se fait au relâchement, par des boutons natifs'),
    absent('13.12', 'rien n’oblige à bouger l’appareil', 'aucune fonction par le mouvement'),
  ],
};

export const CRITERIA = Object.values(THEMES).flat();

/** Who answers: a machine, a person, nobody. */
export const count = (kind: 'machine' | 'person' | 'absent'): number =>
  CRITERIA.filter(({ absent: none, by }) => (none ? 'absent' : by.length > 0 ? 'machine' : 'person') === kind).length;

const resultOf = ({ absent: none, by, note }: Criterion, failed: ReadonlySet<string>): string => {
  if (by.some((proof) => failed.has(proof))) return '**non tenu**';
  if (none) return `sans objet : ${note}`;
  return by.length > 0 ? 'tenu' : `à regarder : ${note}`;
};

/** docs/rgaa.md. @param failed checks that found something. */
export function rgaaReport(failed: ReadonlySet<string>): string {
  const proof = (name: Proof): string => `\`${name}\``;
  const line = (each: Criterion): string =>
    `| ${each.id} | ${each.asks} | ${each.by.length > 0 ? each.by.map(proof).join(', ') : each.absent ? '' : 'une personne'} | ${resultOf(each, failed)} |`;
  const themes = Object.entries(THEMES).map(
    ([name, criteria], index) =>
      `## ${index + 1}. ${name}\n\n| critère | ce qui est demandé | vérifié par | résultat |\n|---|---|---|---|\n${criteria.map(line).join('\n')}`,
  );
  return `# RGAA 4.1.2 sur le portail

Ce fichier est écrit par \`test/browser/pages/every-page.test.ts\`, qui échoue quand il n’est plus à jour. Chaque contrôle passe sur chaque page de la table des routes, pleine et vide, et sur chaque formulaire refusé.

Sur ${CRITERIA.length} critères : ${count('machine')} sont tenus pour une machine, ${count('person')} demandent une personne, ${count('absent')} sont sans objet. Ce n’est pas un audit : aucune personne n’a encore fait sa part, et le taux de conformité n’est pas calculé.

## Les contrôles

${Object.entries(CHECKS)
  .map(([name, what]) => `- \`${name}\` : ${what}`)
  .join('\n')}
${Object.entries(OTHER_PROOFS)
  .map(([name, where]) => `- \`${name}\` : \`${where}\``)
  .join('\n')}

${themes.join('\n\n')}
`;
}

/** The charter of laïcité a partner accepts (CCTP 2). Once accepted by anybody a version never changes: a new text is a new version. */
export const CHARTER = {
  version: '2026-11',
  title: 'Charte de la laïcité',
  paragraphs: [
    'J’ai lu la charte de la laïcité de la branche Famille avec ses partenaires, publiée sur caf.fr.',
    'Ma structure accueille tous les enfants, sans distinction d’origine, de croyance ou de sexe.',
    'Les activités payées par le ticket loisirs jeunes ne comportent ni culte, ni prosélytisme.',
  ],
} as const;

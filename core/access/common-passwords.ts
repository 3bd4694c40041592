/** Stems of passwords that people choose first, once ending digits and signs are taken off; words of this service too. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  `password motdepasse azerty azertyuiop qwerty qwertyuiop qwertz admin administrateur bonjour bonsoir soleil doudou chouchou loulou
  coucou jetaime amour princesse football basket judo natation danse musique sport loisirs tickets ticket ticketloisirs ticketsloisirs
  caf cafessonne essonne evry grigny paris france marseille nicolas camille thomas julien mohamed maman papa enfant enfants famille
  welcome letmein iloveyou dragon monkey sunshine master hello secret test essai changeme passw chocolat vacances printemps ete automne
  hiver janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre pokemon naruto batman superman starwars
  abc abcd abcdef abcdefg abcdefgh aaaaaaaa zzzzzzzz qwe asd azer bienvenue internet ordinateur telephone samsung iphone google facebook`
    .split(/\s+/)
    .filter(Boolean),
);

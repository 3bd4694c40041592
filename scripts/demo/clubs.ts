/** The invented clubs of the demo: name, activity, road, postcode, commune of Essonne. None of them exists. */
export interface DemoClub {
  name: string;
  activity: string;
  line1: string;
  postalCode: string;
  commune: string;
  kind?: 'entreprise' | 'collectivite';
}

type Row = readonly [name: string, activity: string, line1: string, postalCode: string, commune: string, kind?: DemoClub['kind']];

const ROWS: readonly Row[] = [
  ['Judo Club de Grigny', 'Judo', '3 rue des Lilas', '91350', 'Grigny'],
  ['Dojo de l’Yerres', 'Judo', '12 rue de la Gare', '91330', 'Yerres'],
  ['Union sportive d’Évry football', 'Football', '1 allée du Stade', '91000', 'Évry-Courcouronnes'],
  ['Étoile de Corbeil', 'Football', '45 quai de l’Essonne', '91100', 'Corbeil-Essonnes'],
  ['Football Club de Massy', 'Football', '8 avenue du Noyer-Lambert', '91300', 'Massy'],
  ['Les Fennecs de Ris-Orangis', 'Basket-ball', '6 rue Jean-Moulin', '91130', 'Ris-Orangis'],
  ['Basket Savigny', 'Basket-ball', '27 rue des Chardonnerets', '91600', 'Savigny-sur-Orge'],
  ['Ondes Natation', 'Natation', '2 place du Marché', '91700', 'Sainte-Geneviève-des-Bois'],
  ['Les Dauphins de Viry', 'Natation', '14 boulevard Guynemer', '91170', 'Viry-Châtillon'],
  ['Cercle des nageurs d’Étampes', 'Natation', '9 avenue Charles-de-Gaulle', '91150', 'Étampes'],
  ['Gymnastique d’Athis', 'Gymnastique', '5 rue Geneviève-Anthonioz', '91200', 'Athis-Mons'],
  ['La Souplesse brunoyenne', 'Gymnastique', '31 rue de Cerçay', '91800', 'Brunoy'],
  ['Tennis Club de Palaiseau', 'Tennis', '18 rue Émile-Zola', '91120', 'Palaiseau'],
  ['Raquettes de Draveil', 'Tennis', '7 chemin de la Seine', '91210', 'Draveil'],
  ['Handball des Ulis', 'Handball', '4 avenue de l’Aubrac', '91940', 'Les Ulis'],
  ['Hand Montgeron', 'Handball', '22 rue d’Eschard', '91230', 'Montgeron'],
  ['Rugby Club de Brétigny', 'Rugby', '10 rue du Bois-Bouquet', '91220', 'Brétigny-sur-Orge'],
  ['Ovalie d’Orsay', 'Rugby', '3 avenue de l’Épargne', '91400', 'Orsay'],
  ['Athlétisme de Longjumeau', 'Athlétisme', '16 rue Léontine-Sohier', '91160', 'Longjumeau'],
  ['Karaté de Vigneux', 'Karaté', '11 avenue Henri-Charon', '91270', 'Vigneux-sur-Seine'],
  ['Boxe de Saint-Michel', 'Boxe', '2 rue de Montlhéry', '91240', 'Saint-Michel-sur-Orge'],
  ['Escalade Milly', 'Escalade', '1 place Grammont', '91490', 'Milly-la-Forêt'],
  ['Cavaliers de Gif', 'Équitation', '40 route de Belleville', '91190', 'Gif-sur-Yvette'],
  ['Poney-Club de Dourdan', 'Équitation', 'Ferme du Parterre', '91410', 'Dourdan', 'entreprise'],
  ['Canoë de l’Essonne', 'Canoë-kayak', '50 quai Bourgoin', '91100', 'Corbeil-Essonnes'],
  ['Patins de Fleury', 'Patinage', '8 rue Roger-Clavier', '91700', 'Fleury-Mérogis'],
  ['École municipale des sports', 'Multisports', 'Hôtel de ville', '91860', 'Épinay-sous-Sénart', 'collectivite'],
  ['Les Petits Archets', 'Musique', '15 rue du Clos', '91290', 'Arpajon'],
  ['Conservatoire de Mennecy', 'Musique', '2 place de la Mairie', '91540', 'Mennecy', 'collectivite'],
  ['Chœur d’enfants d’Yerres', 'Chant', '6 rue de Concy', '91330', 'Yerres'],
  ['Batucada de Grigny', 'Musique', '19 avenue des Tuileries', '91350', 'Grigny'],
  ['Pas de chat', 'Danse', '13 rue de Paris', '91370', 'Verrières-le-Buisson'],
  ['Danse en Hurepoix', 'Danse', '4 rue Dauvilliers', '91530', 'Saint-Chéron'],
  ['Hip-hop d’Évry', 'Danse', '25 cours Blaise-Pascal', '91000', 'Évry-Courcouronnes'],
  ['Théâtre de l’Œil ouvert', 'Théâtre', '9 rue Féray', '91100', 'Corbeil-Essonnes'],
  ['La Compagnie du Noël', 'Théâtre', '21 rue Saint-Jacques', '91150', 'Étampes'],
  ['Atelier de l’Orge', 'Arts plastiques', '30 rue de l’Yvette', '91390', 'Morsang-sur-Orge'],
  ['Terre et couleurs', 'Arts plastiques', '7 rue du Pré', '91180', 'Saint-Germain-lès-Arpajon'],
  ['Cirque du bois joli', 'Cirque', 'Chemin du Bois-Joli', '91130', 'Ris-Orangis'],
  ['Cinéma des jeunes', 'Cinéma', '1 rue du Théâtre', '91300', 'Massy', 'entreprise'],
];

/** Sports first; the first one's account has a known password. */
export const CLUBS: readonly DemoClub[] = ROWS.map(([name, activity, line1, postalCode, commune, kind]) => ({
  name,
  activity,
  line1,
  postalCode,
  commune,
  ...(kind ? { kind } : {}),
}));

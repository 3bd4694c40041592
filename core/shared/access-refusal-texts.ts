import type { RefusalText } from './refusals.ts';

/** The catalogue’s sentences about accounts, passwords and rights. */
export const accessRefusalTexts = {
  INSCRIPTION_REFUSEE: {
    status: 422,
    what: 'Nous ne trouvons pas de dossier avec ces deux informations.',
    todo: 'Vérifiez-les sur votre compte caf.fr. Si elles sont justes, contactez la Caf.',
  },
  IDENTIFIANT_INVALIDE: { status: 422, what: 'L’identifiant s’écrit P et 6 chiffres.', todo: 'Recopiez-le du mail de bienvenue.' },
  MOT_DE_PASSE_VIDE: { status: 422, what: 'Écrivez votre mot de passe.' },
  IDENTIFIANTS_FAUX: {
    status: 422,
    what: 'L’adresse mail ou le mot de passe est faux.',
    todo: 'Réessayez, ou choisissez un nouveau mot de passe.',
  },
  IDENTIFIANTS_AGENT_FAUX: {
    status: 422,
    what: 'Le code, l’adresse mail ou le mot de passe est faux.',
    todo: 'Réessayez, ou demandez un nouveau mot de passe.',
  },
  MATRICULE_DEMANDE: { status: 422, what: 'Plusieurs dossiers ont cette adresse mail. Écrivez aussi votre numéro d’allocataire.' },
  COMPTE_GELE: {
    status: 423,
    what: 'Votre compte est bloqué jusqu’à {hour}, dans {minutes} minutes. Le mot de passe a été faux 5 fois de suite.',
    todo: 'Attendez, ou choisissez un nouveau mot de passe avec le lien « Mot de passe oublié ».',
  },
  TROP_D_ESSAIS: { status: 429, what: 'Il y a eu trop d’essais.', todo: 'Réessayez dans {minutes} minutes.' },
  MOT_DE_PASSE_FAIBLE: { status: 422, what: 'Le mot de passe doit avoir {missing}.', todo: 'Ajoutez ce qui manque.' },
  MOT_DE_PASSE_COURANT: { status: 422, what: 'Ce mot de passe est trop facile à deviner. Choisissez-en un autre.' },
  MOT_DE_PASSE_TROP_LONG: {
    status: 422,
    what: 'Ce mot de passe est trop long : 72 caractères simples au maximum.',
    todo: 'Écrivez plus court.',
  },
  MOT_DE_PASSE_REPRIS: { status: 422, what: 'C’est le mot de passe actuel. Choisissez-en un nouveau.' },
  CONFIRMATION_DIFFERENTE: { status: 422, what: 'Les deux mots de passe ne sont pas les mêmes.', todo: 'Écrivez deux fois le même.' },
  ANCIEN_MOT_DE_PASSE_FAUX: {
    status: 422,
    what: 'Le mot de passe actuel est faux.',
    todo: 'Écrivez celui que vous utilisez pour vous connecter.',
  },
  LIEN_PERIME: { status: 410, what: 'Ce lien a déjà servi ou sa date est passée.', todo: 'Demandez un nouveau lien.' },
  DROIT_MANQUANT: { status: 403, what: 'Vous n’avez pas le droit de faire cela.', todo: 'Demandez-le à un gestionnaire.' },
  COMPTE_SUSPENDU: {
    status: 403,
    what: 'La Caf a suspendu votre accès.',
    todo: 'Contactez la Caf de l’Essonne pour savoir pourquoi.',
  },
  OPPOSITION: {
    status: 403,
    what: 'Vous avez demandé à ne plus utiliser ce service.',
    todo: 'Pour revenir, contactez la Caf de l’Essonne.',
  },
  MAIL_IDENTIQUE: { status: 422, what: 'C’est déjà l’adresse mail de cette famille.', todo: 'Écrivez la nouvelle adresse.' },
  DEJA_FAIT: { status: 409, what: 'C’est déjà fait : {done}, par {who}, le {when}.', todo: 'Relisez la page.' },
  RIEN_A_LEVER: { status: 409, what: 'Cette famille n’est ni suspendue ni opposée.', todo: 'Relisez la page.' },
  FAMILLE_SANS_MAIL: { status: 409, what: 'Cette famille n’a pas d’adresse mail.', todo: 'Notez d’abord son adresse.' },
  FAMILLE_ARRETEE: { status: 409, what: 'Cette famille est suspendue ou opposée.', todo: 'Levez d’abord ce qui l’arrête.' },
  VUE_IMPOSSIBLE: {
    status: 409,
    what: 'Cette famille n’a pas activé son compte : elle ne voit encore rien.',
    todo: 'Demandez-lui de créer son compte.',
  },
  VUE_LECTURE_SEULE: {
    status: 403,
    what: 'Vous regardez l’espace d’une famille : rien ne peut y être changé.',
    todo: 'Revenez en arrière.',
  },
  RECHERCHE_COURTE: { status: 422, what: 'Écrivez au moins 2 lettres ou un numéro.' },
  CONSENTEMENT_MANQUANT: { status: 403, what: 'Il faut d’abord donner votre accord.', todo: 'Lisez le texte, puis cochez la case.' },
  CASE_CONSENTEMENT: { status: 422, what: 'Cochez la case pour donner votre accord.' },
  DROITS_A_SOI: {
    status: 403,
    what: 'Vous ne pouvez pas changer vos propres droits ni votre propre compte ici.',
    todo: 'Demandez-le à un autre gestionnaire.',
  },
  DROIT_INCONNU: { status: 422, what: 'Ce droit n’existe pas.', todo: 'Choisissez un droit de la liste.' },
  DERNIER_GESTIONNAIRE: {
    status: 409,
    what: 'C’est le dernier agent actif qui peut gérer les agents.',
    todo: 'Donnez d’abord ce droit à un autre agent.',
  },
  CODE_FAUX: { status: 422, what: 'Ce code est faux, ou il a déjà servi.', todo: 'Attendez le code suivant de votre application.' },
  CODE_GELE: {
    status: 423,
    what: 'La connexion est bloquée jusqu’à {hour}, dans {minutes} minutes. Le code a été faux 5 fois de suite.',
    todo: 'Attendez, ou demandez à un gestionnaire.',
  },
  DOUBLE_AUTH_ETAT: {
    status: 409,
    what: 'La double authentification de ce compte n’est pas dans cet état.',
    todo: 'Relisez la page.',
  },
  DOUBLE_AUTH_OBLIGATOIRE: {
    status: 409,
    what: 'La double authentification est obligatoire : elle ne s’arrête pas.',
    todo: 'Gardez votre application, ou changez-la.',
  },
  AGENT_INCONNU: { status: 403, what: 'L’agent {code} n’existe pas, ou n’est plus actif.', todo: 'Vérifiez le code de l’agent.' },
} as const satisfies Record<string, RefusalText>;

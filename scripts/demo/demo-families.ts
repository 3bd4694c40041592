import { activateAccount } from '#core/family/activate-account.ts';
import { Children, Families, type Family } from '#core/family/family.model.ts';
import { giveConsent } from '#core/family/give-consent.ts';
import { requestActivation } from '#core/family/request-activation.ts';
import type { Act } from '#core/shared/author.ts';
import { DEMO_PASSWORD } from './demo-accounts.ts';
import { readLetter, tokenOf } from './demo-mails.ts';

/** Sign-up by matricule and mail, the mailed link, the password; then the consent, but for those who stop there (R-FAM-01, R-FAM-05). */
export async function signUp(family: Pick<Family, 'campaign' | 'matricule' | 'mail'>, at: Date, consents = true): Promise<void> {
  const { campaign, matricule } = family;
  const act: Act = { author: { kind: 'family', id: matricule }, at };
  await requestActivation(act, { matricule, mail: family.mail ?? '' });
  const { link } = await readLetter('family-activation', matricule);
  await activateAccount(act, { token: tokenOf(link), motDePasse: DEMO_PASSWORD, confirmation: DEMO_PASSWORD });
  if (consents) await giveConsent(act, { campaign, matricule, consentement: 'oui' });
}

/** One family in `every` of those that have a mail, in the order of their matricules. */
export async function* someFamilies(campaign: number, every: number): AsyncGenerator<Family> {
  let rank = 0;
  for await (const family of Families.find({ campaign, mail: { $ne: null } })
    .sort({ campaign: 1, matricule: 1 })
    .lean<Family>()
    .cursor({ batchSize: 200 }))
    if (rank++ % every === 0) yield family;
}

/** The family whose account is shown: the first with a mail and two children, or else the first with a mail. */
export async function shownFamily(campaign: number): Promise<Family | null> {
  const parents = Children.aggregate<{ _id: string }>([
    { $match: { campaign } },
    { $group: { _id: '$matricule', children: { $sum: 1 } } },
    { $match: { children: 2 } },
    { $sort: { _id: 1 } },
    { $limit: 50 },
  ]);
  const matricules = (await parents).map((each) => each._id);
  const mailed = { campaign, mail: { $ne: null } };
  const withTwo = await Families.findOne({ ...mailed, matricule: { $in: matricules } })
    .sort({ matricule: 1 })
    .lean<Family>();
  return withTwo ?? Families.findOne(mailed).sort({ matricule: 1 }).lean<Family>();
}

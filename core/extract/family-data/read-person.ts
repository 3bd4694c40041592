import { familySubject } from '../../access/subject.ts';
import { Campaigns } from '../../campaign/campaign.model.ts';
import { Children, Families, type Family, familyId } from '../../family/family.model.ts';
import { Loads } from '../../load/load.model.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { refuse } from '../../shared/refusals.ts';
import { objectsOf } from '../family-traces.ts';
import type { Person } from './holdings.ts';

/** Under which keys an allocataire is known, in every campaign still kept. @throws Refusal INTROUVABLE (404). */
export async function readPerson(matricule: Matricule): Promise<Person> {
  const kept: number[] = await Campaigns.distinct('_id');
  const families = await Families.find({ _id: { $in: kept.map((year) => familyId(year, matricule)) } }).lean<Family[]>();
  if (families.length === 0) throw refuse('INTROUVABLE');
  const years = families.map(({ campaign }) => campaign);
  const objects = await Promise.all(families.map(objectsOf));
  return {
    matricule,
    years,
    loads: await Loads.distinct('_id', { campaign: { $in: years } }),
    sias: await Children.distinct('sias', { campaign: { $in: years }, matricule }),
    mails: [...new Set(families.flatMap(({ mail, fileMail }) => [mail, fileMail]).filter((mail) => mail !== null))],
    subjects: years.map((year) => familySubject(year, matricule)),
    objects: [matricule, ...objects.flat()],
  };
}

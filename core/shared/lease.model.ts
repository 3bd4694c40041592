/** Who does which background job now: one document a job, taken for a while, with a fence that only rises. Real time. */
import { type CollectionSpec, defineModel } from './collection.ts';

export interface Lease {
  /** Name of the job. */
  _id: string;
  /** Process that holds it. */
  holder: string;
  /** Rises at each taking: a write that carries an older one comes from somebody who lost the lease. */
  fence: number;
  /** Real time until which it is held; past: free to take. */
  until: Date;
}

export const Leases = defineModel<Lease>('Lease', 'leases', { _id: String, holder: String, fence: Number, until: Date });

export const leaseSpec: CollectionSpec = {
  name: 'leases',
  validator: { fence: { $type: 'int', $gt: 0 }, until: { $type: 'date' } },
  indexes: [],
};

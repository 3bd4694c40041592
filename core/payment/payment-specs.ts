import type { CollectionSpec } from '../shared/collection.ts';
import { paymentBatchSpec } from './payment-batch.model.ts';
import { paymentFileSpec } from './payment-file.model.ts';
import { paymentLineSpec } from './payment-line.model.ts';

/** Every collection of this room. */
export const paymentSpecs: CollectionSpec[] = [paymentBatchSpec, paymentLineSpec, paymentFileSpec];

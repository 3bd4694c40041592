import { type AuditEvent, AuditEvents } from './audit-event.model.ts';

/** The latest event of a kind about an object: who changed it last, and when. Null when there is none. */
export const lastEvent = (object: AuditEvent['object'], kind: string): Promise<AuditEvent | null> =>
  AuditEvents.findOne({ 'object.type': object.type, 'object.id': object.id, kind }).sort({ at: -1 }).lean<AuditEvent>();

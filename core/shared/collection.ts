/** What a collection is made of: the model for reading, and what the database itself holds (validator, indexes). */
import mongoose, { Schema, type Model, type SchemaDefinition } from 'mongoose';

export interface IndexSpec {
  key: Record<string, 1 | -1>;
  unique?: boolean;
  /** A partial index restates an "at most one". */
  where?: Record<string, unknown>;
  /** Seconds; never on money. */
  expireAfterSeconds?: number;
}

export interface CollectionSpec {
  name: string;
  /** A MongoDB query every document must match; migrations install it at level strict. */
  validator?: Record<string, unknown>;
  indexes: IndexSpec[];
}

/** Defines the model of a collection. Collections and indexes are made by migrations (core/schema), never here. */
export function defineModel<T>(name: string, collection: string, definition: SchemaDefinition): Model<T> {
  const existing = mongoose.models[name] as Model<T> | undefined;
  if (existing) return existing;
  const schema = new Schema(definition, { collection, versionKey: false, autoIndex: false, autoCreate: false, minimize: false });
  return mongoose.model(name, schema) as unknown as Model<T>;
}

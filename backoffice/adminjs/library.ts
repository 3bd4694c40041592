/** AdminJS as the server calls it: from its one file (build-library.ts), or, where that has not been built, as it is installed. */
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LIBRARY } from '../paths.ts';
import type * as Source from './library-source.ts';

const library: typeof Source = existsSync(LIBRARY)
  ? ((await import(pathToFileURL(LIBRARY).href)) as typeof Source)
  : await import('./library-source.ts');

export const { AdminJS, AdminJSExpress, AdminRouter, BaseProperty, BaseRecord, ComponentLoader, MongooseResource } = library;
export type AdminJS = Source.AdminJS;
export type BaseProperty = Source.BaseProperty;
export type BaseRecord = Source.BaseRecord;
export type MongooseResource = Source.MongooseResource;

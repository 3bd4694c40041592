/** All that the desk asks of AdminJS and its adapters. The server reads it through library.ts. */
export { BaseProperty, BaseRecord, ComponentLoader, Router as AdminRouter, default as AdminJS } from 'adminjs';
export { default as AdminJSExpress } from '@adminjs/express';
export { Resource as MongooseResource } from '@adminjs/mongoose';

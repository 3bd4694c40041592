import type { NextFunction, Request, RequestHandler, Response } from 'express';

type AsyncHandler = (req: Request, res: Response, next: NextFunction) => Promise<unknown>;

/** Express 4 does not wait for promises: what this one throws goes to the last handler. */
export const awaited =
  (handle: AsyncHandler): RequestHandler =>
  (req, res, next) => {
    handle(req, res, next).catch(next);
  };

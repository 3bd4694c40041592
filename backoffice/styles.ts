/**
 * The two style sheets of the back-office, put together once from the kit's files.
 * Inside AdminJS the kit's element rules apply under `.tlj` only (CSS nesting), so that AdminJS's own parts keep their look.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import express, { Router } from 'express';
import { KIT_DIR, STYLES_DIR } from './paths.ts';

/** Public files: styles, fonts, mark. They tell nothing of anybody. */
export function styleFiles(): Router {
  const router = Router();
  const kit = (name: string): string => readFileSync(path.join(KIT_DIR, name), 'utf8');
  const desk = readdirSync(STYLES_DIR)
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => readFileSync(path.join(STYLES_DIR, name), 'utf8'))
    .join('\n');
  const sheets: Record<string, string> = {
    'page.css': kit('tokens.css') + kit('base.css'),
    'desk.css': `${kit('tokens.css')}\n.tlj {\n${withoutPage(kit('base.css'))}\n}\n${desk}`,
  };
  router.get('/:name(page.css|desk.css)', (req, res) => void res.type('css').send(sheets[req.params.name as keyof typeof sheets]));
  router.use('/fonts', express.static(path.join(KIT_DIR, 'fonts'), { maxAge: '7d', index: false }));
  router.use(express.static(STYLES_DIR, { index: false, extensions: false }));
  return router;
}

/** @page cannot be nested. */
const withoutPage = (css: string): string => css.replace(/@page\s*\{[^}]*\}/g, '');

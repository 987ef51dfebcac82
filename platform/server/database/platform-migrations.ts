import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationSource } from './migrate.ts';

/** The platform's own migrations in the order of their needs: the ground, who is calling, then the rest by name. */
export function platformMigrations(): readonly MigrationSource[] {
  const root = join(import.meta.dirname, '..');
  const parts = readdirSync(root).filter((part) => existsSync(join(root, part, 'db')));
  const first = ['database', 'identity'].filter((part) => parts.includes(part));
  const rest = parts.filter((part) => !first.includes(part)).sort();
  return [...first, ...rest].map((component) => ({ component, directory: join(root, component, 'db') }));
}

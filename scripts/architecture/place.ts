import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** Where a file of the repository stands. */
export type Place =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'platform'; readonly part: string }
  | { readonly kind: 'component'; readonly id: string; readonly part: string }
  | { readonly kind: 'app'; readonly name: string }
  | { readonly kind: 'workshop' };

/** What an import names: a place in the house, a builtin of Node, or a package from outside. */
export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'gov-package'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'npm'; readonly name: string };

export function placeOf(path: string): Place {
  const [top = '', second = '', third = ''] = path.split('/');
  if (top === 'packages') return { kind: 'package', name: second };
  if (top === 'platform') return { kind: 'platform', part: second };
  if (top === 'apps') return { kind: 'app', name: second };
  if (top !== 'components') return { kind: 'workshop' };
  return { kind: 'component', id: second, part: third };
}

export function targetOf(from: string, specifier: string): Target {
  if (specifier.startsWith('.')) {
    return { kind: 'file', path: posix.normalize(posix.join(posix.dirname(from), withoutQuery(specifier))) };
  }
  if (specifier.startsWith('#')) return { kind: 'file', path: withoutQuery(specifier).slice(1) };
  if (specifier.startsWith('@gov/')) return { kind: 'gov-package', name: specifier.split('/')[1] ?? '' };
  if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier.replace(/^node:/, '') };
  return { kind: 'npm', name: npmName(specifier) };
}

/** Vite's `?url`, `?raw` and `?worker` do not change which file is meant. */
const withoutQuery = (specifier: string): string => specifier.replace(/\?.*$/, '');

const npmName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

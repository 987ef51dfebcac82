import type { House } from '../house.ts';
import type { Pass } from './pass.ts';

/**
 * Stands for what a command asks: route, parameters, query and body, whatever the order of their members. Keyed, because
 * a body may hold a password. Uploaded files are not in it: their names and bytes stream past.
 */
export const contentDigest = (house: House, { mounted, incoming }: Pass): string => {
  const { params, query, body } = incoming.raw;
  const asked = [mounted.route.method, mounted.name, params ?? null, query ?? null, body ?? null];
  return house.keys.house.digest('command', JSON.stringify(asked, inOrder));
};

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

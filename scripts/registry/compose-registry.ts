import { checkComponents } from './check-components.ts';
import { orderComponents } from './order-components.ts';
import { readComponents } from './read-components.ts';
import { serverRegistry } from './server-registry.ts';
import { webRegistry } from './web-registry.ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Both registries as they must stand for the components that exist, or the sentences that forbid writing them. */
export async function composeRegistry(
  root: string,
): Promise<{ readonly files: readonly GeneratedFile[]; readonly problems: readonly string[] }> {
  const found = await readComponents(root);
  const { ordered, problems } = orderComponents(found);
  return {
    files: [
      { path: 'apps/server/registry.generated.ts', text: serverRegistry(ordered) },
      { path: 'apps/web/registry.generated.ts', text: webRegistry(ordered) },
    ],
    problems: [...problems, ...checkComponents(found)],
  };
}

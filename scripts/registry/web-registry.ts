import type { FoundComponent } from './read-components.ts';

const head = `// Written by \`npm run write-registry\`; never edited by hand.
import type { WebRegistryRow } from '#platform/web/shell/component-web.ts';

export const registry: readonly WebRegistryRow[] = [`;

/** Text of `apps/web/registry.generated.ts`: menu and widgets as data, each component one lazy chunk. */
export function webRegistry(ordered: readonly FoundComponent[]): string {
  return [head, ...ordered.filter((each) => each.hasWeb).map(rowOf), '];', ''].join('\n');
}

function rowOf({ folder, manifest: { id, name, menu, widgets } }: FoundComponent): string {
  const facts = JSON.stringify({ id, name, menu, widgets }, undefined, 2)
    .split('\n')
    .slice(1, -1)
    .map((line) => `  ${line}`)
    .join('\n');
  return `  {\n${facts},\n    load: () => import('#components/${folder}/web/index.tsx'),\n  },`;
}

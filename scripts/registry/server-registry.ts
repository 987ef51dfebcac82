import type { FoundComponent } from './read-components.ts';

const head = `// Written by \`npm run write-registry\`; never edited by hand.
import { join } from 'node:path';
import type { RegisteredComponent } from '#platform/server/components/registered-component.ts';
`;

/** Text of `apps/server/registry.generated.ts`: components in the order of their needs, migrations in the same order. */
export function serverRegistry(ordered: readonly FoundComponent[]): string {
  const imports = ordered.flatMap((each) => importsOf(each));
  return [
    head,
    ...imports,
    '',
    'export const registry: readonly RegisteredComponent[] = [',
    ...ordered.map(rowOf),
    '];',
    '',
  ].join('\n');
}

function importsOf({ folder, hasContract, hasServer }: FoundComponent): readonly string[] {
  const name = variableOf(folder);
  return [
    `import { component as ${name}Manifest } from '#components/${folder}/component.ts';`,
    ...(hasContract && hasServer
      ? [`import { routes as ${name}Routes } from '#components/${folder}/contract.ts';`]
      : []),
    ...(hasServer ? [`import { server as ${name}Server } from '#components/${folder}/server/index.ts';`] : []),
  ];
}

/** A component without a server part serves nothing: its routes are mounted once somebody answers them. */
function rowOf({ folder, hasServer, hasMigrations }: FoundComponent): string {
  const name = variableOf(folder);
  return [
    '  {',
    `    manifest: ${name}Manifest,`,
    `    routes: ${hasServer ? `${name}Routes` : '{}'},`,
    // A handler knows its own inputs; the pipeline has checked them against the same route row.
    `    server: ${hasServer ? `${name}Server as unknown as RegisteredComponent['server']` : '{ handlers: {} }'},`,
    ...(hasMigrations ? [`    migrations: join(import.meta.dirname, '../../components/${folder}/db'),`] : []),
    '  },',
  ].join('\n');
}

const variableOf = (folder: string): string =>
  folder.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

import type { FoundComponent } from './read-components.ts';

/** What manifests and contracts must not say, each as a sentence. */
export function checkComponents(found: readonly FoundComponent[]): readonly string[] {
  return [
    ...found.flatMap(wrongIds),
    ...twice(found, 'table', ({ manifest }) => manifest.tables),
    ...twice(found, 'permission', ({ manifest }) => manifest.permissions.map((row) => row.code)),
    // One component may lead to one page by several permissions, none of which anybody holds beside another.
    ...twice(found, 'menu path', ({ manifest }) => [...new Set(manifest.menu.map((row) => row.path))]),
    ...twice(found, 'error code', ({ manifest }) => Object.keys(manifest.errors)),
    ...twice(found, 'audit event', ({ manifest }) => Object.keys(manifest.auditEvents)),
    ...twice(found, 'widget', ({ manifest }) => manifest.widgets.map((row) => row.id)),
    ...twice(found, 'event', ({ manifest }) => manifest.events),
    ...twice(found, 'route', routeNames),
    ...unknownPermissions(found),
    ...missingParts(found),
  ];
}

function wrongIds({ folder, manifest }: FoundComponent): readonly string[] {
  return folder === manifest.id
    ? []
    : [`components/${folder}/component.ts calls itself ${manifest.id}; id and folder are one`];
}

/** Parameters count as equal: `/api/x/:id` and `/api/x/:name` are one address. */
const routeNames = ({ routes }: FoundComponent): readonly string[] =>
  Object.values(routes).map((route) => `${route.method} ${route.path.replace(/:[^/]+/g, ':…')}`);

function twice(
  found: readonly FoundComponent[],
  what: string,
  namesOf: (component: FoundComponent) => readonly string[],
): readonly string[] {
  const rows = found.flatMap((each) => namesOf(each).map((name) => ({ name, id: each.manifest.id })));
  return [...Map.groupBy(rows, (row) => row.name)].flatMap(([name, owners]) =>
    owners.length > 1 ? [`${what} ${name} is named more than once: ${owners.map((row) => row.id).join(', ')}`] : [],
  );
}

function unknownPermissions(found: readonly FoundComponent[]): readonly string[] {
  const known = new Set([
    'public',
    'signed-in',
    ...found.flatMap(({ manifest }) => manifest.permissions.map((row) => row.code)),
  ]);
  return found.flatMap(({ manifest, routes }) => [
    ...Object.entries(routes)
      .filter(([, route]) => !known.has(route.permission))
      .map(
        ([name, route]) =>
          `route ${name} of ${manifest.id} asks for permission ${route.permission}, which no manifest names`,
      ),
    ...[...manifest.menu, ...manifest.widgets]
      .filter((row) => row.permission !== undefined && !known.has(row.permission))
      .map((row) => `${row.words} of ${manifest.id} asks for permission ${row.permission}, which no manifest names`),
  ]);
}

function missingParts(found: readonly FoundComponent[]): readonly string[] {
  return found
    .filter((each) => each.hasServer && !each.hasContract)
    .map((each) => `component ${each.manifest.id} has a server part but no contract.ts with \`routes\``);
}

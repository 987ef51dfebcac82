import { type Needs, needsOf } from './needs.ts';
import { type Place, placeOf, type Target, targetOf } from './place.ts';
import type { ImportOf, SourceModule } from './source-module.ts';
import { type Finding, isTest, lineAt, type SourceTree } from './source-tree.ts';

interface Edge {
  readonly module: SourceModule;
  readonly found: ImportOf;
  readonly from: Place;
  readonly target: Target;
  /** Where a target inside the house stands. */
  readonly to: Place | undefined;
  readonly needs: Needs;
  /** Part of the web app's build: it runs in Node although it lies beside the browser's entry. */
  readonly isBuild: boolean;
}

/** "Who may import whom": every import of every file, type-only ones included, asked against one table. */
export function importRules(tree: SourceTree): readonly Finding[] {
  const needs = needsOf(tree);
  const build = buildFiles(tree);
  return tree.modules.flatMap((module) =>
    module.imports.flatMap((found) => {
      const sentence = refusal(edgeOf(module, found, needs, build.has(module.path)));
      return sentence ? [{ file: module.path, line: lineAt(module.text, found.offset), sentence }] : [];
    }),
  );
}

function edgeOf(module: SourceModule, found: ImportOf, needs: Needs, isBuild: boolean): Edge {
  const target = targetOf(module.path, found.specifier);
  const to = target.kind === 'file' ? placeOf(target.path) : undefined;
  return { module, found, from: placeOf(module.path), target, to, needs, isBuild };
}

/** `vite.config.ts` and what it imports from beside it. */
function buildFiles(tree: SourceTree): ReadonlySet<string> {
  const configurations = tree.modules.filter((module) => /^apps\/[^/]+\/vite\.config\.ts$/.test(module.path));
  const imported = configurations.flatMap((module) =>
    module.imports
      .map((found) => targetOf(module.path, found.specifier))
      .flatMap((target) => (target.kind === 'file' ? [target.path] : [])),
  );
  return new Set([...configurations.map((module) => module.path), ...imported]);
}

/** The sentence with which an import is refused; undefined = allowed. */
function refusal(edge: Edge): string | undefined {
  if (edge.target.kind === 'file' && /^(\.\.|node_modules)(\/|$)/.test(edge.target.path)) {
    return `leaves the repository by a path (${edge.found.specifier})`;
  }
  switch (edge.from.kind) {
    case 'package':
      return refusalInPackage(edge, edge.from.name);
    case 'platform':
      return refusalInPlatform(edge, edge.from.part);
    case 'component':
      return refusalInComponent(edge, edge.from.id, edge.from.part);
    case 'app':
      return refusalInApp(edge, edge.from.name);
    case 'workshop':
      return undefined;
  }
}

function refusalInPackage({ module, target, to }: Edge, name: string): string | undefined {
  if (to && !(to.kind === 'package' && to.name === name)) {
    return `package ${name} reaches outside itself: packages import packages by name (@gov/…) and nothing else of the house`;
  }
  if (target.kind !== 'builtin' || isTest(module.path)) return undefined;
  if (name === 'gm' && ['crypto', 'buffer'].includes(target.name)) return undefined;
  return `package ${name} imports node:${target.name}: packages are pure; only gm may use node:crypto`;
}

function refusalInPlatform({ module, found, target, to }: Edge, part: string): string | undefined {
  if (to?.kind === 'app' && !isTest(module.path))
    return `the platform imports an app (${found.specifier}); apps wire the platform, never the reverse`;
  if (to?.kind === 'component') {
    const contractAsType = part === 'web' && to.part === 'contract.ts' && found.typeOnly;
    if (contractAsType || isTest(module.path)) return undefined;
    return `the platform imports component ${to.id}; it may know components only through the registry${part === 'web' ? ', and contracts only as types' : ''}`;
  }
  return sidesMix(part, target, to, module.path);
}

function refusalInComponent(edge: Edge, id: string, part: string): string | undefined {
  const { module, found, target, to } = edge;
  if (to?.kind === 'component' && to.part === 'testing' && !isTest(module.path))
    return `component ${id} imports its own testing; only tests may`;
  if (to?.kind === 'component' && to.id !== id) return refusalBetweenComponents(edge, id, to);
  if (to?.kind === 'package') return `import package ${to.name} by its name @gov/${to.name}`;
  if (part === 'component.ts' || part === 'contract.ts' || part === 'contract')
    return refusalInContract(edge, id, part);
  if (part === 'rules') return refusalInRules(edge, id);
  if (to?.kind === 'app') {
    if (isTest(module.path)) return undefined;
    return `component ${id} imports an app (${found.specifier})`;
  }
  if (part === 'web' && target.kind === 'file' && /^components\/[^/]+\/(server|db)\//.test(target.path)) {
    return `the web part of ${id} imports the server part; both may share only rules and contract.ts`;
  }
  if (part === 'server' && target.kind === 'file' && /^components\/[^/]+\/web\//.test(target.path)) {
    return `the server part of ${id} imports the web part`;
  }
  return sidesMix(part, target, to, module.path);
}

function refusalBetweenComponents(
  { module, target, needs }: Edge,
  id: string,
  to: Place & { kind: 'component' },
): string | undefined {
  const inside = target.kind === 'file' ? target.path : to.id;
  // Pieces of screen lent to others have their tokens in one file (ADR 5); only web parts may name them.
  const lentToWeb = inside === `components/${to.id}/web/parts.ts` && module.path.startsWith(`components/${id}/web/`);
  if (to.part !== 'contract.ts' && !lentToWeb) {
    return `component ${id} imports the inside of ${to.id} (${inside}); only its contract.ts, and web/parts.ts between web parts, may be imported`;
  }
  if (!needs.get(id)?.includes(to.id)) {
    return `component ${id} imports the contract of ${to.id} without naming it in needs`;
  }
  return undefined;
}

function refusalInContract({ target, to }: Edge, id: string, file: string): string | undefined {
  if (target.kind === 'gov-package') return undefined;
  if (target.kind === 'npm' && target.name === 'typebox') return undefined;
  // A contract too long for one file lies in a folder beside it; others still import contract.ts only.
  const ownContract =
    to?.kind === 'component' && (to.part === 'contract' || (to.part === 'contract.ts' && file !== 'contract.ts'));
  if (ownContract) return undefined;
  const named = target.kind === 'file' ? target.path : target.name;
  return `${file} of ${id} imports ${named}; it may import packages, typebox and contracts only`;
}

function refusalInRules({ module, target, to }: Edge, id: string): string | undefined {
  if (target.kind === 'gov-package' || (to?.kind === 'component' && to.part === 'rules')) return undefined;
  if (isTest(module.path) && (target.kind !== 'file' || to?.kind === 'component')) return undefined;
  const named = target.kind === 'file' ? target.path : target.name;
  return `rules of ${id} import ${named}; rules are pure and import packages only`;
}

function refusalInApp({ module, found, target, to, isBuild }: Edge, name: string): string | undefined {
  if (isBuild) return undefined;
  if (to?.kind === 'component') {
    const doors =
      name === 'web'
        ? ['component.ts', 'contract.ts', 'web/index.tsx']
        : ['component.ts', 'contract.ts', 'server/index.ts'];
    const inner = target.kind === 'file' ? target.path.split('/').slice(2).join('/') : '';
    const exampleData = name !== 'web' && to.part === 'examples';
    if (doors.includes(inner) || exampleData || isTest(module.path)) return undefined;
    return `app ${name} imports the inside of component ${to.id} (${inner}); apps only switch on ${doors.join(', ')}`;
  }
  if (name === 'web' && to?.kind === 'app' && to.name !== 'web')
    return `the web app imports app ${to.name} (${found.specifier})`;
  return sidesMix(name, target, to, module.path);
}

/** Browser code and server code never meet, not even as types. */
function sidesMix(part: string, target: Target, to: Place | undefined, path: string): string | undefined {
  if (part === 'web') {
    if (target.kind === 'builtin' && !isTest(path)) return `browser code imports node:${target.name}`;
    if (to?.kind === 'platform' && to.part !== 'web' && !isTest(path))
      return `web imports server: platform/${to.part} does not exist in a browser`;
    return undefined;
  }
  if (to?.kind === 'platform' && to.part === 'web') return 'server code imports platform/web';
  if (to?.kind === 'platform' && to.part === 'testkit' && part !== 'testkit' && !isTest(path)) {
    return 'the product imports platform/testkit; only tests may';
  }
  return undefined;
}

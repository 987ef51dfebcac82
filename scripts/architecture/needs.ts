import { placeOf, targetOf } from './place.ts';
import { isNode, type SourceModule } from './source-module.ts';
import { type Finding, isTest, type SourceTree } from './source-tree.ts';

/** Component id → the components its manifest names in `needs`, read from the syntax, not run. */
export type Needs = ReadonlyMap<string, readonly string[]>;

export function needsOf(tree: SourceTree): Needs {
  const manifests = tree.modules.filter((module) => /^components\/[^/]+\/component\.ts$/.test(module.path));
  return new Map(manifests.map((module) => [module.path.split('/')[1] ?? '', literalNeeds(module)]));
}

function literalNeeds(module: SourceModule): readonly string[] {
  const row = module.nodes.find((node) => node.type === 'Property' && isNode(node.key) && node.key.name === 'needs');
  const list = row && isNode(row.value) && Array.isArray(row.value.elements) ? row.value.elements : [];
  return list.flatMap((each) => (isNode(each) && typeof each.value === 'string' ? [each.value] : []));
}

/** Packages and components each form a graph without a circle; a circle is reported once, at its first member. */
export function cycleRules(tree: SourceTree): readonly Finding[] {
  return [
    ...cyclesIn(packageGraph(tree), (name) => `packages/${name}/package.json`, 'packages'),
    ...cyclesIn(needsOf(tree), (id) => `components/${id}/component.ts`, 'components'),
  ];
}

function packageGraph(tree: SourceTree): Needs {
  const graph = new Map<string, string[]>();
  for (const module of tree.modules) {
    const place = placeOf(module.path);
    if (place.kind !== 'package' || isTest(module.path)) continue;
    const targets = graph.get(place.name) ?? [];
    graph.set(place.name, targets);
    for (const found of module.imports) {
      const target = targetOf(module.path, found.specifier);
      if (target.kind === 'gov-package' && target.name !== place.name) targets.push(target.name);
    }
  }
  return graph;
}

function cyclesIn(graph: Needs, fileOf: (name: string) => string, kind: string): Finding[] {
  const seen = new Set<string>();
  return [...graph.keys()].toSorted().flatMap((start) => {
    const circle = circleThrough(graph, start);
    if (!circle || seen.has(start)) return [];
    for (const name of circle) seen.add(name);
    return [{ file: fileOf(start), line: 1, sentence: `${kind} form a circle: ${[...circle, start].join(' → ')}` }];
  });
}

/** The shortest way from `start` back to itself. */
export function circleThrough(graph: Needs, start: string): readonly string[] | undefined {
  const waiting: string[][] = [[start]];
  const visited = new Set<string>();
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path;
      if (!visited.has(next)) waiting.push([...path, next]);
      visited.add(next);
    }
  }
  return undefined;
}

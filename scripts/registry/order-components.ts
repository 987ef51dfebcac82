import type { FoundComponent } from './read-components.ts';

/** Components so that each stands behind all it needs; equal ones by id. Problems are sentences. */
export function orderComponents(found: readonly FoundComponent[]): {
  readonly ordered: readonly FoundComponent[];
  readonly problems: readonly string[];
} {
  const byId = new Map(found.map((each) => [each.manifest.id, each]));
  const problems = found.flatMap(({ manifest }) =>
    manifest.needs
      .filter((need) => !byId.has(need))
      .map((need) => `component ${manifest.id} needs ${need}, which does not exist`),
  );
  const ordered: FoundComponent[] = [];
  const waiting = new Set([...byId.keys()].toSorted());
  for (let ready = nextReady(); ready; ready = nextReady()) {
    ordered.push(ready);
    waiting.delete(ready.manifest.id);
  }
  if (waiting.size > 0) problems.push(`components need each other in a circle: ${[...waiting].join(', ')}`);
  return { ordered, problems };

  function nextReady(): FoundComponent | undefined {
    const id = [...waiting].find((each) => !byId.get(each)?.manifest.needs.some((need) => waiting.has(need)));
    return id === undefined ? undefined : byId.get(id);
  }
}

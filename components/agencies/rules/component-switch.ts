import { ok, type Result, reject } from '@gov/base';
import type { ComponentManifest } from '@gov/base/component';

interface Switching {
  readonly manifests: readonly ComponentManifest[];
  readonly openComponents: ReadonlySet<string>;
  readonly componentId: string;
  readonly open: boolean;
}

const namesOf = (manifests: readonly ComponentManifest[]): string => manifests.map((m) => m.name).join('、');

/** A foundation component is always open; nothing open may need something closed. */
export function maySwitch(switching: Switching): Result<ComponentManifest> {
  const { manifests, openComponents, componentId, open } = switching;
  const manifest = manifests.find((one) => one.id === componentId);
  if (!manifest) return reject('agencies.unknown-component');
  if (open) {
    const closed = manifests.filter((one) => manifest.needs.includes(one.id) && !openComponents.has(one.id));
    return closed.length > 0 ? reject('agencies.needs', { name: manifest.name, names: namesOf(closed) }) : ok(manifest);
  }
  if (manifest.foundation) return reject('agencies.foundation', { name: manifest.name });
  const users = manifests.filter((one) => openComponents.has(one.id) && one.needs.includes(componentId));
  return users.length > 0 ? reject('agencies.needed', { name: manifest.name, names: namesOf(users) }) : ok(manifest);
}

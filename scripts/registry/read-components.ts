import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ComponentManifest, RouteTable } from '@gov/base/component';

/** What lies in one folder below `components/`. */
export interface FoundComponent {
  readonly folder: string;
  readonly manifest: ComponentManifest;
  readonly routes: RouteTable;
  readonly hasContract: boolean;
  readonly hasServer: boolean;
  readonly hasWeb: boolean;
  readonly hasMigrations: boolean;
}

/** Runs every manifest and contract (both are data) and notes which parts exist already. */
export async function readComponents(root: string): Promise<readonly FoundComponent[]> {
  const folder = join(root, 'components');
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'component.ts')))
    .map((entry) => entry.name)
    .toSorted();
  return Promise.all(names.map((name) => readComponent(join(folder, name), name)));
}

async function readComponent(folder: string, name: string): Promise<FoundComponent> {
  const hasContract = existsSync(join(folder, 'contract.ts'));
  const { component }: { component?: ComponentManifest } = await load(join(folder, 'component.ts'));
  const { routes }: { routes?: RouteTable } = hasContract ? await load(join(folder, 'contract.ts')) : {};
  if (!component) throw new Error(`components/${name}/component.ts exports no \`component\``);
  return {
    folder: name,
    manifest: component,
    routes: routes ?? {},
    hasContract: routes !== undefined,
    hasServer: existsSync(join(folder, 'server/index.ts')),
    hasWeb: existsSync(join(folder, 'web/index.tsx')),
    hasMigrations:
      existsSync(join(folder, 'db')) && readdirSync(join(folder, 'db')).some((file) => file.endsWith('.sql')),
  };
}

const load = (file: string) => import(pathToFileURL(file).href);

/**
 * `node scripts/complete-lock.ts`, after a change of dependencies. A registry that does not carry the binaries of every
 * platform makes npm leave them out of the lock file, and `npm ci` then refuses the lock as incomplete. This adds the
 * missing optional packages at the exact version their parent names; npm skips those of other platforms unfetched.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly cpu?: readonly string[];
  readonly os?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface LockFile {
  packages: Record<string, LockedPackage>;
}

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openharmony'];
const file = join(import.meta.dirname, '../package-lock.json');
const lock: LockFile = JSON.parse(readFileSync(file, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([path, parent]) =>
  Object.entries(parent.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d+\.\d+\.\d+/.test(version) && !isLocked(path, name))
    .map(([name, version]): readonly [string, LockedPackage] => [
      `node_modules/${name}`,
      entryFor(name, version, parent),
    ]),
);

const complete = Object.entries({ ...lock.packages, ...Object.fromEntries(missing) });
lock.packages = Object.fromEntries(complete.toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
console.log(`lock: ${missing.length} optional packages added`);

/** Node looks in the folder of the package itself, then in each folder above. */
function isLocked(parent: string, name: string): boolean {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[at ? `${at}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

/** Platform packages carry system, processor and C library in their names: `cli-linux-x64-musl`. */
function entryFor(name: string, version: string, parent: LockedPackage): LockedPackage {
  const words = name.split('/').at(-1)?.split('-') ?? [];
  const place = words.findIndex((word) => systems.includes(word));
  const [system, processor, ...rest] = place < 0 ? [] : words.slice(place);
  const libc = rest.includes('musl') ? 'musl' : system === 'linux' && rest.includes('gnu') ? 'glibc' : undefined;
  return {
    version,
    ...(processor ? { cpu: [processor] } : {}),
    ...(parent.dev ? { dev: true } : {}),
    ...(parent.devOptional ? { devOptional: true } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}

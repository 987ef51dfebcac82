import { placeOf, targetOf } from './place.ts';
import { type Finding, isTest, lineAt, type SourceTree } from './source-tree.ts';

interface PackageFile {
  readonly sideEffects?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** A package imports only what its package.json (or, for packages from outside, the root's) names. */
export function packageRules(tree: SourceTree, rootDependencies: ReadonlySet<string>): readonly Finding[] {
  const declared = declaredByPackage(tree);
  return tree.modules.flatMap((module) => {
    const place = placeOf(module.path);
    if (place.kind !== 'package') return [];
    return module.imports.flatMap((found) => {
      const target = targetOf(module.path, found.specifier);
      if (target.kind !== 'gov-package' && target.kind !== 'npm') return [];
      const name = target.kind === 'npm' ? target.name : `@gov/${target.name}`;
      const own = declared.get(place.name);
      const known =
        name === `@gov/${place.name}` ||
        own?.product.has(name) ||
        (isTest(module.path) && own?.tests.has(name)) ||
        (target.kind === 'npm' && (rootDependencies.has(name) || isTest(module.path)));
      if (known) return [];
      const line = lineAt(module.text, found.offset);
      return [
        {
          file: module.path,
          line,
          sentence: `package ${place.name} imports ${name} without naming it in its package.json`,
        },
      ];
    });
  });
}

/** A package is pure and says so: what a page does not use of it stays out of what the page loads. */
export const effectRules = (tree: SourceTree): readonly Finding[] =>
  packageFiles(tree).flatMap(({ path, text }) => {
    const { sideEffects }: PackageFile = JSON.parse(text);
    if (sideEffects === false) return [];
    return [{ file: path, line: 1, sentence: `package ${path.split('/')[1]} does not say "sideEffects": false` }];
  });

const packageFiles = (tree: SourceTree) =>
  tree.files.filter((file) => /^packages\/[^/]+\/package\.json$/.test(file.path));

function declaredByPackage(tree: SourceTree) {
  return new Map(
    packageFiles(tree).map((file) => {
      const parsed: PackageFile = JSON.parse(file.text);
      const product = new Set(Object.keys(parsed.dependencies ?? {}));
      return [file.path.split('/')[1], { product, tests: new Set(Object.keys(parsed.devDependencies ?? {})) }] as const;
    }),
  );
}

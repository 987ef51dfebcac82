import { placeOf } from './place.ts';
import { nameOf, type SourceModule } from './source-module.ts';
import { type Finding, isTest, lineAt, type SourceFile, type SourceTree } from './source-tree.ts';

const clockOrDice =
  /\b(now|random|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|gen_random_uuid|uuidv4|uuidv7|uuid_generate_v4)\s*\(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/gi;

/** SQL stands in store files only, knows no clock and no dice, and each new table says on which side it lies. */
export const sqlRules = (tree: SourceTree): readonly Finding[] => [
  ...tree.modules.flatMap(sqlOutsideStore),
  ...tree.modules.flatMap(clocksInTemplates),
  ...tree.files
    .filter((file) => file.path.endsWith('.sql'))
    .flatMap((file) => [...clocksIn(file), ...tablesWithoutSide(file)]),
];

/** `store.ts`, or `<subject>-store.ts` where one would grow past reading. */
const isStore = (path: string): boolean => /(^|[/-])store\.ts$/.test(path);

function sqlOutsideStore(module: SourceModule): Finding[] {
  if (placeOf(module.path).kind !== 'component' || isStore(module.path) || isTest(module.path)) return [];
  const imported = module.imports.find(
    (found) => !found.typeOnly && /platform\/server\/database\/sql\.ts$/.test(found.specifier),
  );
  const written = module.nodes.find((node) => node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql');
  const offset = imported?.offset ?? written?.start;
  if (offset === undefined) return [];
  return [
    {
      file: module.path,
      line: lineAt(module.text, offset),
      sentence: 'SQL outside store.ts; a use case asks its store',
    },
  ];
}

function clocksInTemplates(module: SourceModule): Finding[] {
  if (isTest(module.path)) return [];
  const templates = module.nodes.filter(
    (node) => node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql',
  );
  return templates.flatMap((node) => clocksIn({ path: module.path, text: module.text }, node.start, node.end));
}

function clocksIn(file: SourceFile, start = 0, end = file.text.length): Finding[] {
  const found = withoutComments(file.text.slice(start, end)).matchAll(clockOrDice);
  return [...found].map((match) => ({
    file: file.path,
    line: lineAt(file.text, start + match.index),
    sentence: `SQL calls ${match[0].replace(/\s*\($/, '()')}; instants and ids come in as parameters`,
  }));
}

function tablesWithoutSide(file: SourceFile): Finding[] {
  const text = withoutComments(file.text);
  const created = text.matchAll(
    /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:office\.)?"?([a-z_][a-z0-9_]*)"?(\s+partition\s+of\b)?/gi,
  );
  return [...created].flatMap((match) => {
    const [, name = '', partition] = match;
    const side = new RegExp(`office\\.(agency|platform)_table\\(\\s*'${name}'`);
    if (partition || side.test(text.slice(match.index))) return [];
    const sentence = `table ${name} is on no side: a line office.agency_table('${name}', …) or office.platform_table('${name}', …) must follow it`;
    return [{ file: file.path, line: lineAt(text, match.index), sentence }];
  });
}

/** Comments become blanks of the same length, so that offsets stay true. */
const withoutComments = (text: string): string =>
  text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

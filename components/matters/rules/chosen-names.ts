import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import type { CompiledForm, FieldDefinition } from '@gov/forms';

type NameOf = (id: string) => string | undefined;

/** The directory by the kind of what is chosen: persons and sections of the own agency, agencies of the house. */
export interface Directory {
  readonly person: NameOf;
  readonly section: NameOf;
  readonly post: NameOf;
  readonly agency: NameOf;
}

interface Reference {
  readonly id: string;
  readonly name?: JsonValue;
}

/**
 * Who is chosen by an id bears the name of the directory, whatever a browser sent; an id nobody knows is a problem of its
 * field. What is no choice at all is left to the form's own check, as is an agency written without an id.
 */
export function chosenNames(
  form: CompiledForm,
  edit: JsonObject,
  directory: Directory,
): { readonly edit: JsonObject; readonly problems: readonly FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const named = (path: string, field: FieldDefinition | undefined, value: JsonValue): JsonValue => {
    if (field?.columns && Array.isArray(value)) return value.map((row) => inRow(path, field.columns ?? [], row));
    const kind = kindOf(field);
    if (!kind) return value;
    const inDirectory = (one: JsonValue): JsonValue => {
      if (!isReference(one)) return one;
      const name = directory[kind](one.id);
      if (name === undefined) problems.push({ path, message: unknown[kind](wordsOf(one)) });
      return { ...one, name: name ?? '' };
    };
    return kind === 'agency' && Array.isArray(value) ? value.map(inDirectory) : inDirectory(value);
  };
  const inRow = (path: string, columns: readonly FieldDefinition[], row: JsonValue): JsonValue => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
    const cells = Object.entries(row as JsonObject); // reason: narrowed to an object
    return Object.fromEntries(
      cells.map(([key, cell]) => [
        key,
        named(
          path,
          columns.find((column) => column.key === key),
          cell,
        ),
      ]),
    );
  };
  const entries = Object.entries(edit).map(([key, value]) => [key, named(key, form.fields.get(key), value)] as const);
  return { edit: Object.fromEntries(entries), problems };
}

/** Ids of agencies that are chosen: the only ones that must be looked up. */
export const agenciesChosen = (form: CompiledForm, edit: JsonObject): readonly string[] =>
  Object.entries(edit).flatMap(([key, value]) => agenciesIn(form.fields.get(key), value));

function agenciesIn(field: FieldDefinition | undefined, value: JsonValue): readonly string[] {
  const { columns } = field ?? {};
  const all = Array.isArray(value) ? (value as readonly JsonValue[]) : [value]; // reason: Array.isArray does not narrow readonly arrays
  if (columns) return all.flatMap((row) => columns.flatMap((column) => agenciesIn(column, partOf(row, column.key))));
  return kindOf(field) === 'agency' ? all.filter(isReference).map(({ id }) => id) : [];
}

const partOf = (row: JsonValue, key: string): JsonValue =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? ((row as JsonObject)[key] ?? null) : null; // reason: narrowed to an object

function kindOf(field: FieldDefinition | undefined): keyof Directory | undefined {
  if (field?.kind === 'person' || field?.kind === 'section' || field?.kind === 'post') return field.kind;
  return field?.kind === 'agencyList' || field?.kind === 'agency' ? 'agency' : undefined;
}

const isReference = (value: JsonValue): value is JsonObject & Reference =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';

const wordsOf = ({ name }: Reference): string => (typeof name === 'string' ? name : '');

const unknown: Readonly<Record<keyof Directory, (name: string) => string>> = {
  person: (name) => `本单位名单里没有“${name}”，请重新选人`,
  section: (name) => `本单位没有“${name}”这个科室，请重新选`,
  post: (name) => `本单位没有“${name}”这个岗位，请重新选`,
  agency: (name) => `没有找到“${name}”这个单位，请重新选`,
};

import { type FieldProblem, isUuid, type JsonObject, type JsonValue, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { isEditable } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterErrors } from '../../contract/errors/matter-errors.ts';
import type { routes } from '../../contract.ts';
import { openStepOf } from '../../rules/open-step.ts';
import { loadMatter } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { readMatter } from '../handling/store.ts';
import { type OpenSource, rowInWords, rowsOfSource, sourceOf } from './source.ts';

type Route = (typeof routes)['recordChoices'];
type Choice = ReplyOf<Route>['rows'][number];

const pageSize = 20;

/** What a field 取自应用 can take, for who fills it in: found by words in its columns and title, page by page. */
export async function recordChoices(context: UseCaseContext, input: InputOf<Route>): Promise<Result<ReplyOf<Route>>> {
  const loaded = await loadMatter(context, input.params.matterId, undefined, readMatter);
  if (!loaded.ok) return loaded;
  const { form } = loaded.value;
  const step = openStepOf(loaded.value, context.person().personId);
  const field = form.fields.get(input.query.field);
  if (!step || field?.kind !== 'relatedRecord' || !isEditable(field, step.node.fields))
    return reject('matters.no-record-field');
  const source = await sourceOf(context, field);
  if (!source.ok) return source;
  const { words, page = 1 } = input.query;
  const found = await rowsOfSource(context, source.value, {
    ...(words ? { words } : {}),
    ...{ offset: (page - 1) * pageSize, limit: pageSize + 1 },
  });
  const fillable = (key: string): boolean => {
    const target = form.fields.get(key);
    return target !== undefined && isEditable(target, step.node.fields);
  };
  const rows: Choice[] = [];
  for (const row of found.slice(0, pageSize)) rows.push(await choiceOf(context, source.value, { row, fillable }));
  return ok({ from: source.value.name, rows, more: found.length > pageSize });
}

interface Row {
  readonly row: Parameters<typeof rowInWords>[2];
  readonly fillable: (key: string) => boolean;
}

async function choiceOf(context: UseCaseContext, source: OpenSource, { row, fillable }: Row): Promise<Choice> {
  const { name, words } = await rowInWords(context, source, row);
  const copies = (source.copies ?? []).flatMap(({ from, to }): readonly (readonly [string, string])[] => {
    const text = fillable(to) ? words(from) : undefined;
    return text === undefined ? [] : [[to, text]];
  });
  return {
    id: row.matterId,
    name,
    ...(name === row.title ? {} : { beside: row.title }),
    copies: Object.fromEntries(copies),
  };
}

const idIn = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : undefined;

/**
 * What a person chose from other applications: a row that stands in the list and that he may read, or what stood there already.
 * The text is the list's, whatever a browser sent. Statements only where such a field is filled in.
 */
export async function recordsChosen(
  context: UseCaseContext,
  { form, row }: Pick<LoadedMatter, 'form' | 'row'>,
  edit: JsonObject,
): Promise<{ readonly edit: JsonObject; readonly problems: readonly FieldProblem[] }> {
  const problems: FieldProblem[] = [];
  const named = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(edit)) {
    const field = form.fields.get(key);
    const id = field?.kind === 'relatedRecord' ? idIn(value) : undefined;
    if (!field || id === undefined) continue;
    const before = row.values[key];
    if (before !== undefined && idIn(before) === id) {
      named.set(key, before);
      continue;
    }
    const source = await sourceOf(context, field);
    if (!source.ok) problems.push({ path: key, message: sentenceOf(source.rejection.code, field.label) });
    else {
      const [found] = isUuid(id) ? await rowsOfSource(context, source.value, { ids: [id] }) : [];
      if (found)
        named.set(key, { ...(value as JsonObject), name: (await rowInWords(context, source.value, found)).name }); // reason: it has an id
      else problems.push({ path: key, message: `${source.value.name}里没有这一条，或您看不到，请重新选` });
    }
  }
  return { edit: { ...edit, ...Object.fromEntries(named) }, problems };
}

function sentenceOf(code: string, label: string): string {
  const known =
    code === 'matters.source-gone' ? matterErrors['matters.source-gone'] : matterErrors['matters.source-column-gone'];
  return `${known.message.replace('{label}', label)}${known.nextStep}`;
}

import { dateInChina, type FieldProblem, isUuid, type JsonObject, type JsonValue } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { granteeKeysOf } from '../readers.ts';
import { type RelatedMatter, relatedMatters } from './store.ts';

const idsIn = (value: JsonValue | undefined): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((one: JsonValue) => {
    const id = typeof one === 'object' && one !== null && 'id' in one ? one.id : undefined;
    return typeof id === 'string' && isUuid(id) ? [id] : [];
  });

/** Fields 关联事项 with the ids that stand in them. */
const relatedIn = (form: CompiledForm, values: JsonObject): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...form.fields.values()].flatMap(({ kind, key }): (readonly [string, readonly string[]])[] => {
      const ids = kind === 'relatedMatter' ? idsIn(values[key]) : [];
      return ids.length === 0 ? [] : [[key, ids]];
    }),
  );

async function look(context: UseCaseContext, ids: readonly string[]): Promise<ReadonlyMap<string, RelatedMatter>> {
  const grantees = context.caller.kind === 'person' ? granteeKeysOf(context) : [];
  const rows = await context.tx.all(relatedMatters(context.tx.agencyId, [...new Set(ids)], grantees));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What everybody may know who reads the slip: `请假申请（2026-11-30 发起）`. The title is for who may read the matter itself. */
const neutralWords = ({ kindName, startedAt }: RelatedMatter): string =>
  `${kindName}（${dateInChina(startedAt)} 发起）`;

/**
 * What a person chose as 关联事项: only what he may read himself, or what stood there already. Stored without its title, so that
 * no list, paper or message tells it to who may not read it. One statement where such a field is filled in, none otherwise.
 */
export async function relatedChosen(
  context: UseCaseContext,
  { form, row }: Pick<LoadedMatter, 'form' | 'row'>,
  edit: JsonObject,
): Promise<{ readonly edit: JsonObject; readonly problems: readonly FieldProblem[] }> {
  const chosen = relatedIn(form, edit);
  if (chosen.size === 0) return { edit, problems: [] };
  const known = await look(context, [...chosen.values()].flat());
  const problems: FieldProblem[] = [];
  const named = [...chosen].map(([key, ids]): readonly [string, JsonValue] => {
    const before = new Set(idsIn(row.values[key]));
    const items = ids.flatMap((id): readonly JsonObject[] => {
      const matter = known.get(id);
      if (matter && (matter.readable || before.has(id)) && id !== row.id) return [{ id, title: neutralWords(matter) }];
      if (matter && !matter.readable) context.conceal('matter', id, 'forms.edit-refused');
      problems.push({ path: key, message: '没有找到要关联的事项，请重新选' });
      return [];
    });
    return [key, items];
  });
  return { edit: { ...edit, ...Object.fromEntries(named) }, problems };
}

/** The matter as this reader's paper shows it: titles of what he may read, and no address for what he may not. */
export async function withReadableTitles(context: UseCaseContext, loaded: LoadedMatter): Promise<LoadedMatter> {
  const { row, form } = loaded;
  const stored = relatedIn(form, row.values);
  if (stored.size === 0) return loaded;
  const known = await look(context, [...stored.values()].flat());
  const shown = [...stored.keys()].map((key): readonly [string, JsonValue] => [
    key,
    (row.values[key] as readonly JsonObject[]).map((one) => {
      // reason: the kind stores a list of objects
      const matter = known.get(String(one.id));
      return matter?.readable ? { id: matter.id, title: matter.title } : { ...one, closed: true };
    }),
  ]);
  return { ...loaded, row: { ...row, values: { ...row.values, ...Object.fromEntries(shown) } } };
}

import { ok, type Result, reject } from '@gov/base';
import { type CompiledForm, type FieldDefinition, listedWords, type RecordSource, soughtInLists } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MatterRecord } from '../../contract.ts';
import { findKind } from '../kinds/store.ts';
import { recordsFor } from './records.ts';

/** The list a field chooses from, as it is today. */
export interface OpenSource extends RecordSource {
  /** Name of the application. */
  readonly name: string;
  /** Keys of the columns that are shown, searched and brought along. */
  readonly keys: readonly string[];
  /** Fields of the version in use. */
  readonly fields: CompiledForm['fields'];
}

/** The longest text of a row that a field keeps, in characters. */
const longest = 200;

/**
 * Where a field 取自应用 takes its rows from. Rejections `matters.source-gone` (the application was removed or its component is
 * switched off) and `matters.source-column-gone` (its column is out of use, or hidden at some step since).
 */
export async function sourceOf(context: UseCaseContext, field: FieldDefinition): Promise<Result<OpenSource>> {
  const { source, label } = field;
  const kind = source && (await context.tx.first(findKind(context.tx.agencyId, source.application)));
  if (!kind || !context.agency.openComponents.has(kind.componentId)) return reject('matters.source-gone', { label });
  const { fields } = await context.ask(formsService).compiled(kind.formVersionId);
  const usable = (key: string): boolean => {
    const column = fields.get(key);
    return column !== undefined && !column.retired && !kind.concealed.includes(key);
  };
  if (source.column !== undefined && !usable(source.column)) return reject('matters.source-column-gone', { label });
  const copied = (source.copies ?? []).map(({ from }) => from).filter(usable);
  const keys = [...new Set([...(source.column === undefined ? [] : [source.column]), ...copied])];
  return ok({ ...source, name: kind.name, keys, fields });
}

/** What is wanted of a list: a page that is found by words, or certain rows. */
type Wanted =
  | { readonly words?: string; readonly offset: number; readonly limit: number }
  | { readonly ids: readonly string[] };

/** Ended matters of the source that the caller may read, the newest first. */
export function rowsOfSource(
  context: UseCaseContext,
  source: OpenSource,
  wanted: Wanted,
): Promise<readonly MatterRecord[]> {
  const narrowed =
    'ids' in wanted
      ? { ids: wanted.ids, offset: 0, limit: wanted.ids.length }
      : {
          offset: wanted.offset,
          limit: wanted.limit,
          ...(wanted.words ? { search: searchIn(source, wanted.words) } : {}),
        };
  const page = { kindCode: source.application, filters: [], states: ['DONE'], descending: true, ...narrowed };
  return recordsFor(context).records(page, source.keys);
}

function searchIn({ keys, fields }: OpenSource, words: string) {
  const columns = keys.flatMap((key) => fields.get(key) ?? []);
  return { words, ...soughtInLists(columns, words) };
}

/** A row as the field shows it, with its columns in words of the version it was written with. */
export async function rowInWords(context: UseCaseContext, source: OpenSource, row: MatterRecord) {
  const { fields } = await context.ask(formsService).compiled(row.formVersionId);
  const words = (key: string): string | undefined => {
    const kept = row.fields[key];
    return kept === undefined ? undefined : listedWords(fields.get(key), kept);
  };
  const name = (source.column === undefined ? undefined : words(source.column)) ?? row.title;
  return { name: [...name].slice(0, longest).join(''), words };
}

import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { compileForm, sharedDictionariesOf, withSharedEntries } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { checkedWords, lostWord } from '../../rules/dictionary-words.ts';
import { publishOver } from '../forms-service.ts';
import { findCurrent } from '../store.ts';
import {
  findDictionary,
  hasName,
  insertDictionary,
  listDictionaries,
  templatesInUse,
  updateDictionary,
  type Written,
} from './store.ts';

/** What there is, and which forms take it. */
export async function showDictionaries(context: UseCaseContext): Promise<Result<ReplyOf<Routes['dictionaries']>>> {
  const { tx } = context;
  const takers = new Map<string, string[]>();
  for (const { template } of await tx.all(templatesInUse(tx.agencyId)))
    for (const id of sharedDictionariesOf(template)) takers.set(id, [...(takers.get(id) ?? []), template.name]);
  const rows = await tx.all(listDictionaries(tx.agencyId));
  return ok({
    dictionaries: rows.map(({ id, entries, ...row }) => ({
      ...row,
      dictionaryId: id,
      entries: entries.length,
      forms: takers.get(id) ?? [],
    })),
  });
}

export async function showDictionary(
  { tx }: UseCaseContext,
  { params }: InputOf<Routes['dictionary']>,
): Promise<Result<ReplyOf<Routes['dictionary']>>> {
  const row = await tx.first(findDictionary(tx.agencyId, params.dictionaryId));
  if (!row) return reject('forms.no-dictionary');
  const { id, name, retired, version, entries } = row;
  return ok({ dictionaryId: id, name, retired, version, entries: [...entries] });
}

export async function makeDictionary(
  context: UseCaseContext,
  { body }: InputOf<Routes['makeDictionary']>,
): Promise<Result<ReplyOf<Routes['makeDictionary']>>> {
  const { tx, now: at } = context;
  const words = checkedWords(body);
  if (!words.ok) return words;
  const id = context.newId<string>();
  const made = await tx.first(insertDictionary(tx.agencyId, { ...words.value, id, at, by: context.person().personId }));
  if (!made) return reject('forms.dictionary-name', { name: words.value.name });
  context.audit({
    event: 'forms.dictionary-saved',
    objectKind: 'dictionary',
    objectId: id,
    details: { entries: words.value.entries.length, version: 1 },
  });
  return ok({ dictionaryId: id, version: made.version });
}

/** Saves on top of the version it was made from; each form that takes it gets its next version, where that can be published. */
export async function saveDictionary(
  context: UseCaseContext,
  { params: { dictionaryId: id }, body }: InputOf<Routes['saveDictionary']>,
): Promise<Result<ReplyOf<Routes['saveDictionary']>>> {
  const { tx, now: at } = context;
  const words = checkedWords(body);
  if (!words.ok) return words;
  const before = await tx.first(findDictionary(tx.agencyId, id));
  if (!before) return reject('forms.no-dictionary');
  const lost = lostWord(before.entries, words.value.entries);
  if (lost) return reject('forms.dictionary-lost', { word: lost.label });
  if (await tx.first(hasName(tx.agencyId, words.value.name, id)))
    return reject('forms.dictionary-name', { name: words.value.name });
  const row = { ...words.value, id, at, by: context.person().personId, retired: body.retired };
  const saved = await tx.first(updateDictionary(tx.agencyId, row, body.baseVersion));
  if (!saved) return reject('forms.dictionary-stale');
  const followed = await follow(context, id, words.value.entries);
  context.audit({
    event: 'forms.dictionary-saved',
    objectKind: 'dictionary',
    objectId: id,
    details: {
      entries: words.value.entries.length,
      version: saved.version,
      retired: body.retired,
      forms: followed.updated.length,
    },
  });
  return ok({ dictionaryId: id, version: saved.version, ...followed });
}

/** The next version of each form in use that takes the dictionary; one that its own rules do not allow keeps its words and says why. */
async function follow(
  context: UseCaseContext,
  dictionaryId: string,
  entries: Written['entries'],
): Promise<Pick<ReplyOf<Routes['saveDictionary']>, 'updated' | 'kept'>> {
  const { tx } = context;
  const updated: string[] = [];
  const kept: { readonly name: string; readonly why: string }[] = [];
  for (const { formId, key, template } of await tx.all(templatesInUse(tx.agencyId))) {
    const next = withSharedEntries(template, (id) => (id === dictionaryId ? entries : undefined));
    if (next === template) continue;
    const compiled = compileForm(next);
    const current = compiled.ok ? await tx.first(findCurrent(tx.agencyId, key)) : undefined;
    if (!compiled.ok || !current) {
      kept.push({ name: template.name, why: (!compiled.ok && compiled.rejection.fields?.[0]?.message) || '' });
      continue;
    }
    const published = await publishOver(context, current, { key, template: next, shipped: false });
    if (!published.ok) continue;
    context.announce('FormPublished', formId, { formVersionId: published.value.formVersionId });
    updated.push(template.name);
  }
  return { updated, kept };
}

import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { writtenWords } from '../../rules/written-words.ts';
import { deletePhrase, insertPhrase, listPhrases } from './store.ts';

type Routes = typeof routes;

/** 常用语 of the caller; nobody else sees them. */
export async function phrases(context: UseCaseContext): Promise<Result<ReplyOf<Routes['phrases']>>> {
  return ok({ phrases: [...(await context.tx.all(listPhrases(context.tx.agencyId, context.person().personId)))] });
}

export async function addPhrase(
  context: UseCaseContext,
  input: InputOf<Routes['addPhrase']>,
): Promise<Result<ReplyOf<Routes['addPhrase']>>> {
  const { personId } = context.person();
  const existing = await context.tx.all(listPhrases(context.tx.agencyId, personId));
  if (existing.length >= 100) return reject('matters.too-many-phrases');
  const id = context.newId<string>();
  context.tx.write(insertPhrase(context.tx.agencyId, personId, id, writtenWords(input.body.text)));
  context.audit({ event: 'matters.phrase-changed', objectKind: 'phrase', objectId: id });
  return ok({ id });
}

export async function removePhrase(
  context: UseCaseContext,
  input: InputOf<Routes['removePhrase']>,
): Promise<Result<ReplyOf<Routes['removePhrase']>>> {
  const removed = await context.tx.all(
    deletePhrase(context.tx.agencyId, context.person().personId, input.params.phraseId),
  );
  if (removed.length === 0) return reject('matters.not-found');
  context.audit({ event: 'matters.phrase-changed', objectKind: 'phrase', objectId: input.params.phraseId });
  return ok({ done: true as const });
}

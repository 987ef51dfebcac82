import { type JsonObject, ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type CompletingTask, mattersService } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { DocumentView, routes } from '../../contract.ts';
import { receivedFields } from '../../rules/document-fields.ts';
import { sourceKey } from '../../rules/source-key.ts';
import { readableDocument } from '../documents/readable-document.ts';
import type { DocumentRow } from '../documents/store.ts';
import { confirmNoDuplicate, findRegistered, setSourceKey } from './store.ts';

type Confirm = (typeof routes)['confirmNoDuplicate'];
type RegisteredBefore = NonNullable<DocumentView['registeredBefore']>;

const keyIn = (values: JsonObject): string | undefined => {
  const { sourceAgency, sourceNumber } = receivedFields(values);
  return sourceKey(sourceAgency, sourceNumber);
};

/** Other registered documents of the same sender with the same number; nothing once this one is registered. */
export async function registeredBefore(
  { tx }: UseCaseContext,
  document: DocumentRow,
  values: JsonObject,
): Promise<RegisteredBefore | undefined> {
  const key = document.direction === 'IN' && document.number === null ? keyIn(values) : undefined;
  if (key === undefined) return undefined;
  const rows = await tx.all(findRegistered(tx.agencyId, key, document.matterId));
  return rows.length > 0 ? { documents: [...rows], confirmed: document.duplicateConfirmed === key } : undefined;
}

/** 登记: what was registered already is not registered again unseen. */
export async function registerOnce(
  context: UseCaseContext,
  task: CompletingTask,
  document: DocumentRow,
): Promise<Result<void>> {
  const { tx } = context;
  const before = await registeredBefore(context, document, task.values);
  const [first] = before?.documents ?? [];
  if (first && !before?.confirmed)
    return reject('gongwen.registered-before', { number: first.number, title: first.title });
  const key = keyIn(task.values);
  if (key !== undefined) tx.write(setSourceKey(tx.agencyId, task.matterId, key));
  return ok(undefined);
}

/** Somebody compared the two and says that they are not one. Another number or sender asks again. Twice = once. */
export async function confirmNotRegistered(
  context: UseCaseContext,
  input: InputOf<Confirm>,
): Promise<Result<ReplyOf<Confirm>>> {
  const { tx } = context;
  const found = await readableDocument(context, input.params.matterId);
  if (!found.ok) return found;
  const { matterId, matter } = found.value;
  if (!(await context.ask(mattersService).openTask(matterId))) return reject('matters.already-done');
  const key = keyIn(matter.values);
  if (key !== undefined) tx.write(confirmNoDuplicate(tx.agencyId, matterId, key));
  context.audit({ event: 'gongwen.duplicate-denied', objectKind: 'matter', objectId: matterId });
  return ok({ done: true as const });
}

import {
  addMillis,
  dateInChina,
  type JsonObject,
  type MatterId,
  ok,
  type Result,
  reject,
  type SectionId,
} from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import { type FormFacts, initialData } from '@gov/forms';
import { formsService } from '#components/forms/contract.ts';
import type { PersonCaller, UseCaseContext } from '#platform/server/components/component-server.ts';
import { collectKind } from '#platform/server/files/encrypted-file-store.ts';
import { discardFiles } from '#platform/server/files/file-object-store.ts';
import { matterKindHooks, type routes } from '../../contract.ts';
import { openStepOf } from '../../rules/open-step.ts';
import { isSecret } from '../../rules/readers.ts';
import { titledKindOf, titleOf, urgencyOf } from '../../rules/title.ts';
import { listFilesOfDraft } from '../attachments/store.ts';
import { mayStartKind } from '../kinds/made-kinds.ts';
import { findKind, holdKind } from '../kinds/store.ts';
import { projectionsOf } from '../projections.ts';
import { readersAfter } from '../readers.ts';
import { contentAfter, valueChanges } from '../values/changes.ts';
import { checkedEdit } from '../values/checked-edit.ts';
import { mergedWith } from '../values/merge-values.ts';
import { savedValuesParts } from '../values/store.ts';
import { loadMatter } from './load-matter.ts';
import { heldTask, type LoadedMatter, nothingInHand, onBehalf } from './loaded-matter.ts';
import { deleteDraft, insertMatter } from './store.ts';
import { deleteUntouched } from './untouched-store.ts';

type Routes = typeof routes;

/**
 * 发起: opens a page that becomes a draft with its first change; until then nothing of it is listed, and after some days
 * it is gone. Two pages are two drafts, so that two windows never write into one; the command id makes one of a retry.
 */
export async function createDraft(
  context: UseCaseContext,
  input: InputOf<Routes['create']>,
): Promise<Result<ReplyOf<Routes['create']>>> {
  const { tx, now } = context;
  const { kindCode } = input.body;
  const kind = await tx.first(findKind(tx.agencyId, kindCode));
  if (!kind || kind.calledOnly || !mayStartKind(context, kind)) return reject('matters.unknown-kind');
  tx.write(deleteUntouched(tx.agencyId, context.person().personId, addMillis(now, -forgottenMillis)));
  const made = await makeDraft(context, kindCode, {}, { touched: false });
  return made.ok ? ok({ matterId: made.value.matterId }) : made;
}

/** Long enough that no page on which it is still open is in use. */
const forgottenMillis = 7 * 86_400_000;

/** A draft of a kind with values set by the system over the form's defaults; `touched`: it is listed at once. */
export async function makeDraft(
  context: UseCaseContext,
  kindCode: string,
  given: JsonObject,
  { touched } = { touched: true },
): Promise<Result<{ readonly matterId: MatterId }>> {
  const { tx } = context;
  const person = context.person();
  const kind = await tx.first(holdKind(tx.agencyId, kindCode));
  if (!kind || !mayStartKind(context, kind)) return reject('matters.unknown-kind');
  const form = await context.ask(formsService).compiled(kind.formVersionId);
  const values = { ...initialData(form, formFacts(context, person)), ...given };
  const matterId = context.newId<MatterId>();
  tx.write(
    insertMatter(tx.agencyId, {
      id: matterId,
      kindCode,
      title: titleOf(form, values, kind),
      personId: person.personId,
      assignmentId: person.assignmentId,
      formVersionId: kind.formVersionId,
      processVersionId: kind.processVersionId,
      at: context.now,
      values,
      touched,
    }),
  );
  const hooked = await context.extension(matterKindHooks, kindCode)?.(context).created?.({ matterId, values });
  if (hooked && !hooked.ok) return hooked;
  context.audit({
    event: 'matters.draft-created',
    objectKind: 'matter',
    objectId: matterId,
    details: { kind: kindCode },
  });
  return ok({ matterId });
}

export function formFacts(
  context: UseCaseContext,
  starter: Pick<PersonCaller, 'personId' | 'personName' | 'assignmentId'> & {
    readonly sectionId: SectionId | undefined;
  },
): FormFacts {
  const { personId, personName, assignmentId, sectionId } = starter;
  const { id, name, organisation } = context.agency;
  const section = sectionId && organisation.sections.get(sectionId);
  const postId = organisation.assignments.get(assignmentId)?.postId;
  const post = postId && organisation.posts.get(postId);
  return {
    today: dateInChina(context.now),
    starter: { id: personId, name: personName },
    starterAgency: { id, name },
    ...(section ? { starterSection: { id: section.id, name: section.name } } : {}),
    ...(post ? { starterPost: { id: post.id, name: post.name } } : {}),
  };
}

/** Saves values without moving the matter: a draft, or the own open task. Twice = the same values again. */
export async function saveDraft(
  context: UseCaseContext,
  input: InputOf<Routes['saveDraft']>,
): Promise<Result<ReplyOf<Routes['saveDraft']>>> {
  const { matterId } = input.params;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const { row, form } = loaded.value;
  const person = context.person();
  if (loaded.value.state.suspended) return reject('workflow.suspended');
  const step = openStepOf(loaded.value, person.personId);
  if (!step) return nothingInHand(loaded.value, person.personId);
  const { fields } = step.node;
  const merged = mergedWith(context, loaded.value, { ...input.body, fields });
  if (!merged.ok) return merged;
  const edited = await checkedEdit(context, loaded.value, { fields, values: input.body.values });
  if (!edited.ok) return edited;
  const version = row.version + 1;
  const title = titleOf(form, edited.value, titledKindOf(row));
  const { contentVersion, fieldChanges } = contentAfter(context, row, edited.value);
  context.tx.hold(
    savedValuesParts(context.tx.agencyId, {
      matterId,
      values: edited.value,
      title,
      urgency: urgencyOf(edited.value),
      version,
      contentVersion,
      fieldChanges,
      at: context.now,
      ...(row.state === 'DRAFT' ? {} : { running: inTheOpen(context, loaded.value, edited.value, title) }),
    }),
  );
  context.audit({
    event: 'matters.values-saved',
    objectKind: 'matter',
    objectId: matterId,
    ...onBehalf(step.item.holder.personId, person.personId),
    details: { fields: Object.keys(input.body.values).length, version },
  });
  return ok({ version, savedAt: context.now, others: merged.value });
}

const inTheOpen = (context: UseCaseContext, loaded: LoadedMatter, values: JsonObject, title: string) => ({
  readers: readersAfter(context, loaded.row, { values, state: loaded.state }),
  projections: projectionsOf(loaded, values, { title, number: loaded.row.number }, loaded.row),
  secret: isSecret(values),
  changes: valueChanges(context, loaded.row, values),
});

/** Discards an own draft for good, with the files put into it; what was submitted once is never deleted. */
export async function discardDraft(
  context: UseCaseContext,
  input: InputOf<Routes['discardDraft']>,
): Promise<Result<ReplyOf<Routes['discardDraft']>>> {
  const { tx } = context;
  const { matterId } = input.params;
  const loaded = await loadMatter(context, matterId);
  if (!loaded.ok) return loaded;
  const held = heldTask(context, loaded.value, matterId);
  if (!held.ok || loaded.value.row.state !== 'DRAFT') return reject('matters.not-a-draft');
  const files = (await tx.all(listFilesOfDraft(tx.agencyId, matterId))).map(({ fileId }) => fileId);
  tx.write(deleteDraft(tx.agencyId, matterId));
  tx.write(discardFiles(tx.agencyId, files));
  for (const fileId of files) context.wakeUp(collectKind, fileId);
  context.audit({ event: 'matters.draft-discarded', objectKind: 'matter', objectId: matterId });
  return ok({ done: true as const, version: loaded.value.row.version });
}

import { dateInChina, type JsonObject, ok, reject, type TaskId } from '@gov/base';
import { applySystemEdit } from '@gov/forms';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MattersService } from '../contract.ts';
import { openStepOf } from '../rules/open-step.ts';
import { endFile, insertAttachment, listAttachments } from './attachments/store.ts';
import { completeTask } from './handling/complete-task.ts';
import { makeDraft } from './handling/drafts.ts';
import { loadMatter } from './handling/load-matter.ts';
import { insertNote, readMatter } from './handling/store.ts';
import { terminate } from './handling/terminate.ts';
import { touchDraft } from './handling/untouched-store.ts';
import { putKind } from './kinds/store.ts';
import { tell } from './notices/tell.ts';
import { granteeKeysOf } from './readers.ts';
import { readableMatters } from './readers-store.ts';
import { replaceSystemValues } from './values/store.ts';
import { listTasks } from './view/store.ts';

/** Matters as other components use them, bound to a running use case. */
export function mattersServiceFor(context: UseCaseContext): MattersService {
  const { tx } = context;
  return {
    async start({ kindCode, values, submit }) {
      const made = await makeDraft(context, kindCode, values);
      if (!made.ok || !submit) return made;
      const { matterId } = made.value;
      const params = { matterId, taskId: matterId };
      const completed = await completeTask(context, {
        params,
        query: undefined,
        body: { expectedVersion: 0, decision: 'agree' },
      });
      return completed.ok ? ok({ matterId }) : completed;
    },
    async readable(matterId) {
      const loaded = await loadMatter(context, matterId, undefined, readMatter);
      if (!loaded.ok) return undefined;
      const { title, version, values, state, kindCode } = loaded.value.row;
      return { title, version, values, state, kindCode };
    },
    async readableAmong(matterIds) {
      const rows = await tx.all(readableMatters(tx.agencyId, matterIds, granteeKeysOf(context)));
      return new Set(rows.map((row) => row.matterId));
    },
    async openTask(matterId) {
      const loaded = await loadMatter(context, matterId, undefined, readMatter);
      if (!loaded.ok) return undefined;
      const { row } = loaded.value;
      const step = openStepOf(loaded.value, context.person().personId);
      if (!step) return undefined;
      const { item, node } = step;
      const tasks = row.state === 'DRAFT' ? [] : await tx.all(listTasks(tx.agencyId, matterId));
      const taskId = (tasks.find((task) => task.item === item.id)?.id ?? matterId) as TaskId; // reason: a draft's only task goes by the matter's id
      return { taskId, node: node.id, actions: node.actions };
    },
    touch: (matterId) => tx.write(touchDraft(tx.agencyId, matterId)),
    terminate: (matterId, reason) => terminate(context, matterId, reason),
    tell: (matterId, notice) => tell(context, matterId, notice),
    async setSystemValues(matterId, values) {
      const loaded = await loadMatter(context, matterId);
      if (!loaded.ok) return loaded;
      const { form, row } = loaded.value;
      const edited = applySystemEdit(form, {
        before: row.values,
        edit: values as JsonObject,
        today: dateInChina(context.now),
      });
      if (!edited.ok) return edited;
      tx.write(replaceSystemValues(tx.agencyId, matterId, edited.value));
      return ok(undefined);
    },
    async attachFile(matterId, file) {
      const person = context.caller.kind === 'person' ? context.caller : undefined;
      tx.write(
        insertAttachment(tx.agencyId, {
          id: context.newId(),
          matterId,
          ...file,
          // Nobody's own: no handler can take a received or finished document off the matter.
          addedBy: null,
          addedByName: person?.personName ?? '系统',
          at: context.now,
        }),
      );
      return ok(undefined);
    },
    detachFile: (matterId, fileId) => tx.write(endFile(tx.agencyId, matterId, fileId, context.now)),
    listAttachments: (matterId) => tx.all(listAttachments(tx.agencyId, matterId)),
    traceNote(matterId, { act, detail }) {
      const personName = context.caller.kind === 'person' ? context.caller.personName : '系统';
      tx.write(
        insertNote(tx.agencyId, {
          id: context.newId(),
          matterId,
          at: context.now,
          personName,
          act,
          detail: detail ?? '',
        }),
      );
      context.notify([], `matter:${matterId}`);
    },
    async putKind(kind) {
      if (kind.code === '') return reject('matters.unknown-kind');
      tx.write(putKind(tx.agencyId, kind));
      return ok(undefined);
    },
  };
}

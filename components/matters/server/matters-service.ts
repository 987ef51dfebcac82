import { dateInChina, type JsonObject, ok, type TaskId } from '@gov/base';
import { applySystemEdit } from '@gov/forms';
import type { HttpExchange, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { MattersService } from '../contract.ts';
import { openStepOf } from '../rules/open-step.ts';
import { attach } from './attachments/attachments.ts';
import { endFile, insertAttachment, listAttachments } from './attachments/store.ts';
import { completeByHouse } from './handling/complete-task.ts';
import { makeDraft, saveDraft } from './handling/drafts.ts';
import { loadMatter } from './handling/load-matter.ts';
import { onBehalf } from './handling/loaded-matter.ts';
import { insertNote, readMatter } from './handling/store.ts';
import { terminate } from './handling/terminate.ts';
import { touchDraft } from './handling/untouched-store.ts';
import { madeKindsFor } from './kinds/made-kinds.ts';
import { makeKind } from './kinds/put-kind.ts';
import { keepForMatter } from './messages/tell-messages.ts';
import { tell } from './notices/tell.ts';
import { granteeKeysOf } from './readers.ts';
import { readableMatters } from './readers-store.ts';
import { recordsFor } from './records/records.ts';
import { standingOf } from './stand-ins/standing-of.ts';
import { standingOpinions } from './standing-opinions.ts';
import { replaceSystemValues } from './values/store.ts';
import { listNotes, listTasks } from './view/store.ts';

/** Matters as other components use them, bound to a running use case. */
export const mattersServiceFor = (context: UseCaseContext): MattersService => ({
  ...readingFor(context),
  ...courseFor(context),
  ...contentFor(context),
  ...madeKindsFor(context),
  ...recordsFor(context),
});

type Reading = Pick<MattersService, 'readable' | 'readableAmong' | 'openTask' | 'standingOpinions' | 'listAttachments'>;

/** What the caller may read, and what he has to do. */
function readingFor(context: UseCaseContext): Reading {
  const { tx } = context;
  return {
    async readable(matterId) {
      const loaded = await loadMatter(context, matterId, undefined, readMatter);
      if (!loaded.ok) return undefined;
      const { title, version, values, state, kindCode } = loaded.value.row;
      return { title, version, values, state, kindCode };
    },
    async readableAmong(matterIds) {
      const standing = await standingOf(context);
      const rows = await tx.all(readableMatters(tx.agencyId, matterIds, granteeKeysOf(context), standing));
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
      const forWhom = onBehalf(item.holder.personId, context.person().personId);
      return { taskId, node: node.id, actions: node.actions, ...forWhom };
    },
    standingOpinions: (matterId, textChangedAt) => standingOpinions(context, matterId, textChangedAt),
    listAttachments: (matterId) => tx.all(listAttachments(tx.agencyId, matterId)),
  };
}

type Course = Pick<
  MattersService,
  'start' | 'startWith' | 'ownDraft' | 'sendDraft' | 'terminate' | 'tell' | 'deliver' | 'traceNote' | 'putKind'
>;

/** Begins matters, ends them and says what happens to them. */
function courseFor(context: UseCaseContext): Course {
  const { tx } = context;
  return {
    async start({ kindCode, values, submit }) {
      const made = await makeDraft(context, kindCode, values);
      if (!made.ok || !submit) return made;
      const { matterId } = made.value;
      const params = { matterId, taskId: matterId };
      const completed = await completeByHouse(context, {
        params,
        query: undefined,
        body: { expectedVersion: 0, decision: 'agree' },
      });
      return completed.ok ? ok({ matterId }) : completed;
    },
    async startWith({ kindCode, values, submit }) {
      const made = await makeDraft(context, kindCode, {});
      if (!made.ok) return made;
      const { matterId } = made.value;
      const params = { matterId, taskId: matterId };
      const saved = await saveDraft(context, { params, query: undefined, body: { expectedVersion: 0, values } });
      if (!saved.ok || !submit) return saved.ok ? made : saved;
      const { version } = saved.value;
      const body = { expectedVersion: version, decision: 'agree' as const };
      const completed = await completeByHouse(context, { params, query: undefined, body });
      return completed.ok ? made : completed;
    },
    async ownDraft(matterId) {
      const loaded = await loadMatter(context, matterId, undefined, readMatter);
      if (!loaded.ok || loaded.value.row.state !== 'DRAFT') return undefined;
      return { kindCode: loaded.value.row.kindCode, notes: await tx.all(listNotes(tx.agencyId, matterId)) };
    },
    async sendDraft(matterId, values) {
      const loaded = await loadMatter(context, matterId);
      if (!loaded.ok) return loaded;
      const params = { matterId, taskId: matterId };
      const { version: expectedVersion } = loaded.value.row;
      const saved = await saveDraft(context, { params, query: undefined, body: { expectedVersion, values } });
      if (!saved.ok) return saved;
      const body = { expectedVersion: saved.value.version, decision: 'agree' as const };
      return completeByHouse(context, { params, query: undefined, body });
    },
    terminate: (matterId, reason) => terminate(context, matterId, reason),
    tell: (matterId, notice) => tell(context, matterId, notice),
    deliver: (matterId, message) => keepForMatter(context, matterId, message),
    traceNote(matterId, { act, detail }) {
      const personName = nameOf(context);
      const id = context.newId();
      tx.write(insertNote(tx.agencyId, { id, matterId, at: context.now, personName, act, detail: detail ?? '' }));
      context.notify([], `matter:${matterId}`);
    },
    putKind: (kind) => makeKind(context, kind),
  };
}

type Content = Pick<MattersService, 'attachUploads' | 'touch' | 'setSystemValues' | 'attachFile' | 'detachFile'>;

/** Writes what a matter holds. */
function contentFor(context: UseCaseContext): Content {
  const { tx } = context;
  return {
    touch: (matterId) => tx.write(touchDraft(tx.agencyId, matterId)),
    async attachUploads(matterId, exchange) {
      const input = { params: { matterId }, query: undefined, body: undefined };
      const kept = await attach(context, input, exchange as HttpExchange); // reason: contracts know no types of the server
      return kept.ok ? ok(kept.value.attachments) : kept;
    },
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
      // Nobody's own: no handler can take a received or finished document off the matter.
      const by = { addedBy: null, addedByName: nameOf(context) };
      tx.write(insertAttachment(tx.agencyId, { id: context.newId(), matterId, ...file, ...by, at: context.now }));
      return ok(undefined);
    },
    detachFile: (matterId, fileId) => tx.write(endFile(tx.agencyId, matterId, fileId, context.now)),
  };
}

const nameOf = ({ caller }: UseCaseContext): string => (caller.kind === 'person' ? caller.personName : '系统');

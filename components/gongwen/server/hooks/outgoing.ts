import { type JsonObject, ok, type Result, reject } from '@gov/base';
import { beginningOf, emptyBody, outgoingStatusAfter } from '@gov/gongwen';
import type { CompletingTask, HookEffects, MatterKindHooks } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { warmTypesetter } from '#platform/server/typesetting/open-typesetter.ts';
import { comparedFields } from '../../rules/changed-parts.ts';
import { documentFields } from '../../rules/document-fields.ts';
import { statusBefore, staysAsSigned } from '../../rules/step-on-document.ts';
import { findingsOf } from '../documents/check-and-preview.ts';
import { findDocument, insertDocument, lockDocument, setProgress } from '../documents/store.ts';
import { namesFromDirectory } from '../recipients/names-from-directory.ts';
import { backFromVoid, outgoingStays } from './back-from-void.ts';
import { dispatchDocument } from './dispatch.ts';
import { assignNumber, signedText, typesetFinal } from './number-and-typeset.ts';
import type { Action, Progress } from './progress.ts';
import { signOff } from './sign-off.ts';
import { sentBackOutgoing } from './went-back.ts';

/** 发文: what the steps of a process mean for the document, told by the action words of the step. */
export function outgoingHooks(context: UseCaseContext): MatterKindHooks {
  return {
    componentId: 'gongwen',
    async created({ matterId, values }) {
      const { title } = documentFields(values);
      context.afterCommit(() => warmTypesetter(context.now));
      context.tx.write(
        insertDocument(context.tx.agencyId, {
          matterId,
          direction: 'OUT',
          status: 'DRAFT',
          title,
          body: emptyBody,
          at: context.now,
        }),
      );
      return ok({});
    },
    staysEnded: (ended) => outgoingStays(context, ended),
    reviving: (matter) => backFromVoid(context, matter),
    completing: (task) => (task.decision === 'agree' ? completeOutgoing(context, task) : Promise.resolve(ok({}))),
    // 签发 is the leader's own act (党政机关公文处理工作条例 第二十二条).
    inPerson: ['sign-off'],
    onceNumbered: { 'assign-number': '重新排版' },
    keepsFormer: comparedFields,
    // the finished PDF is filed among them and is no attachment of the document
    attachmentsOnForm: { field: 'attachments', ofSystem: false },
    irreversible: { 'assign-number': '编号', dispatch: '用印分发' },
    async beginning({ matterId, values }) {
      // it is shown without a press, to whoever stands behind the chair
      if (documentFields(values).secrecy !== 'PUBLIC') return undefined;
      const document = await context.tx.first(findDocument(context.tx.agencyId, matterId));
      return document && beginningOf(document.body);
    },
    async attaching({ matterId, actions: step }) {
      // Back with who may change the text, the attachments change with it: it is signed off anew.
      if (step.includes('edit-body')) return ok(undefined);
      const document = await context.tx.first(findDocument(context.tx.agencyId, matterId));
      return document?.frozenAt ? reject('gongwen.attachments-frozen') : ok(undefined);
    },
    wentBack: (matter) => sentBackOutgoing(context, matter),
    async ended({ matterId, how }) {
      // What the receivers have cannot be void here only: it is withdrawn by another document.
      if (how !== 'cancelled') return ok({});
      const document = await context.tx.first(findDocument(context.tx.agencyId, matterId));
      return document?.dispatchedAt ? reject('gongwen.dispatched-stays') : ok({});
    },
  };
}

/** In the order in which they happen when one step carries several. */
const actions: readonly (readonly [name: keyof typeof outgoingStatusAfter, act: Action])[] = [
  ['check-format', checkedFormat],
  ['sign-off', signOff],
  ['recheck', rechecked],
  ['assign-number', assignNumber],
  ['typeset', typesetFinal],
  ['dispatch', dispatchDocument],
];

async function completeOutgoing(context: UseCaseContext, given: CompletingTask): Promise<Result<HookEffects>> {
  const { tx } = context;
  const document = await tx.first(lockDocument(tx.agencyId, given.matterId));
  if (!document) return ok({});
  const named = staysAsSigned(given, document) ? ok({}) : await namesFromDirectory(context, given.values);
  if (!named.ok) return named;
  const task = { ...given, values: { ...given.values, ...named.value } };
  let progress: Progress = { document, status: statusBefore(task, document), effects: { values: named.value } };
  for (const [name, act] of actions) {
    if (!task.actions.includes(name)) continue;
    const done = await act(context, task, progress);
    if (!done.ok) return done;
    progress = { ...done.value, status: outgoingStatusAfter[name] };
  }
  const fields = documentFields({ ...task.values, ...progress.effects.values });
  const register: JsonObject = {
    section: fields.section,
    drafter: fields.drafter,
    mainRecipients: fields.mainRecipients.map(({ name: recipient }) => recipient),
  };
  tx.write(
    setProgress(tx.agencyId, {
      matterId: task.matterId,
      status: progress.status,
      title: fields.title,
      kind: fields.kind,
      register,
    }),
  );
  return ok({
    ...progress.effects,
    ...(progress.document.number === null ? {} : { registers: ['outgoing'] }),
  });
}

/** 复核 before printing (条例 Art. 25): nobody passes on what is not signed, or not as it was signed. */
async function rechecked(context: UseCaseContext, task: CompletingTask, progress: Progress): Promise<Result<Progress>> {
  const signed = await signedText(context, task, progress);
  return signed.ok ? ok(progress) : signed;
}

/** 核稿: what the format check calls wrong stops here; the rest is the reviewer's judgement. */
async function checkedFormat(
  context: UseCaseContext,
  task: CompletingTask,
  progress: Progress,
): Promise<Result<Progress>> {
  const findings = await findingsOf(context, task.matterId, { document: progress.document, values: task.values });
  const blocking = findings.filter(({ severity }) => severity === 'BLOCK');
  const [first] = blocking;
  if (first)
    return reject('gongwen.format-blocked', { count: blocking.length, first: first.sentence.replace(/。$/u, '') });
  return ok(progress);
}

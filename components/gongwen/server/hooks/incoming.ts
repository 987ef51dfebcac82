import { dateInChina, type FileId, type JsonObject, type MatterId, ok, type Result, reject } from '@gov/base';
import { emptyBody, incomingStatusAfter } from '@gov/gongwen';
import { type ArrivedDocument, exchangeService, type IncomingDocuments } from '#components/exchange/contract.ts';
import {
  type CompletingTask,
  type HookEffects,
  type MatterKindHooks,
  mattersService,
} from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { keepFiles } from '#platform/server/files/file-object-store.ts';
import { receivedFields } from '../../rules/document-fields.ts';
import { impossibleDates } from '../../rules/received-dates.ts';
import { receivedValues } from '../../rules/received-values.ts';
import {
  findByExchange,
  findDocument,
  insertDocument,
  lockDocument,
  setExchange,
  setFinalFile,
  setNumber,
  setProgress,
  setStatus,
} from '../documents/store.ts';
import { incomingBookOf, takeNumber } from '../numbers/take-number.ts';
import { registerOnce } from '../registers/registered-before.ts';
import { backFromVoid, incomingStays } from './back-from-void.ts';
import { sentBackIncoming } from './went-back.ts';

/** 收文: registration takes the own number, the end is told to the sender. */
export function incomingHooks(context: UseCaseContext): MatterKindHooks {
  const { tx } = context;
  return {
    componentId: 'gongwen',
    attachmentsOnForm: { field: 'attachments', ofSystem: true },
    async created({ matterId, values }) {
      const { title } = receivedFields(values);
      tx.write(
        insertDocument(tx.agencyId, {
          matterId,
          direction: 'IN',
          status: 'SIGNED_FOR',
          title,
          body: emptyBody,
          at: context.now,
        }),
      );
      return ok({});
    },
    staysEnded: (ended) => incomingStays(context, ended),
    reviving: (matter) => backFromVoid(context, matter),
    async bound({ matterId, firstActions }) {
      const document = await tx.first(findDocument(tx.agencyId, matterId));
      if (!document?.exchangeId) return {};
      const cancelling = { code: 'gongwen.received-stays' };
      // A first step that registers as well may be done again; one that only signs for it has told the sender.
      return firstActions.includes('register')
        ? { cancelling }
        : { cancelling, firstStep: { code: 'gongwen.signed-for-stands' } };
    },
    completing: (task) => (task.decision === 'agree' ? completeIncoming(context, task) : Promise.resolve(ok({}))),
    // 批示 is what the responsible person himself says to it (条例 第二十四条); who stands in handles what follows from it.
    inPerson: ['instruct'],
    wentBack: (matter) => Promise.resolve(sentBackIncoming(context, matter)),
    async ended({ matterId, how }) {
      const document = await tx.first(findDocument(tx.agencyId, matterId));
      // Who signed for a document answers for it: it is handled to the end or returned, never dropped.
      if (how === 'cancelled') return document?.exchangeId ? reject('gongwen.received-stays') : ok({});
      tx.write(setStatus(tx.agencyId, matterId, 'CLOSED'));
      if (!document?.exchangeId) return ok({});
      const finished = await context.ask(exchangeService).finish(document.exchangeId);
      return finished.ok ? ok({}) : finished;
    },
  };
}

async function completeIncoming(context: UseCaseContext, task: CompletingTask): Promise<Result<HookEffects>> {
  const { tx, now } = context;
  const document = await tx.first(lockDocument(tx.agencyId, task.matterId));
  if (!document) return ok({});
  const word = task.actions.find((action) => incomingStatusAfter[action] !== undefined);
  const fields = receivedFields(task.values);
  tx.write(
    setProgress(tx.agencyId, {
      matterId: task.matterId,
      status: (word && incomingStatusAfter[word]) ?? document.status,
      title: fields.title,
      kind: null,
      register: { ...fields } satisfies JsonObject,
    }),
  );
  // Registered again after a return: the number stays.
  if (document.number !== null) return ok({ registers: ['incoming'] });
  if (!task.actions.includes('register')) return ok({});
  const dates = impossibleDates(task.values, dateInChina(now));
  if (dates.length > 0) return reject('gongwen.received-dates', {}, dates);
  const once = await registerOnce(context, task, document);
  if (!once.ok) return once;
  const taken = await takeNumber(context, {
    purpose: 'IN',
    book: incomingBookOf(context),
    date: dateInChina(now),
    matterId: task.matterId,
  });
  tx.write(setNumber(tx.agencyId, task.matterId, taken, now));
  context.audit({
    event: 'gongwen.registered',
    objectKind: 'matter',
    objectId: task.matterId,
    details: { number: taken },
  });
  return ok({ number: taken, registers: ['incoming'], values: { registerNumber: taken } });
}

/** What the exchange asks when a document was signed for: it becomes an incoming matter with its files. */
export function incomingDocumentsFor(context: UseCaseContext): IncomingDocuments {
  return {
    register: (arrived) => registerArrived(context, arrived),
    returned(matterId, reason) {
      context.tx.write(setStatus(context.tx.agencyId, matterId, 'RETURNED_TO_SENDER'));
      return context.ask(mattersService).terminate(matterId, reason);
    },
  };
}

/** Twice with one exchange = the matter that was started the first time. */
async function registerArrived(
  context: UseCaseContext,
  arrived: ArrivedDocument,
): Promise<Result<{ readonly matterId: MatterId }>> {
  const { tx, now } = context;
  const known = await tx.first(findByExchange(tx.agencyId, arrived.exchangeId));
  if (known) return ok({ matterId: known.matterId as MatterId }); // reason: the column holds matters
  const matters = context.ask(mattersService);
  const values = receivedValues(arrived.from, arrived.document, dateInChina(now));
  if (!values.ok) return values;
  const started = await matters.start({ kindCode: 'incoming-document', submit: true, values: values.value });
  if (!started.ok) return started;
  const { matterId } = started.value;
  tx.write(setExchange(tx.agencyId, matterId, arrived.exchangeId));
  const ids = arrived.files.map(({ fileId }) => fileId as FileId); // reason: files of the own agency, as the exchange stored them
  if (ids.length > 0) await tx.all(keepFiles(tx.agencyId, ids));
  for (const { role, fileId, name, bytes, mediaType } of arrived.files) {
    const attached = await matters.attachFile(matterId, { fileId, name, bytes, mediaType });
    if (!attached.ok) return attached;
    if (role === 'BODY') tx.write(setFinalFile(tx.agencyId, { matterId, fileId, name, of: null }));
  }
  matters.traceNote(matterId, { act: '在线签收', detail: arrived.from.name });
  return ok({ matterId });
}

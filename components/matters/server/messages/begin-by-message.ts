import { type JsonObject, type MatterId, ok, type Result } from '@gov/base';
import { initialData } from '@gov/forms';
import { type HandlerContext, type ResolvedHandler, resolveHandlers } from '@gov/organisation';
import type { MessageStart } from '@gov/workflow';
import { processesService } from '#components/processes/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { valuesOfMessage } from '../../rules/children/given-values.ts';
import { nextTry } from '../../rules/children/try-again.ts';
import { decideBeginning, type KindAtWork, kindAtWork, writeBeginning } from '../children/begin-running.ts';
import { tellReaders } from '../children/bring-children.ts';
import { fittingValues } from '../children/fitting-values.ts';
import { factsOfStarter } from '../children/start-child.ts';
import { mayHandle } from '../handling/able-colleague.ts';
import { loadUnseen } from '../handling/load-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { holdKind, type KindRow, openKinds } from '../kinds/store.ts';
import { tellKeepers } from '../stopped/note-stops.ts';
import { askBegun, type BegunKey, type BegunRow, begunToBring, markBegun, markNotBegun } from './begun-store.ts';
import { noteOfHouse } from './note-of-house.ts';
import { notBegunWords } from './trouble-words.ts';

/** Kind of the wake-up that begins a matter by a message; its key is the sender, the number of its event and the kind. */
export const beginByMessageKind = 'matters.begin-by-message';

/**
 * A message has been sent: each open kind whose process begins with it is asked to begin, in a run of its own, so that none
 * keeps another waiting. Run twice, the second asks nothing more: the key is the same.
 */
export async function askToBegin(
  context: UseCaseContext,
  { senderId, sequence, message }: Omit<BegunKey, 'kindCode'> & { readonly message: string },
): Promise<number> {
  const { tx } = context;
  const processes = context.ask(processesService);
  let asked = 0;
  for (const kind of await tx.all(openKinds(tx.agencyId))) {
    if ((await processes.program(kind.processVersionId)).messageStart?.message !== message) continue;
    const key = { senderId, sequence, kindCode: kind.code };
    tx.write(askBegun(tx.agencyId, { ...key, matterId: context.newId(), message }));
    context.wakeUp(beginByMessageKind, `${senderId}:${sequence}:${kind.code}`);
    asked += 1;
  }
  return asked;
}

/** The wake-up: begins it, or says in the sender's trace why not and tries again. Run twice, the second finds it begun. */
export async function beginByMessage(context: UseCaseContext, key: string): Promise<Result<unknown>> {
  const { tx, now } = context;
  const [senderId = '', number = '', ...code] = key.split(':');
  const begun: BegunKey = { senderId, sequence: Number(number), kindCode: code.join(':') };
  const sender = await loadUnseen(context, senderId);
  const row = await tx.first(begunToBring(tx.agencyId, begun));
  if (!sender.ok || !row) return ok(undefined);
  const kind = await tx.first(holdKind(tx.agencyId, begun.kindCode));
  const done = await begin(context, sender.value, row, kind);
  if (!done.ok) return done;
  const { starter, trouble } = done.value;
  if (trouble === undefined) tx.write(markBegun(tx.agencyId, { ...begun, at: now }));
  else {
    tx.write(markNotBegun(tx.agencyId, { ...begun, at: now, trouble }));
    const next = nextTry({ tries: row.tries + 1, triedAt: now, trouble });
    if (next) context.wakeUp(beginByMessageKind, key, next);
  }
  if (trouble === undefined || trouble !== row.trouble) {
    const name = kind?.name ?? begun.kindCode;
    const who = starter && context.agency.organisation.persons.get(starter.personId)?.name;
    noteOfHouse(context, senderId, {
      act: trouble === undefined ? `“${row.message}”发起了“${name}”` : `“${row.message}”没有发起“${name}”`,
      detail: trouble === undefined ? `由${who ?? ''}办理` : notBegunWords(trouble),
    });
    tellReaders(context, sender.value);
  }
  // their list says how often and when it was tried last
  if (trouble !== undefined || row.trouble !== null) tellKeepers(context);
  return ok(undefined);
}

interface Outcome {
  readonly starter?: ResolvedHandler;
  readonly trouble?: string;
}

async function begin(
  context: UseCaseContext,
  sender: LoadedMatter,
  row: BegunRow,
  kind: KindRow | undefined,
): Promise<Result<Outcome>> {
  if (!kind?.open || !context.agency.openComponents.has(kind.componentId))
    return ok({ trouble: 'matters.unknown-kind' });
  const work = await kindAtWork(context, kind);
  const { messageStart } = work.program;
  // a newer version of its process may begin otherwise
  if (messageStart?.message !== row.message) return ok({ trouble: 'matters.unknown-kind' });
  const starter = starterOf(context, messageStart);
  if (!starter) return ok({ trouble: 'matters.no-starter' });
  const { values, unfit } = firstValues(context, sender, work, starter);
  if (Object.keys(messageStart.fields ?? {}).some((key) => unfit.includes(key)))
    return ok({ trouble: 'matters.child-value' });
  const matterId = row.matterId as MatterId; // reason: the column holds matters
  const beginning = { ...work, matterId, starter, values, by: { message: row.message } };
  const started = await decideBeginning(context, beginning);
  if (!started.ok) return ok({ trouble: started.rejection.code });
  const written = await writeBeginning(context, beginning, { started: started.value });
  if (!written.ok) return written;
  noteOfHouse(context, matterId, { act: `由“${sender.row.kindName}”发出的“${row.message}”发起`, detail: '' });
  context.audit({
    event: 'matters.begun-by-message',
    objectKind: 'matter',
    objectId: matterId,
    details: { kind: kind.code, by: sender.row.id },
  });
  return ok({ starter });
}

/** Of several the first in manual order; who cannot do work is not among them. */
function starterOf(context: UseCaseContext, { starter }: MessageStart): ResolvedHandler | undefined {
  const { organisation } = context.agency;
  const nobody = { personId: '', assignmentId: '' } as unknown as ResolvedHandler; // reason: rules that publishing lets through look at no starter
  const asked: HandlerContext = {
    now: context.now,
    starter: nobody,
    previous: nobody,
    chosen: [],
    formValues: {},
    mayHandle: (personId) => mayHandle(context, personId),
  };
  return resolveHandlers(organisation, starter, asked).handlers[0];
}

function firstValues(
  context: UseCaseContext,
  sender: LoadedMatter,
  { form, program }: KindAtWork,
  starter: ResolvedHandler,
): { readonly values: JsonObject; readonly unfit: readonly string[] } {
  const { messageStart } = program;
  const given = valuesOfMessage(messageStart ?? {}, { values: sender.row.values, program: sender.program });
  const wordsOf = (key: string, value: unknown) =>
    sender.form.fields.get(messageStart?.fields?.[key] ?? key)?.choices?.find((choice) => choice.value === value)
      ?.label;
  const { fit, unfit } = fittingValues(context, {
    form,
    before: initialData(form, factsOfStarter(context, starter)),
    given,
    wordsOf,
  });
  return { values: fit, unfit };
}

import { dateInChina, ok, type Result, reject } from '@gov/base';
import { currentFrozenForm } from '@gov/gongwen';
import type { CompletingTask } from '#components/matters/contract.ts';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { refuseUnprintable } from '../documents/check-and-preview.ts';
import { freeze } from '../documents/sign-off-store.ts';
import { digestOf } from './digest-of.ts';
import type { Progress } from './progress.ts';
import { takeBackSignOff } from './take-back-sign-off.ts';

/** 签发: fixes text, signatory and 成文日期. Signing again after a return signs what stands now. */
export async function signOff(
  context: UseCaseContext,
  task: CompletingTask,
  progress: Progress,
): Promise<Result<Progress>> {
  const { tx, now } = context;
  // 签发 is the leader's own act (党政机关公文处理工作条例 第二十二条): neither a time limit nor who stands in for him signs.
  if (context.caller.kind !== 'person' || task.onBehalf) return reject('gongwen.signed-by-person');
  // A step that signs what is signed already.
  if (progress.document.frozenAt) takeBackSignOff(context, progress.document, task.matterId);
  const signatory = context.person();
  const documentDate = dateInChina(now);
  const signed = {
    ...progress.document,
    signatoryName: signatory.personName,
    documentDate,
    frozenForm: currentFrozenForm,
  };
  // What no face can print would stop at its number, when all have signed.
  const printable = await refuseUnprintable(context, task.matterId, { document: signed, values: task.values });
  if (!printable.ok) return printable;
  const sm3 = await digestOf(context, task, signed);
  tx.write(
    freeze(tx.agencyId, task.matterId, {
      at: now,
      sm3,
      form: currentFrozenForm,
      personId: signatory.personId,
      name: signatory.personName,
      date: documentDate,
    }),
  );
  context.audit({ event: 'gongwen.signed-off', objectKind: 'matter', objectId: task.matterId, details: { sm3 } });
  context.announce('DocumentSignedOff', task.matterId, { sm3 });
  return ok({
    document: { ...signed, frozenAt: now, frozenSm3: sm3 },
    status: progress.status,
    effects: { ...progress.effects, values: { ...progress.effects.values, documentDate } },
  });
}

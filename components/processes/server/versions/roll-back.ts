import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { findDesign, findVersion } from '../designing/store.ts';
import { publishFile } from './publish-file.ts';

/** An earlier version becomes the next one: nothing is deleted, and the draft stays as it is. */
export async function rollBack(
  context: UseCaseContext,
  { params: { processId }, body: { number, overNumber, ...read } }: InputOf<Routes['rollBack']>,
): Promise<Result<ReplyOf<Routes['rollBack']>>> {
  const { tx } = context;
  const process = await tx.first(findDesign(tx.agencyId, processId));
  if (!process) return reject('processes.unknown');
  const version = await tx.first(findVersion(tx.agencyId, processId, number));
  if (!version) return reject('processes.not-found');
  const { bpmnXml } = version;
  const { formId } = process;
  const acknowledged = { onlyKept: read.acknowledged ?? 0 };
  const published = await publishFile(context, { process, bpmnXml, formId, overNumber, acknowledged });
  if (!published.ok) return published;
  context.audit({
    event: 'processes.rolled-back',
    objectKind: 'process',
    objectId: processId,
    details: { to: number, number: published.value.number },
  });
  return ok({ number: published.value.number });
}

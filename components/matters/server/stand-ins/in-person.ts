import type { NodeDefinition } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import { matterKindHooks } from '../../contract.ts';

/** 签批, and what the kind says only the holder of a step does: nobody stands in for him there. */
export function isInPerson(context: UseCaseContext, kindCode: string, node: NodeDefinition | undefined): boolean {
  if (!node || node.signing) return node !== undefined;
  const own = context.extension(matterKindHooks, kindCode)?.(context).inPerson ?? [];
  return node.actions.some((action) => own.includes(action));
}

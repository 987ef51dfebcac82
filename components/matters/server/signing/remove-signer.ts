import { ok, type PersonId, type Result } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { Command } from '@gov/workflow';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { signAct } from './sign-act.ts';

type RemoveSigner = (typeof routes)['removeSigner'];

/** 减签: who was added and has not acted goes; the vote is judged again at once. */
export function removeSigner(
  context: UseCaseContext,
  input: InputOf<RemoveSigner>,
): Promise<Result<ReplyOf<RemoveSigner>>> {
  const { expectedVersion, personId } = input.body;
  return signAct(context, { ...input.params, expectedVersion, event: 'matters.signer-removed' }, () =>
    ok({
      command: removalCommand(context, input.body),
      said: `已减去${context.agency.organisation.persons.get(personId)?.name ?? '他'}`,
    }),
  );
}

/** What is asked of the engine. */
export const removalCommand = (
  context: UseCaseContext,
  { visit, personId, reason }: Pick<InputOf<RemoveSigner>['body'], 'visit' | 'personId' | 'reason'>,
): Command => ({
  kind: 'removeSigner',
  visit,
  person: personId as PersonId, // reason: a person unknown here is no signer, which the engine says
  actor: actorOf(undefined, context.person()),
  reason,
});

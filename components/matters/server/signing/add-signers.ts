import { ok, type Result, reject } from '@gov/base';
import type { InputOf, ReplyOf } from '@gov/base/component';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { judgesOwnMatter } from '../../rules/own-approval.ts';
import { ownApproval } from '../handling/able-colleague.ts';
import { actorOf } from '../handling/apply-decision.ts';
import { listed } from '../handling/say.ts';
import { givenTo } from '../secrecy/given-to.ts';
import { signAct } from './sign-act.ts';

type AddSigners = (typeof routes)['addSigners'];
type Where = InputOf<AddSigners>['body']['where'];

const saidOf: Readonly<Record<Where, (who: string) => string>> = {
  before: (who) => `已请${who}先提意见，办完后回到您这里`,
  after: (who) => `您办完后再送${who}办理`,
  parallel: (who) => `已加${who}一起办理`,
};

/** 加签: colleagues who answer before the holder, follow him, or handle the step beside him. */
export function addSigners(context: UseCaseContext, input: InputOf<AddSigners>): Promise<Result<ReplyOf<AddSigners>>> {
  const { expectedVersion: seenVersion, where, assignmentIds, reason } = input.body;
  return signAct(context, { ...input.params, seenVersion, event: 'matters.signers-added' }, (loaded, item) => {
    const { state, row } = loaded;
    if (!item) return reject('matters.not-found');
    const able = givenTo(context, row.values, assignmentIds);
    if (!able.ok) return able;
    const signers = able.value;
    const judges = signers.some(({ personId }) => judgesOwnMatter(loaded, item.id, personId));
    if (judges) return ownApproval(context, loaded);
    const { persons } = context.agency.organisation;
    return ok({
      command: {
        kind: 'addSigners',
        item: item.id,
        actor: actorOf(state.items[item.id - 1], context.person()),
        where,
        signers,
        ...(reason?.trim() ? { reason: reason.trim() } : {}),
      },
      said: saidOf[where](listed(signers.map(({ personId }) => persons.get(personId)?.name ?? ''))),
    });
  });
}

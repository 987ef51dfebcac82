import type { Rejection } from '@gov/base';
import { type Command, type Item, type Program, returnTargets, type State } from '@gov/workflow';

/** What the kind of a matter refuses, as its hook `bound` says. */
interface Bound {
  readonly firstStep?: Rejection;
  readonly cancelling?: Rejection;
}

interface Running {
  readonly program: Program;
  readonly state: State;
}

/** Why the kind forbids a command that the process would allow; `undefined` = it does not. */
export function forbidden(state: State, bound: Bound, command: Command): Rejection | undefined {
  if (command.kind === 'cancel') return bound.cancelling;
  return opensFirstStep(state, command) ? bound.firstStep : undefined;
}

/** Steps an item may be sent back to, without the first one where that is bound. */
export const returnTargetsWithin = (
  { program, state }: Running,
  bound: Bound,
  item: Item['id'],
): ReturnType<typeof returnTargets> =>
  returnTargets(program, state, item).filter(({ node }) => !bound.firstStep || node !== firstNode(state));

/** 取回 of its completion, or a return to it. */
function opensFirstStep(state: State, command: Command): boolean {
  const visits = (id: number | undefined) => (id === undefined ? undefined : state.visits[id - 1]);
  switch (command.kind) {
    case 'withdraw': {
      const item = state.items[command.item - 1];
      return item?.state === 'done' && visits(item.visit)?.node === firstNode(state);
    }
    case 'return':
      return command.to.kind === 'visit' && visits(command.to.visit)?.node === firstNode(state);
    case 'jump':
      return command.to === firstNode(state);
    default:
      return false;
  }
}

const firstNode = ({ visits }: State): string | undefined => visits[0]?.node;

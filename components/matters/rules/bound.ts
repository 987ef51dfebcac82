import { type Command, type Item, type Program, returnTargets, type State } from '@gov/workflow';

interface Running {
  readonly program: Program;
  readonly state: State;
}

/** What a command would undo that the kind of the matter may have bound; `undefined` = nothing: the kind need not be asked. */
export function undoneBy(state: State, command: Command): 'firstStep' | 'cancelling' | undefined {
  if (command.kind === 'cancel') return 'cancelling';
  return opensFirstStep(state, command) ? 'firstStep' : undefined;
}

/** Steps an item may be sent back to, without the first one where that is bound. */
export const returnTargetsWithin = (
  { program, state }: Running,
  firstStepBound: boolean,
  item: Item['id'],
): ReturnType<typeof returnTargets> =>
  returnTargets(program, state, item).filter(({ node }) => !firstStepBound || node !== firstNode(state));

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

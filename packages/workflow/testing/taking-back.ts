import type { Command } from '../index.ts';
import { administrator, reason } from './random-moves.ts';

/** How a decided undoable act is taken back by who did it; `undefined` = it is not of that kind. */
export function takingBack(command: Command, seq: number): Command | undefined {
  switch (command.kind) {
    case 'complete':
    case 'return':
    case 'transfer':
      return { kind: 'withdraw', item: command.item, actor: command.actor };
    case 'addSigners':
    case 'removeSigner':
    case 'delegate':
    case 'claim':
    case 'jump':
      return { kind: 'undo', act: seq, actor: command.actor };
    case 'handOver':
      return { kind: 'undoHandOver', batch: command.batch, actor: command.actor };
    case 'terminate':
    case 'cancel':
      return { kind: 'revive', actor: administrator.actor, reason };
    case 'suspend':
      return { kind: 'resume', actor: command.actor };
    case 'suspendBranch':
      return { kind: 'resumeBranch', scope: command.scope, actor: command.actor };
    default:
      return undefined;
  }
}

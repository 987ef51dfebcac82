import { ok, type Result, reject, withoutHiddenSigns } from '@gov/base';
import type { Command } from '@gov/workflow';

/** What a person wrote as it is kept: without signs nobody sees, half characters and blanks around it. */
export const writtenWords = (text: string | undefined): string =>
  withoutHiddenSigns((text ?? '').toWellFormed()).trim();

/** A command with its reason as it is kept. A reason of nothing but hidden signs is none: refused where one is needed. */
export function withWrittenReason(command: Command): Result<Command> {
  if (!('reason' in command) || command.reason === undefined) return ok(command);
  const reason = writtenWords(command.reason);
  if (reason !== '') return ok({ ...command, reason });
  const { reason: none, ...silent } = command;
  if (none.trim() !== '' && needsReason(command)) return reject('workflow.reason-needed');
  return ok(needsReason(command) ? command : (silent as Command)); // reason: only commands that may be silent lose it
}

/** 转办 加签 委派 放弃签收 催办 and asking for a handler again may go without a word. */
function needsReason(command: Command): boolean {
  switch (command.kind) {
    case 'transfer':
    case 'addSigners':
    case 'delegate':
    case 'release':
      return false;
    case 'press':
      return command.asks === 'return';
    case 'reorder':
      return command.asAdministrator === true;
    case 'resolveIncident':
      return command.handlers !== undefined;
    default:
      return true;
  }
}

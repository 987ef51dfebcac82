import type { CalendarDate, Instant, Result } from '@gov/base';
import { dateInChina, ok, reject } from '@gov/base';

/** 发文 status, in the order of the work: 拟稿 … 归档; the last four are ends or side ways. */
export const outgoingStatuses = [
  'DRAFT',
  'IN_REVIEW',
  'COUNTERSIGNING',
  'PENDING_SIGN_OFF',
  'SIGNED_OFF',
  'RECHECKED',
  'NUMBERED',
  'TYPESET',
  'SEALED',
  'DISTRIBUTED',
  'FILED',
  'RETURNED',
  'VOIDED',
  'REVOKED',
  'REPEALED',
] as const;
export type OutgoingStatus = (typeof outgoingStatuses)[number];

export const outgoingStatusWords: Readonly<Record<OutgoingStatus, string>> = {
  DRAFT: '拟稿',
  IN_REVIEW: '核稿',
  COUNTERSIGNING: '会签',
  PENDING_SIGN_OFF: '待签发',
  SIGNED_OFF: '已签发',
  RECHECKED: '已复核',
  NUMBERED: '已编号',
  TYPESET: '已排版',
  SEALED: '已用印',
  DISTRIBUTED: '已分发',
  FILED: '已归档',
  RETURNED: '退回修改',
  VOIDED: '作废',
  REVOKED: '已撤销',
  REPEALED: '已废止',
};

/** Sign-off fixes all of this at once; only a return to the signatory takes it back. */
export interface SignOff {
  /** SM3 (hex) of the frozen text. */
  readonly digest: string;
  readonly signatory: string;
  /** 成文日期: the day of sign-off in the agency's zone. */
  readonly documentDate: CalendarDate;
}

export interface OutgoingState {
  readonly status: OutgoingStatus;
  readonly signOff?: SignOff;
  /** Stays in the book for ever, also of a voided document. */
  readonly documentNumber?: string;
  /** Void from the start (撤销) or from a day on (废止). */
  readonly voidFrom?: 'START' | CalendarDate;
}

export const draftedState: OutgoingState = { status: 'DRAFT' };

export type OutgoingCommand =
  | { readonly type: 'Submit' }
  | { readonly type: 'ChangeText' }
  | { readonly type: 'SendToCountersign' }
  | { readonly type: 'CompleteCountersign' }
  | { readonly type: 'RequestSignOff' }
  | { readonly type: 'Return'; readonly reason: string }
  | { readonly type: 'SignOff'; readonly digest: string; readonly signatory: string }
  | { readonly type: 'Recheck'; readonly digest: string }
  | { readonly type: 'ReturnToSignatory'; readonly reason: string }
  | { readonly type: 'AssignNumber'; readonly documentNumber: string }
  | { readonly type: 'Typeset'; readonly digest: string }
  | { readonly type: 'ApplySeal' }
  | { readonly type: 'Distribute' }
  | { readonly type: 'File' }
  | { readonly type: 'Void'; readonly reason: string }
  | { readonly type: 'Revoke'; readonly reason: string }
  | { readonly type: 'Repeal'; readonly reason: string; readonly from: CalendarDate };

export type OutgoingEvent =
  | { readonly type: 'StatusChanged'; readonly to: OutgoingStatus; readonly reason?: string }
  | { readonly type: 'TextChanged' }
  | ({ readonly type: 'DocumentSignedOff' } & SignOff)
  | { readonly type: 'SignOffTakenBack'; readonly reason: string }
  | { readonly type: 'NumberAssigned'; readonly documentNumber: string }
  | { readonly type: 'DocumentRepealed'; readonly from: CalendarDate; readonly reason: string };

/** `steps`: which of the optional steps the agency's process has; a step it has may not be skipped. */
export interface OutgoingFacts {
  readonly now: Instant;
  readonly steps: { readonly recheck: boolean; readonly seal: boolean };
}

const editable: readonly OutgoingStatus[] = ['DRAFT', 'RETURNED', 'IN_REVIEW', 'COUNTERSIGNING', 'PENDING_SIGN_OFF'];
const signedOff: readonly OutgoingStatus[] = ['SIGNED_OFF', 'RECHECKED', 'NUMBERED', 'TYPESET', 'SEALED'];
const issued: readonly OutgoingStatus[] = ['DISTRIBUTED', 'FILED'];

/** From which status each command is possible. */
function allowedFrom(command: OutgoingCommand, { steps }: OutgoingFacts): readonly OutgoingStatus[] {
  switch (command.type) {
    case 'Submit':
      return ['DRAFT', 'RETURNED'];
    case 'ChangeText':
      return editable;
    case 'SendToCountersign':
      return ['IN_REVIEW'];
    case 'CompleteCountersign':
      return ['COUNTERSIGNING'];
    case 'RequestSignOff':
      return ['IN_REVIEW', 'COUNTERSIGNING'];
    case 'Return':
      return ['IN_REVIEW', 'COUNTERSIGNING', 'PENDING_SIGN_OFF'];
    case 'SignOff':
      return ['PENDING_SIGN_OFF'];
    case 'Recheck':
      return ['SIGNED_OFF'];
    case 'ReturnToSignatory':
      return ['SIGNED_OFF', 'RECHECKED'];
    case 'AssignNumber':
      return steps.recheck ? ['RECHECKED'] : ['SIGNED_OFF', 'RECHECKED'];
    case 'Typeset':
      return ['NUMBERED', 'TYPESET'];
    case 'ApplySeal':
      return ['TYPESET'];
    case 'Distribute':
      return steps.seal ? ['SEALED'] : ['TYPESET', 'SEALED'];
    case 'File':
      return ['DISTRIBUTED'];
    case 'Void':
      return [...editable, ...signedOff];
    case 'Revoke':
    case 'Repeal':
      return issued;
  }
}

/**
 * What a command does to an outgoing document (发文). Refusals: `gongwen.text-frozen` for an edit after sign-off,
 * `gongwen.digest-differs` when the text at hand is not the signed-off one, `gongwen.reason-needed`,
 * `gongwen.not-in-this-status` for everything else.
 */
export function decideOutgoing(
  state: OutgoingState,
  command: OutgoingCommand,
  facts: OutgoingFacts,
): Result<readonly OutgoingEvent[]> {
  if (!allowedFrom(command, facts).includes(state.status)) return refuse(state, command);
  if ('reason' in command && command.reason.trim() === '') return reject('gongwen.reason-needed');
  if ((command.type === 'Recheck' || command.type === 'Typeset') && command.digest !== state.signOff?.digest)
    return reject('gongwen.digest-differs');
  return ok(eventsOf(command, facts));
}

function refuse(state: OutgoingState, command: OutgoingCommand): Result<never> {
  if (command.type === 'ChangeText' && state.signOff) return reject('gongwen.text-frozen');
  return reject('gongwen.not-in-this-status', { status: outgoingStatusWords[state.status], command: command.type });
}

const changed = (to: OutgoingStatus, reason?: string): readonly OutgoingEvent[] => [
  { type: 'StatusChanged', to, ...(reason ? { reason } : {}) },
];

function eventsOf(command: OutgoingCommand, { now }: OutgoingFacts): readonly OutgoingEvent[] {
  switch (command.type) {
    case 'Submit':
    case 'CompleteCountersign':
      return changed('IN_REVIEW');
    case 'ChangeText':
      return [{ type: 'TextChanged' }];
    case 'SendToCountersign':
      return changed('COUNTERSIGNING');
    case 'RequestSignOff':
      return changed('PENDING_SIGN_OFF');
    case 'Return':
      return changed('RETURNED', command.reason);
    case 'SignOff': {
      const { digest, signatory } = command;
      return [{ type: 'DocumentSignedOff', digest, signatory, documentDate: dateInChina(now) }];
    }
    case 'Recheck':
      return changed('RECHECKED');
    case 'ReturnToSignatory':
      return [{ type: 'SignOffTakenBack', reason: command.reason }];
    case 'AssignNumber':
      return [{ type: 'NumberAssigned', documentNumber: command.documentNumber }];
    case 'Typeset':
      return changed('TYPESET');
    case 'ApplySeal':
      return changed('SEALED');
    case 'Distribute':
      return changed('DISTRIBUTED');
    case 'File':
      return changed('FILED');
    case 'Void':
      return changed('VOIDED', command.reason);
    case 'Revoke':
      return changed('REVOKED', command.reason);
    case 'Repeal':
      return [{ type: 'DocumentRepealed', from: command.from, reason: command.reason }];
  }
}

/** 撤销 makes a document void from the start, 废止 from a day on (条例 Art. 35 ff.). */
export function evolveOutgoing(state: OutgoingState, event: OutgoingEvent): OutgoingState {
  switch (event.type) {
    case 'StatusChanged':
      return { ...state, status: event.to, ...(event.to === 'REVOKED' ? { voidFrom: 'START' as const } : {}) };
    case 'TextChanged':
      return state;
    case 'DocumentSignedOff': {
      const { digest, signatory, documentDate } = event;
      return { ...state, status: 'SIGNED_OFF', signOff: { digest, signatory, documentDate } };
    }
    case 'SignOffTakenBack': {
      const { signOff: _taken, ...rest } = state;
      return { ...rest, status: 'PENDING_SIGN_OFF' };
    }
    case 'NumberAssigned':
      return { ...state, status: 'NUMBERED', documentNumber: event.documentNumber };
    case 'DocumentRepealed':
      return { ...state, status: 'REPEALED', voidFrom: event.from };
  }
}

import type { Result } from '@gov/base';
import { ok, reject } from '@gov/base';

/** 收文 status (条例 Art. 24): 签收 登记 初审 拟办 批示 承办 传阅 办结 归档. */
export const incomingStatuses = [
  'TO_SIGN_FOR',
  'SIGNED_FOR',
  'REGISTERED',
  'PROPOSING',
  'INSTRUCTING',
  'HANDLING',
  'CIRCULATING',
  'SUSPENDED',
  'CLOSED',
  'FILED',
  'RETURNED_TO_SENDER',
  'VOIDED',
] as const;
export type IncomingStatus = (typeof incomingStatuses)[number];

export const incomingStatusWords: Readonly<Record<IncomingStatus, string>> = {
  TO_SIGN_FOR: '待签收',
  SIGNED_FOR: '已签收',
  REGISTERED: '已登记',
  PROPOSING: '拟办',
  INSTRUCTING: '批示',
  HANDLING: '承办',
  CIRCULATING: '传阅',
  SUSPENDED: '缓办',
  CLOSED: '办结',
  FILED: '归档',
  RETURNED_TO_SENDER: '退文',
  VOIDED: '作废',
};

/** 阅办分离: 办件 has a deadline and closes by its result, 阅件 closes when all have read. */
export type IncomingClass = 'ACTION' | 'READING';

export interface IncomingState {
  readonly status: IncomingStatus;
  readonly class?: IncomingClass;
  /** 收文编号 of the own register. */
  readonly registerNumber?: string;
  /** Where a suspended item goes on. */
  readonly suspendedFrom?: IncomingStatus;
}

export const arrivedState: IncomingState = { status: 'TO_SIGN_FOR' };

export type IncomingCommand =
  | { readonly type: 'SignFor' }
  | { readonly type: 'Register'; readonly registerNumber: string; readonly class: IncomingClass }
  | { readonly type: 'Propose' }
  | { readonly type: 'Instruct' }
  | { readonly type: 'Handle' }
  | { readonly type: 'Circulate' }
  | { readonly type: 'Turn'; readonly to: IncomingClass }
  | { readonly type: 'Suspend'; readonly reason: string }
  | { readonly type: 'Resume' }
  | { readonly type: 'Close' }
  | { readonly type: 'File' }
  | { readonly type: 'ReturnToSender'; readonly reasonCode: string; readonly reason: string };

export type IncomingEvent =
  | { readonly type: 'StatusChanged'; readonly to: IncomingStatus; readonly reason?: string }
  | { readonly type: 'DocumentRegistered'; readonly registerNumber: string; readonly class: IncomingClass }
  | { readonly type: 'ClassTurned'; readonly to: IncomingClass }
  | { readonly type: 'Suspended'; readonly from: IncomingStatus; readonly reason: string }
  | { readonly type: 'ReturnedToSender'; readonly reasonCode: string; readonly reason: string };

const open: readonly IncomingStatus[] = ['REGISTERED', 'PROPOSING', 'INSTRUCTING', 'HANDLING', 'CIRCULATING'];

/** A leader's instruction may send the item back a step, so that the middle steps reach each other freely. */
const from: Readonly<Record<IncomingCommand['type'], readonly IncomingStatus[]>> = {
  SignFor: ['TO_SIGN_FOR'],
  Register: ['SIGNED_FOR'],
  Propose: ['REGISTERED', 'INSTRUCTING', 'HANDLING', 'CIRCULATING'],
  Instruct: ['REGISTERED', 'PROPOSING', 'HANDLING', 'CIRCULATING'],
  Handle: ['REGISTERED', 'PROPOSING', 'INSTRUCTING', 'CIRCULATING'],
  Circulate: ['REGISTERED', 'PROPOSING', 'INSTRUCTING', 'HANDLING'],
  Turn: open,
  Suspend: open,
  Resume: ['SUSPENDED'],
  Close: ['HANDLING', 'CIRCULATING', 'INSTRUCTING'],
  File: ['CLOSED'],
  // 初审: what should not have come here goes back before anybody works on it (Art. 24 item 3).
  ReturnToSender: ['TO_SIGN_FOR', 'SIGNED_FOR', 'REGISTERED', 'PROPOSING'],
};

const target = {
  SignFor: 'SIGNED_FOR',
  Propose: 'PROPOSING',
  Instruct: 'INSTRUCTING',
  Handle: 'HANDLING',
  Circulate: 'CIRCULATING',
  Close: 'CLOSED',
  File: 'FILED',
} as const;

/** What a command does to an incoming document (收文). */
export function decideIncoming(state: IncomingState, command: IncomingCommand): Result<readonly IncomingEvent[]> {
  if (!from[command.type].includes(state.status))
    return reject('gongwen.not-in-this-status', { status: incomingStatusWords[state.status], command: command.type });
  if ('reason' in command && command.reason.trim() === '') return reject('gongwen.reason-needed');
  switch (command.type) {
    case 'Register':
      return ok([{ type: 'DocumentRegistered', registerNumber: command.registerNumber, class: command.class }]);
    case 'Turn':
      return state.class === command.to
        ? reject('gongwen.already-of-this-class')
        : ok([{ type: 'ClassTurned', to: command.to }]);
    case 'Suspend':
      return ok([{ type: 'Suspended', from: state.status, reason: command.reason }]);
    case 'Resume':
      return ok([{ type: 'StatusChanged', to: state.suspendedFrom ?? 'REGISTERED' }]);
    case 'ReturnToSender':
      return ok([{ type: 'ReturnedToSender', reasonCode: command.reasonCode, reason: command.reason }]);
    default:
      return ok([{ type: 'StatusChanged', to: target[command.type] }]);
  }
}

export function evolveIncoming(state: IncomingState, event: IncomingEvent): IncomingState {
  const { suspendedFrom: _before, ...rest } = state;
  switch (event.type) {
    case 'StatusChanged':
      return { ...rest, status: event.to };
    case 'DocumentRegistered':
      return { ...rest, status: 'REGISTERED', registerNumber: event.registerNumber, class: event.class };
    case 'ClassTurned':
      return { ...state, class: event.to };
    case 'Suspended':
      return { ...rest, status: 'SUSPENDED', suspendedFrom: event.from };
    case 'ReturnedToSender':
      return { ...rest, status: 'RETURNED_TO_SENDER' };
  }
}

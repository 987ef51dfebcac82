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

/** What then waits to be done, by the action word of the step that was agreed to. */
export const incomingStatusAfter: Readonly<Record<string, IncomingStatus>> = {
  register: 'REGISTERED',
  propose: 'INSTRUCTING',
  instruct: 'HANDLING',
};

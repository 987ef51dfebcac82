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

/** What a step makes of the document when it is agreed to, by its action word; several words of one step in this order. */
export const outgoingStatusAfter = {
  'check-format': 'PENDING_SIGN_OFF',
  'sign-off': 'SIGNED_OFF',
  recheck: 'RECHECKED',
  'assign-number': 'NUMBERED',
  typeset: 'TYPESET',
  dispatch: 'DISTRIBUTED',
} as const satisfies Readonly<Record<string, OutgoingStatus>>;

/** Refusals around AB岗 and what administrators arrange. */
export const coverErrors = {
  'matters.pair-sections': {
    status: 422,
    message: 'AB 岗要在同一个科室里。',
    nextStep: '选同一科室的两位同事。',
  },
  'matters.pair-same': { status: 422, message: 'A 岗和 B 岗不能是同一个人。', nextStep: '另选一位同事做 B 岗。' },
  'matters.pair-known': {
    status: 409,
    message: '这两个岗位已经是 AB 岗，或正在等同意。',
    nextStep: '要改事项范围，先结束原来的，再重新提出。',
  },
  'matters.cover-self': { status: 422, message: '代理人不能是他本人。', nextStep: '选择另一位同事。' },
  'matters.cover-no-b': {
    status: 422,
    message: '{person}的岗位现在没有 B 岗，这样安排没有人代办。',
    nextStep: '另外指定一位同事，或先设 AB 岗。',
  },
  'matters.cover-overlaps': {
    status: 409,
    message: '{person}在这几天里已经有这样的安排。',
    nextStep: '要改日子，先结束原来的，再重新提出。',
  },
  'matters.cover-stands': {
    status: 409,
    message: '{person}在这几天里已经由{standIn}代办，不用再安排。',
    nextStep: '要改日子或范围，先收回或结束原来的，再重新提出。',
  },
  'matters.cover-own': {
    status: 409,
    message: '这是您自己提出的，不能由您同意。',
    nextStep: '请现在的系统管理员重新提出。',
  },
  'matters.cover-over': {
    status: 409,
    message: '这项安排已经处理过、已经结束或过期，或与您无关。',
    nextStep: '刷新页面后再看。',
  },
  'matters.no-b-role': {
    status: 409,
    message: '您的岗位还没有 B 岗，设了不在岗也没有人代办。',
    nextStep: '在“代理”里请一位同事代办，或请系统管理员设 B 岗。',
  },
  'matters.away-overlaps': {
    status: 409,
    message: '这几天里您已经设了不在岗。',
    nextStep: '要改日子，先点“我回来了”，再重新设置。',
  },
} as const;

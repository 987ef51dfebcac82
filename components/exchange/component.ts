import { defineComponent } from '@gov/base/component';
import Type from 'typebox';

const sealed = { nextStep: '请对方单位重新发送；仍不行请报追踪号。' } as const;

/** 公文交换: sealed envelopes to other agencies, signed receipts back. */
export const component = defineComponent({
  id: 'exchange',
  name: '公文交换',
  foundation: true,
  needs: ['matters'],
  tables: [
    'exchange_public_key',
    'exchange_key',
    'dispatch',
    'dispatch_file',
    'delivery',
    'delivery_receipt',
    'inbox_document',
    'inbox_file',
    'inbox_receipt',
  ],
  permissions: [
    {
      code: 'exchange.receive',
      words: '签收和退回外单位来文',
      notWithDuty: true,
      standardRoles: ['documentClerk', 'mailClerk'],
    },
    {
      code: 'exchange.track',
      words: '查看本单位发出公文的送达和签收',
      notWithDuty: true,
      standardRoles: ['documentClerk', 'mailClerk', 'officeDirector'],
    },
  ],
  settings: [
    {
      key: 'signForHours',
      words: '多少小时未签收算超时',
      hint: '发出的和收到的公文都按它提示。',
      schema: Type.Integer({ minimum: 1, maximum: 720 }),
      initial: 24,
    },
    {
      key: 'partMegabytes',
      words: '接收的单个文件最大（MB）',
      hint: '超过的来文不接收，发文单位会看到原因。',
      schema: Type.Integer({ minimum: 1, maximum: 2048 }),
      initial: 500,
    },
  ],
  menu: [
    { path: '/exchange', words: '公文交换', group: '公文', order: 30, permission: 'exchange.track', icon: 'exchange' },
  ],
  widgets: [{ id: 'to-sign-for', words: '待签收', place: 'today', order: 20, permission: 'exchange.receive' }],
  events: [],
  auditEvents: {
    'exchange.key-made': { words: '生成交换签名密钥' },
    'exchange.dispatched': { words: '分发公文' },
    'exchange.delivery-problem': { words: '公文没有送达' },
    'exchange.queued-again': { words: '再次送达公文' },
    'exchange.sent-again': { words: '退文后再次发送公文' },
    'exchange.receipt-taken': { words: '收到回执' },
    'exchange.receipt-refused': { words: '拒收不可信的回执' },
    'exchange.evidence-read': { words: '导出公文交换凭证' },
    'exchange.received': { words: '收到外单位公文' },
    'exchange.envelope-refused': { words: '拒收外单位公文' },
    'exchange.document-read': { words: '查看来文' },
    'exchange.file-read': { words: '查看来文文件' },
    'exchange.signed-for': { words: '签收公文' },
    'exchange.returned': { words: '退回公文' },
    'exchange.finished': { words: '反馈办结' },
  },
  errors: {
    'typesetting.not-paged': {
      status: 422,
      message: '这种文件不能在页面上逐页显示。',
      nextStep: '下载后用本机的软件打开。',
    },
    'typesetting.pdf-too-large': {
      status: 422,
      message: '文件太大，不在页面上逐页显示。',
      nextStep: '下载后用本机的阅读器打开。',
    },
    'typesetting.unreadable-pdf': {
      status: 422,
      message: '这份 PDF 在页面上显示不出来，可能有密码或已损坏。',
      nextStep: '下载后用本机的阅读器打开；打不开时可以退回发文单位。',
    },
    'typesetting.no-such-page': { status: 404, message: '没有这一页。', nextStep: '从第一页看起。' },
    'exchange.not-found': {
      status: 404,
      message: '没有找到这件公文。',
      nextStep: '回到公文交换的列表，从那里打开。',
    },
    'exchange.cursor': { status: 400, message: '翻页的位置不对。', nextStep: '从第一页重新看起。' },
    'exchange.no-recipients': { status: 422, message: '没有收文单位，没有送出。', nextStep: '选好收文单位再分发。' },
    'exchange.unknown-recipient': {
      status: 422,
      message: '“{name}”现在不能接收公文，没有送出。',
      nextStep: '换一个收文单位，或另行送达。',
    },
    'exchange.missing-part': {
      status: 422,
      message: '正文或附件的文件不完整，没有送出。',
      nextStep: '重新生成正文或上传附件后再分发。',
    },
    'exchange.malformed': {
      status: 422,
      message: '公文的标题、文号或附件名称过长或含有不能用的字符，没有送出。',
      nextStep: '改短标题、摘要或附件名称后再分发。',
    },
    'exchange.malformed-receipt': { status: 422, message: '回执没有生成，什么都没有改动。', ...sealed },
    'exchange.already-returned': {
      status: 409,
      message: '这件公文已经退回给发文单位，不能再签收。',
      nextStep: '刷新后在“已退回”里查看。',
    },
    'exchange.already-finished': {
      status: 409,
      message: '这件公文已经办结，不能退回。',
      nextStep: '需要说明情况时，另行发文。',
    },
    'exchange.not-signed-for': { status: 409, message: '这件公文还没有签收。', nextStep: '先签收。' },
    'exchange.changed-meanwhile': {
      status: 409,
      message: '同事刚刚已经处理了这件公文，这次没有退回。',
      nextStep: '刷新后看看现在的情况，再决定是否退回。',
    },
    'exchange.return-reason': {
      status: 422,
      message: '还缺退文原因，没有退回。',
      nextStep: '选一个原因；选“其他”时写明情况。',
    },
    'exchange.document-void': {
      status: 409,
      message: '这件公文已经作废，没有再次发送。',
      nextStep: '需要送达的，重新起草、签发后再发。',
    },
    'exchange.not-returned': {
      status: 409,
      message: '对方没有退回这件公文，没有再次发送。',
      nextStep: '刷新后查看送达和签收情况。',
    },
    'exchange.sent-again-before': {
      status: 409,
      message: '这件公文已经再次发送给对方，没有重复发送。',
      nextStep: '刷新后查看新的一次送达情况。',
    },
    'exchange.already-delivered': {
      status: 409,
      message: '对方已经收到这件公文，不用再送。',
      nextStep: '刷新后查看签收情况。',
    },
  },
});

import { defineComponent } from '@gov/base/component';
import Type from 'typebox';

const row = (path: string, words: string, order: number, icon: string) => ({
  path,
  words,
  group: '公文',
  order,
  permission: 'gongwen.registers',
  icon,
});

const typesettingNextStep = '检查正文里标出的地方；还是不行请找系统管理员。';

/** 公文: 发文 and 收文, body editor, number books, registers, the finished PDF. */
export const component = defineComponent({
  id: 'gongwen',
  name: '公文处理',
  foundation: true,
  needs: ['forms', 'processes', 'matters', 'exchange'],
  tables: ['document', 'document_body_version', 'document_image', 'number_book', 'number_entry'],
  permissions: [
    { code: 'gongwen.documents', words: '查看和起草公文', byDefault: true, notWithDuty: true },
    {
      code: 'gongwen.registers',
      words: '查看发文登记簿、收文登记簿和编号簿',
      notWithDuty: true,
      standardRoles: ['documentClerk', 'mailClerk', 'officeDirector', 'archivist', 'chief'],
    },
  ],
  settings: [
    {
      key: 'numberPrefix',
      words: '发文机关代字',
      hint: '如“江建发”；空着时按单位简称推出。函、纪要、令用同一字头的“函”“纪要”“令”。只影响以后编的号。',
      schema: Type.String({ maxLength: 16, pattern: '^[一-鿿A-Za-z]*$' }),
      initial: '',
    },
    {
      key: 'incomingPrefix',
      words: '收文编号字头',
      hint: '收文登记簿的字头，每年从 1 号起。只影响以后编的号。',
      schema: Type.String({ minLength: 1, maxLength: 16, pattern: '^[一-鿿A-Za-z]+$' }),
      initial: '收',
    },
    {
      key: 'printedBy',
      words: '印发机关',
      hint: '印在版记里。空着时是本单位的办公室；单位名称本身以“办公室”结尾的，就是本单位。只影响以后排版的公文。',
      schema: Type.String({ maxLength: 50, pattern: '^[一-鿿A-Za-z（）]*$' }),
      initial: '',
    },
  ],
  menu: [
    row('/gongwen/outgoing', '发文登记簿', 40, 'outgoing'),
    row('/gongwen/incoming', '收文登记簿', 50, 'incoming'),
    row('/gongwen/number-books', '编号簿', 60, 'book'),
  ],
  widgets: [],
  events: ['DocumentSignedOff', 'DocumentDistributed'],
  auditEvents: {
    'gongwen.document-read': { words: '查看公文' },
    'gongwen.version-read': { words: '查看正文的旧稿' },
    'gongwen.image-read': { words: '查看正文图片' },
    'gongwen.previewed': { words: '预览公文' },
    'gongwen.pdf-read': { words: '查看公文成品' },
    'gongwen.register-read': { words: '查看登记簿' },
    'gongwen.body-saved': { words: '保存正文' },
    'gongwen.image-added': { words: '正文添加图片' },
    'gongwen.signed-off': { words: '签发定稿' },
    'gongwen.sign-off-taken-back': { words: '签发失效' },
    'gongwen.sign-off-restored': { words: '退回取回，签发恢复' },
    'gongwen.numbered': { words: '编号' },
    'gongwen.typeset': { words: '排版' },
    'gongwen.dispatched': { words: '分发' },
    'gongwen.registered': { words: '收文登记' },
    'gongwen.duplicate-denied': { words: '确认不是重复登记' },
    'gongwen.voided': { words: '公文作废' },
  },
  errors: {
    'gongwen.received-stays': {
      status: 409,
      message: '这件公文是在线签收的，不能撤销或终止。',
      nextStep: '照常办结；不该由本单位办理的，由收发员退回来文单位。',
    },
    'gongwen.signed-for-stands': {
      status: 409,
      message: '这件公文已经在线签收，回执已发给来文单位，签收不能取回，也不能退回到签收。',
      nextStep: '照常登记；不该由本单位办理的，由收发员退回来文单位。',
    },
    'gongwen.dispatched-stays': {
      status: 409,
      message: '这件公文已经分发给收文单位，不能撤销或终止。',
      nextStep: '照常办结；内容有变的，另行发文撤销或更正。',
    },
    'gongwen.went-back': {
      status: 409,
      message: '这件来文已经退回发文单位，不能恢复办理。',
      nextStep: '需要办理的，请发文单位重新发送。',
    },
    'gongwen.closed-stays': {
      status: 409,
      message: '这件收文已经办结归档，不能恢复办理。',
      nextStep: '还有事要办的，在收文上另行发起。',
    },
    'gongwen.signed-stays': {
      status: 409,
      message: '这件公文已经签发并办结，不能恢复办理。',
      nextStep: '内容有变的，另行发文撤销或更正。',
    },
    'gongwen.body-stale': {
      status: 409,
      message: '正文已由{by}在 {at} 改过，这次没有保存，您写的都还在。',
      nextStep: '对照两份正文，合并后再保存。',
    },
    'gongwen.attachments-frozen': {
      status: 409,
      message: '公文已经签发，附件不能再增减。',
      nextStep: '确需改附件的，先退回拟稿人修改，再重新签发。',
    },
    'gongwen.text-frozen': {
      status: 409,
      message: '公文已签发，正文不能再改。',
      nextStep: '确实要改，请现在的办理人退回修改，改后重新签发。',
    },
    'gongwen.body-not-yours': {
      status: 409,
      message: '这一步现在不由您修改正文。',
      nextStep: '刷新后看看现在到了哪一步。',
    },
    'gongwen.body-node-refused': {
      status: 422,
      message: '正文里有放不进公文的内容（{node}），没有保存。',
      nextStep: '删掉它，或先粘贴为纯文本。',
      reading: { message: '正文里有放不进公文的内容（{node}），排不出来。', nextStep: '删掉它，或先粘贴为纯文本。' },
    },
    'gongwen.body-too-long': {
      status: 413,
      message: '正文太长，没有保存。',
      nextStep: '把一部分内容改为附件。',
      reading: { message: '正文太长，排不出来。', nextStep: '把一部分内容改为附件。' },
    },
    'gongwen.unknown-image': {
      status: 422,
      message: '正文里有一张图片不是在这里添加的，没有保存。',
      nextStep: '删掉它，再用“插入图片”添加。',
    },
    'gongwen.image-kind': { status: 415, message: '正文图片只能是 PNG 或 JPEG。', nextStep: '换一种格式再添加。' },
    'gongwen.no-image': { status: 422, message: '没有收到图片。', nextStep: '重新选择图片。' },
    'gongwen.format-blocked': {
      status: 422,
      message: '格式检查有 {count} 处必须改，第一处是“{first}”。',
      nextStep: '打开“格式检查”逐条改好，或退回修改。',
    },
    'gongwen.not-signed-off': {
      status: 409,
      message: '公文还没有签发，或签发后又改过。',
      nextStep: '退回签发环节重新签发。',
    },
    'gongwen.signed-by-person': {
      status: 409,
      message: '签发要由签发人本人办理，不能代办，也不能到时限自动同意。',
      nextStep: '请签发人自己办理；他不在时，请他转给别的签发人。',
    },
    'gongwen.unknown-recipient': {
      status: 422,
      message: '主送或抄送的“{name}”在单位名录里查不到。',
      nextStep: '删掉它，从名录里重新选；名录里没有的单位直接写名称。',
    },
    'gongwen.digest-differs': {
      status: 409,
      message: '现在的文稿与签发时的不一样。',
      nextStep: '退回签发环节，按现在的文稿重新签发。',
    },
    'gongwen.not-typeset': { status: 409, message: '还没有排版成正式文件。', nextStep: '先完成编号排版。' },
    'gongwen.no-final-file': {
      status: 404,
      message: '还没有正式文件。',
      nextStep: '编号排版以后再来看；现在可以预览。',
    },
    'gongwen.registered-before': {
      status: 409,
      message: '已登记过：{number}《{title}》，来文单位和来文字号都相同，这次没有登记。',
      nextStep: '对照两件。确实是另一件，就在“来文”里确认不是重复，再登记。',
    },
    'gongwen.state-secret-refused': {
      status: 422,
      message: '来文标有“{level}”，涉密公文不能进入本系统。',
      nextStep: '退回来文单位，并按涉密渠道办理。',
    },
    'gongwen.unknown-secrecy-level': {
      status: 422,
      message: '来文的密级“{level}”认不出来。',
      nextStep: '退回来文单位核对密级。',
    },
    'gongwen.received-dates': {
      status: 422,
      message: '收文日期或办理时限不可能是这一天，没有登记。',
      nextStep: '改好标出的日期后再登记。',
    },
    'gongwen.unknown-version': { status: 404, message: '没有这一稿。', nextStep: '刷新后重新选择。' },
    'gongwen.cursor': { status: 400, message: '翻页的位置不对。', nextStep: '从第一页重新看起。' },
    'typesetting.missing-character': {
      status: 422,
      message: '字库里没有{characters}，印不出来。',
      nextStep: '写成别的字；一定要用这个字的，请平台运维换上字更全的字体。',
    },
    'typesetting.missing-font': { status: 422, message: '缺少排版字体。', nextStep: '请系统管理员检查字体。' },
    'typesetting.foreign-font': {
      status: 422,
      message: '排版用到了名单以外的字体。',
      nextStep: '请系统管理员检查字体。',
    },
    'typesetting.unreadable-image': {
      status: 422,
      message: '正文里有一张图片读不出来。',
      nextStep: '删掉它，换一张再试。',
    },
    'typesetting.took-too-long': { status: 422, message: '排版用的时间太长。', nextStep: typesettingNextStep },
    'typesetting.refused': { status: 422, message: '这份正文排不出来。', nextStep: typesettingNextStep },
  },
});

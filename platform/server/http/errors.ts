import type { FieldProblem, Rejection } from '@gov/base';
import type { ErrorRow } from '@gov/base/component';

/** The one error shape of every route. */
export interface ErrorReply {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string;
  readonly traceId: string;
  readonly fields?: readonly FieldProblem[];
}

/** Refusals of the pipeline itself; components bring theirs in their manifests. */
export const platformErrors: Readonly<Record<string, ErrorRow>> = {
  'http.not-found': {
    status: 404,
    message: '没有找到这个地址或内容。',
    nextStep: '从菜单重新进入；如果内容刚被移走，请刷新列表。',
  },
  'http.input': {
    status: 400,
    message: '有 {count} 处内容不符合要求，没有保存。',
    nextStep: '按每一处的提示修改后再提交，写好的内容都在。',
    reading: { message: '有 {count} 处不对，没有读到内容。', nextStep: '从菜单重新进入，或按提示改了再看。' },
  },
  'http.json': {
    status: 400,
    message: '发来的内容读不懂，没有保存。',
    nextStep: '刷新页面后再试一次；仍不行请报追踪号。',
    reading: { message: '发来的内容读不懂，没有读到内容。', nextStep: '刷新页面后再看一次；仍不行请报追踪号。' },
  },
  'http.nested': {
    status: 400,
    message: '发来的内容层次太多，没有保存。',
    nextStep: '减少表格或列表的嵌套层数后再提交；仍不行请报追踪号。',
    reading: {
      message: '发来的内容层次太多，没有读到内容。',
      nextStep: '减少表格或列表的嵌套层数后再看；仍不行请报追踪号。',
    },
  },
  'http.upload-broken': {
    status: 400,
    message: '文件没有传完整，没有保存。',
    nextStep: '检查网络后重新上传。',
  },
  'files.empty': {
    status: 422,
    message: '文件{file}是空的，没有上传。',
    nextStep: '打开文件看看内容是否保存好了，再重新选择上传。',
  },
  'files.not-its-kind': {
    status: 415,
    message: '文件{file}的内容不是{kind}，没有上传。',
    nextStep: '它可能损坏了、带宏，或者改过扩展名。打开看看：能打开就另存一份不带宏的，再上传。',
  },
  'files.name-unlike-content': {
    status: 415,
    message: '文件{file}的内容是{content}，和它的扩展名不一致，没有上传。',
    nextStep: '打开文件另存为需要的格式，或把扩展名改对后再上传。',
  },
  'files.no-ending': {
    status: 415,
    message: '文件{file}没有扩展名，没有上传。',
    nextStep: '内容是{content}，请给文件名加上相应的扩展名（如 .pdf、.docx）后再上传。',
  },
  'http.content-type': {
    status: 415,
    message: '发来的内容类型不对，没有保存。',
    nextStep: '从本系统的页面提交；接口调用请用 JSON。',
    reading: { message: '发来的内容类型不对，没有读到内容。', nextStep: '从本系统的页面打开；接口调用请用 JSON。' },
  },
  'http.too-large': {
    status: 413,
    message: '内容太大，没有保存。',
    nextStep: '减少内容，或改用附件上传后再提交。',
    reading: { message: '内容太大，没有读到结果。', nextStep: '减少内容后再看。' },
  },
  'http.origin': {
    status: 403,
    message: '这个请求不是从本系统的页面发出的，已拒绝。',
    nextStep: '从本系统的页面重新操作。',
  },
  'http.host': {
    status: 403,
    message: '这个网址不是本系统的地址，已拒绝。',
    nextStep: '用服务器启动时显示的地址打开；要用别的网址，请管理员设置 PUBLIC_ORIGIN 后重新启动。',
  },
  'http.rate': {
    status: 429,
    message: '操作太快，暂时没有执行。',
    nextStep: '等 {seconds} 秒再试，写好的内容都在。',
    reading: { message: '打开得太快，暂时没有读到内容。', nextStep: '等 {seconds} 秒再看。' },
  },
  'http.session': {
    status: 401,
    message: '登录已过期，没有提交，写好的内容都在。',
    nextStep: '重新登录后再提交一次。',
    reading: { message: '登录已过期，写好的内容都在。', nextStep: '重新登录后接着办。' },
  },
  'http.place-ended': {
    status: 401,
    message: '您在这里的这项任职已经结束，没有提交。',
    nextStep: '要用的内容请先复制下来。还有别的任职的，重新登录后再办；不该结束的，请找本单位系统管理员。',
    reading: {
      message: '您在这里的这项任职已经结束，看不到内容了。',
      nextStep: '还有别的任职的，请重新登录；不该结束的，请找本单位系统管理员。',
    },
  },
  'http.key': {
    status: 401,
    message: '应用密钥无效、已停用或已过期，没有执行。',
    nextStep: '请本单位系统管理员在“应用密钥”里看它的状态，需要的话换一个新的。',
    reading: {
      message: '应用密钥无效、已停用或已过期，没有读到内容。',
      nextStep: '请本单位系统管理员在“应用密钥”里看它的状态，需要的话换一个新的。',
    },
  },
  'http.key-person': {
    status: 403,
    message: '这个应用密钥代表的人已经离任、换岗或停用，密钥不能再用。',
    nextStep: '请本单位系统管理员换一个人，新建应用密钥。',
  },
  'http.key-not-here': {
    status: 403,
    message: '这个接口不能用应用密钥。',
    nextStep: '应用密钥只能用在接口说明里列出的地址；其他的请本人登录办理。',
  },
  'http.key-scope': {
    status: 403,
    message: '这个应用密钥没有这项用途。',
    nextStep: '请本单位系统管理员新建一个带这项用途的应用密钥。',
  },
  'http.key-in-address': {
    status: 400,
    message: '应用密钥写在了网址里，已拒绝：网址会被沿途记下来。',
    nextStep: '把密钥放在请求头 Authorization 里；写进过网址的这个密钥请管理员停用，换一个新的。',
  },
  'http.two-callers': {
    status: 400,
    message: '请求里同时有应用密钥和登录信息，已拒绝。',
    nextStep: '程序调用只带应用密钥，不带浏览器的 Cookie。',
  },
  'http.command-missing': {
    status: 400,
    message: '缺少请求头 Idempotency-Key，没有执行。',
    nextStep: '给每次操作一个不重复的编号；没收到答复时用同一个编号再发，不会办两次。',
  },
  'http.other-identity': {
    status: 409,
    message: '这个浏览器已经换了身份，没有执行。',
    nextStep: '写好的内容都在。换回原来的身份后，在这一页再点一次即可。',
    reading: {
      message: '这个浏览器已经换了身份，没有读到内容。',
      nextStep: '写好的内容都在。换回原来的身份后，在这一页再看一次即可。',
    },
  },
  'http.suspended': { status: 403, message: '这个单位或账号已停用。', nextStep: '请联系单位管理员。' },
  'http.permission': {
    status: 403,
    message: '这里需要“{permission}”权限。',
    nextStep: '需要的话，{way}。',
  },
  'http.component-closed': {
    status: 403,
    message: '“{component}”在本单位没有启用。',
    nextStep: '需要的话，请本单位的系统管理员启用。',
  },
  'http.command-used': {
    status: 409,
    message: '这次发来的编号以前用在别的内容上，这次没有保存。',
    nextStep: '刷新页面后再点一次；接口调用请给每次操作一个新的 x-command-id。',
  },
  'password.weak': {
    status: 422,
    message: '这个密码很容易被猜到：去掉连续或重复的字符、常见的词和用户名，剩下的太少。没有保存。',
    nextStep: '换一句只有自己记得住的话，可以有空格和汉字；写好的其他内容都在。',
  },
  'http.busy': {
    status: 409,
    message: '有人正在改同一份内容，这次没有保存。',
    nextStep: '再点一次即可，写好的内容都在。',
    reading: { message: '有人正在改同一份内容，没有读到内容。', nextStep: '再看一次即可。' },
  },
};

/** What the request that is answered was for, and the number by which it is found in the log. */
export interface Asked {
  readonly traceId: string;
  /** Nothing was to be changed: the words speak of no saving, handing in or sending. */
  readonly reads: boolean;
}

/** What a person reads when something broke that was no refusal. */
export const brokenReply = ({ traceId, reads }: Asked): ErrorReply => ({
  code: 'http.broken',
  message: reads ? '没有读到内容。' : '没有完成，写好的内容都在。',
  nextStep: `${reads ? '再看一次' : '再点一次'}即可；仍不行请报追踪号 ${traceId}。`,
  traceId,
});

const fill = (sentence: string, data: Rejection['data']): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(data?.[key] ?? ''));

/** Status and words of a rejection; an unlisted code is a bug and answers as broken (500). */
export function errorReply(
  errors: ReadonlyMap<string, ErrorRow>,
  rejection: Rejection,
  asked: Asked,
): { readonly status: number; readonly body: ErrorReply } {
  const row = errors.get(rejection.code);
  if (!row) return { status: 500, body: { ...brokenReply(asked), code: rejection.code } };
  const { message, nextStep } = asked.reads ? (row.reading ?? row) : row;
  return {
    status: row.status,
    body: {
      code: rejection.code,
      message: fill(message, rejection.data),
      nextStep: fill(nextStep, rejection.data),
      traceId: asked.traceId,
      ...(rejection.fields ? { fields: rejection.fields } : {}),
    },
  };
}

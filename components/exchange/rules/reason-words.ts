import { type ReturnReason, returnReasons } from '@gov/exchange';

/** The reason of a return as a sentence: the dictionary's words, then the office's own. */
export function returnReasonWords(reason: ReturnReason | null): string | undefined {
  if (!reason) return undefined;
  const own = reason.text.trim();
  const known = returnReasons[reason.code];
  if (!known || reason.code === '33') return own || known;
  return own === '' ? known : `${known}：${own}`;
}

/** Why a delivery could not be made, in words for the sender's office. Codes of `@gov/exchange` and of the file store. */
const problems: Readonly<Record<string, string>> = {
  'exchange.no-answer': '对方暂时收不到，正在继续送',
  'exchange.malformed': '对方读不懂这件公文',
  'exchange.unsupported-format': '对方的系统不认识这种格式',
  'exchange.unknown-key': '本单位的签名密钥不在对方的信任名单里',
  'exchange.wrong-key-owner': '签名密钥不属于本单位',
  'exchange.key-not-valid': '本单位的签名密钥已失效',
  'exchange.bad-signature': '签名不对，可能在途中被改动',
  'exchange.wrong-addressee': '送错了单位',
  'exchange.expired': '超过了送达期限',
  'exchange.sealed-in-future': '封装时间不对，请检查服务器时钟',
  'exchange.altered-duplicate': '对方已收到同一编号的另一份内容',
  'exchange.altered-part': '文件与封装时不一致',
  'exchange.missing-part': '缺少文件',
  'files.too-large': '文件超过对方的大小限制',
  'files.kind-not-allowed': '对方不接收这种文件',
  'files.quota': '对方的存储已满',
};

export const problemWords = (code: string | null): string | undefined =>
  code === null ? undefined : (problems[code] ?? '没有送达，原因不明');

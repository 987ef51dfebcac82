/** Where a finding stands: a part of the document, and which block or item of it (counted from 0). */
export interface Place {
  readonly part:
    | 'kind'
    | 'countersign'
    | 'title'
    | 'documentNumber'
    | 'documentDate'
    | 'mainRecipients'
    | 'copyRecipients'
    | 'attachments'
    | 'body'
    | 'signatory'
    | 'issuer'
    | 'note';
  readonly index?: number;
}

/** One thing a format check found. `fix`: the whole text that should stand at `place` instead, for one click. */
export interface Finding {
  readonly code: string;
  /** `BLOCK` stops the office's review, `WARN` needs a reason, `INFORM` only tells. */
  readonly severity: 'BLOCK' | 'WARN' | 'INFORM';
  readonly place: Place;
  /** Chinese, says what is wrong and what should be. */
  readonly sentence: string;
  readonly fix?: string;
}

type Rest = { readonly sentence: string; readonly fix?: string };
const finding =
  (severity: Finding['severity']) =>
  (code: string, place: Place, { sentence, fix }: Rest): Finding => ({
    code,
    severity,
    place,
    sentence,
    ...(fix === undefined ? {} : { fix }),
  });

export const block = finding('BLOCK');
export const warn = finding('WARN');
export const inform = finding('INFORM');

/** What a place is called. */
export const partWords: Readonly<Record<Place['part'], string>> = {
  kind: '文种',
  countersign: '会签科室',
  title: '标题',
  documentNumber: '发文字号',
  documentDate: '成文日期',
  mainRecipients: '主送',
  copyRecipients: '抄送',
  attachments: '附件',
  body: '正文',
  signatory: '签发人',
  issuer: '本单位名称',
  note: '附注',
};

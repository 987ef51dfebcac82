import type { FormTemplate } from '../template.ts';
import { disclosureChoices, documentKindChoices, secrecyChoices, urgencyChoices } from './choices.ts';
import { box, head, opinions, row, table, title } from './paper.ts';

const whole = { colspan: 3 };

/** 发文稿纸: signature on top, as the paper ones have it; the draft itself is the matter's body. */
export const draftingSlip: FormTemplate = {
  name: '发文稿纸',
  document: {
    type: 'doc',
    content: [
      title('{agency}发文稿纸'),
      table(
        [92, 226, 92, 208],
        row(1, head('发文字号'), box('#documentNumber'), head('紧急程度'), box('#urgency')),
        row(1, head('文　种'), box('#documentKind'), head('密　级'), box('#secrecyLevel')),
        row(4, head('签　发'), opinions('signOff', whole)),
        row(3, head('会　签'), opinions('countersign', whole)),
        row(3, head('审　核'), opinions('review'), head('核　稿'), opinions('reviewText')),
        row(2, head('拟稿单位\n意　见'), opinions('sectionReview', whole)),
        row(2, head('标　题'), box('#title', whole)),
        row(2, head('主　送'), box('#mainRecipients', whole)),
        row(1, head('抄　送'), box('#copyRecipients', whole)),
        row(1, head('附　件'), box('#attachments', whole)),
        row(1, head('拟稿单位'), box('#draftingSection'), head('拟稿人'), box('#drafter')),
        row(1, head('公开属性'), box('#disclosure'), head('联系电话'), box('#phone')),
        row(1, head('成文日期'), box('#documentDate'), head('份　数'), box('#copies')),
        row(1, head('备　注'), box('#remark', whole)),
      ),
    ],
  },
  fields: [
    {
      key: 'documentNumber',
      kind: 'documentNumber',
      label: '发文字号',
      hint: '编号时自动取号',
      maxLength: 60,
      listable: true,
      searchable: true,
      unique: true,
    },
    {
      key: 'urgency',
      kind: 'choice',
      label: '紧急程度',
      required: true,
      choices: urgencyChoices,
      default: { from: 'constant', value: 'NORMAL' },
      listable: true,
    },
    {
      key: 'documentKind',
      kind: 'choice',
      label: '文种',
      required: true,
      choices: documentKindChoices,
      listable: true,
    },
    {
      key: 'secrecyLevel',
      kind: 'choice',
      label: '密级',
      required: true,
      choices: secrecyChoices,
      default: { from: 'constant', value: 'PUBLIC' },
      listable: true,
    },
    { key: 'title', kind: 'text', label: '标题', required: true, maxLength: 200, listable: true, searchable: true },
    { key: 'mainRecipients', kind: 'agencyList', label: '主送', searchable: true },
    { key: 'copyRecipients', kind: 'agencyList', label: '抄送' },
    { key: 'attachments', kind: 'attachments', label: '附件' },
    {
      key: 'draftingSection',
      kind: 'section',
      label: '拟稿单位',
      required: true,
      default: { from: 'starterSection' },
      listable: true,
    },
    { key: 'drafter', kind: 'person', label: '拟稿人', required: true, default: { from: 'starter' }, listable: true },
    { key: 'disclosure', kind: 'choice', label: '公开属性', required: true, choices: disclosureChoices },
    { key: 'phone', kind: 'text', label: '联系电话', maxLength: 30, default: { from: 'starterPhone' } },
    { key: 'documentDate', kind: 'date', label: '成文日期', hint: '签发时自动写上', listable: true },
    { key: 'copies', kind: 'number', label: '份数', unit: '份', minimum: '1', maximum: '9999' },
    { key: 'remark', kind: 'multiline', label: '备注', maxLength: 500 },
    { key: 'body', kind: 'body', label: '正文' },
  ],
  opinionBlocks: [
    { key: 'signOff', label: '签发', order: 'timeAscending', defaultText: '同意。', samePerson: 'last' },
    { key: 'countersign', label: '会签', order: 'rank', defaultText: '同意。', samePerson: 'last' },
    { key: 'review', label: '审核', order: 'timeAscending', defaultText: '已审，同意。', samePerson: 'last' },
    { key: 'reviewText', label: '核稿', order: 'timeAscending', defaultText: '已核，同意。', samePerson: 'last' },
    { key: 'sectionReview', label: '拟稿单位意见', order: 'timeAscending', defaultText: '同意。', samePerson: 'last' },
  ],
};

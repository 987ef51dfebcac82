import type { FormTemplate } from '../template.ts';
import { secrecyChoices, urgencyChoices } from './choices.ts';
import { box, head, opinions, row, table, title } from './paper.ts';

const whole = { colspan: 3 };

/** 收文处理单: the office proposes, the leader instructs, the sections handle, others read. */
export const handlingSlip: FormTemplate = {
  name: '收文处理单',
  document: {
    type: 'doc',
    content: [
      title('{agency}收文处理单'),
      table(
        [92, 226, 92, 208],
        row(1, head('收文编号'), box('#registerNumber'), head('收文日期'), box('#receivedOn')),
        row(1, head('来文单位'), box('#sourceAgency'), head('来文字号'), box('#sourceNumber')),
        row(1, head('紧急程度'), box('#urgency'), head('密　级'), box('#secrecyLevel')),
        row(1, head('办理类别'), box('#handlingClass'), head('办理时限'), box('#dueOn')),
        row(2, head('标　题'), box('#title', whole)),
        row(1, head('附　件'), box('#attachments', whole)),
        row(4, head('拟办意见'), opinions('handlingProposal', whole)),
        row(6, head('领导批示'), opinions('leaderInstruction', whole)),
        row(5, head('承办情况'), opinions('handling', whole)),
        row(3, head('传　阅'), opinions('circulation', whole)),
        row(1, head('备　注'), box('#remark', whole)),
      ),
    ],
  },
  fields: [
    {
      key: 'registerNumber',
      kind: 'documentNumber',
      label: '收文编号',
      hint: '登记时自动取号',
      maxLength: 60,
      listable: true,
      searchable: true,
      unique: true,
    },
    { key: 'receivedOn', kind: 'date', label: '收文日期', required: true, default: { from: 'today' }, listable: true },
    {
      key: 'sourceAgency',
      kind: 'text',
      label: '来文单位',
      required: true,
      maxLength: 100,
      listable: true,
      searchable: true,
    },
    { key: 'sourceNumber', kind: 'text', label: '来文字号', maxLength: 60, listable: true, searchable: true },
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
      key: 'secrecyLevel',
      kind: 'choice',
      label: '密级',
      required: true,
      choices: secrecyChoices,
      default: { from: 'constant', value: 'PUBLIC' },
    },
    {
      key: 'handlingClass',
      kind: 'choice',
      label: '办理类别',
      required: true,
      listable: true,
      choices: [
        { value: 'ACTION', label: '办件' },
        { value: 'READING', label: '阅件' },
      ],
    },
    { key: 'dueOn', kind: 'date', label: '办理时限', listable: true },
    { key: 'title', kind: 'text', label: '标题', required: true, maxLength: 200, listable: true, searchable: true },
    { key: 'attachments', kind: 'attachments', label: '附件' },
    { key: 'remark', kind: 'multiline', label: '备注', maxLength: 500 },
  ],
  opinionBlocks: [
    { key: 'handlingProposal', label: '拟办意见', order: 'timeAscending', samePerson: 'last' },
    { key: 'leaderInstruction', label: '领导批示', order: 'rank', samePerson: 'last' },
    { key: 'handling', label: '承办情况', order: 'timeAscending', samePerson: 'all' },
    { key: 'circulation', label: '传阅', order: 'timeAscending', defaultText: '已阅。', samePerson: 'last' },
  ],
};

import type { FormTemplate } from '@gov/forms';
import { head, line, opinions, row, shared, sheet, value, whole } from './sheet.ts';

/** 签报: a section asks its leaders in writing; office and leader in charge countersign, the chief decides. */
export const memoReport: FormTemplate = {
  name: '签报',
  document: sheet(
    '{agency}签报',
    row(head('标题'), value('title', whole)),
    row(head('呈报科室'), value('section'), head('经办人'), value('applicant')),
    row(head('紧急程度'), value('urgency'), head('日期'), value('appliedOn')),
    row(head('内容'), value('content', whole)),
    row(head('科室负责人意见'), opinions('sectionHeadOpinion', whole)),
    row(head('会签意见'), opinions('countersign', whole)),
    row(head('领导批示'), opinions('leaderOpinion', whole)),
  ),
  fields: [
    { key: 'title', kind: 'text', label: '标题', required: true, maxLength: 200, searchable: true },
    ...shared.fields,
    {
      key: 'urgency',
      kind: 'choice',
      label: '紧急程度',
      listable: true,
      default: { from: 'constant', value: 'NORMAL' },
      choices: [
        { value: 'NORMAL', label: '平件' },
        { value: 'URGENT', label: '加急' },
        { value: 'VERY_URGENT', label: '特急' },
      ],
    },
    { key: 'content', kind: 'multiline', label: '内容', required: true, maxLength: 4000 },
  ],
  opinionBlocks: [
    line('sectionHeadOpinion', '科室负责人意见'),
    line('countersign', '会签意见'),
    line('leaderOpinion', '领导批示'),
  ],
};

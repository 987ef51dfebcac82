import type { FormTemplate } from '@gov/forms';
import { head, line, opinions, row, shared, sheet, value, whole } from './sheet.ts';

/** 采购申请: what is to be bought for how much; the way depends on the sum. */
export const purchase: FormTemplate = {
  name: '采购申请单',
  document: sheet(
    '{agency}采购申请单',
    row(head('采购事项'), value('title', whole)),
    row(head('申请科室'), value('section'), head('经办人'), value('applicant')),
    row(head('预算金额'), value('amount'), head('申请日期'), value('appliedOn')),
    row(head('采购理由'), value('content', whole)),
    row(head('科室负责人意见'), opinions('sectionHeadOpinion', whole)),
    row(head('领导意见'), opinions('leaderOpinion', whole)),
  ),
  fields: [
    { key: 'title', kind: 'text', label: '采购事项', required: true, maxLength: 200, searchable: true },
    ...shared.fields,
    { key: 'amount', kind: 'amount', label: '预算金额', required: true, unit: '元', minimum: '0', listable: true },
    { key: 'content', kind: 'multiline', label: '采购理由', required: true, maxLength: 2000 },
  ],
  opinionBlocks: [line('sectionHeadOpinion', '科室负责人意见'), line('leaderOpinion', '领导意见')],
};

import type { Choice, FormTemplate } from '@gov/forms';
import { head, line, opinions, row, shared, sheet, value, whole } from './sheet.ts';

/** 任务交办: what is to be done, and which sections do it; each of them gets a matter of its own. */
export const task = (sections: readonly Choice[]): FormTemplate => ({
  name: '任务交办单',
  document: sheet(
    '{agency}任务交办单',
    row(head('任务名称'), value('title', whole)),
    row(head('交办科室'), value('section'), head('经办人'), value('applicant')),
    row(head('承办科室'), value('units'), head('交办日期'), value('appliedOn')),
    row(head('任务要求'), value('content', whole)),
    row(head('科室负责人意见'), opinions('sectionHeadOpinion', whole)),
    row(head('办理结果'), opinions('result', whole)),
  ),
  fields: [
    { key: 'title', kind: 'text', label: '任务名称', required: true, maxLength: 200, searchable: true },
    ...shared.fields,
    { key: 'units', kind: 'choices', label: '承办科室', required: true, choices: sections },
    { key: 'content', kind: 'multiline', label: '任务要求', required: true, maxLength: 2000 },
  ],
  opinionBlocks: [line('sectionHeadOpinion', '科室负责人意见'), line('result', '办理结果')],
});

/** 任务承办: the part of one section. */
export const taskPart: FormTemplate = {
  name: '任务承办单',
  document: sheet(
    '{agency}任务承办单',
    row(head('任务名称'), value('title', whole)),
    row(head('承办科室'), value('section'), head('交办人'), value('applicant')),
    row(head('任务要求'), value('content', whole)),
    row(head('承办情况'), opinions('handled', whole)),
  ),
  fields: [
    { key: 'title', kind: 'text', label: '任务名称', required: true, maxLength: 200, searchable: true },
    { key: 'applicant', kind: 'person', label: '交办人', default: { from: 'starter' } },
    { key: 'section', kind: 'section', label: '承办科室', listable: true },
    { key: 'content', kind: 'multiline', label: '任务要求', maxLength: 2000 },
  ],
  opinionBlocks: [line('handled', '承办情况')],
};

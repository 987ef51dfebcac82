import { type FormTemplate, formsOf } from '@gov/forms';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { DesignerAlone } from '#platform/web/widgets/drafts/designer-alone.tsx';
import { TemplatePaper } from '../preview/template-paper.tsx';

interface ComposedFormProps {
  readonly formId: string;
  readonly number: number;
  readonly template: FormTemplate;
}

/** 套表: several forms that matters of one application carry together. It is looked at here and changed form by form. */
export function ComposedForm({ formId, number, template }: ComposedFormProps): ReactNode {
  const forms = formsOf(template);
  return (
    <DesignerAlone title={`${template.name}等 ${forms.length} 张表`} back={{ to: '/forms', words: '回到所有表单' }}>
      <p>
        由应用把 {forms.map(({ name }) => `“${name}”`).join('、')}
        合成的一套，现在是第 {number} 版。要改内容，到“表单”里改其中一张并发布，这一套会跟着换。
      </p>
      <p className="acts">
        <Link to={`/forms/${formId}/rights`}>谁能看和填</Link>
        {' · '}
        <Link to={`/forms/${formId}/upgrade`}>升级在办的事项</Link>
      </p>
      <TemplatePaper template={template} idPrefix="composed" />
    </DesignerAlone>
  );
}

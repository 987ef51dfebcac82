import { type FormTemplate, formsOf, shownByDefault } from '@gov/forms';
import type { ReactNode } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import type { StepProps } from './step-settings.tsx';

interface ShownFormsProps extends Pick<StepProps, 'node' | 'change'> {
  readonly template: FormTemplate;
}

/** 看哪几张表: which of the forms of the matter the step is shown, in this order; nothing to choose where there is one. */
export function ShownForms({ node, template, change }: ShownFormsProps): ReactNode {
  const forms = formsOf(template);
  const shown = node.forms ?? shownByDefault;
  const gone = shown.filter((key) => !forms.some((form) => form.key === key));
  if (forms.length < 2 && gone.length === 0) return null;
  const set = (chosen: readonly string[]): void => {
    const isUsual = chosen.length === 0 || (chosen.length === 1 && chosen[0] === shownByDefault[0]);
    change({ forms: isUsual ? null : chosen });
  };
  return (
    <Field label="看哪几张表" hint="照选的次序排；没选的表，这一步一个字也看不到">
      {(id, described) => (
        <SeveralSelect
          id={id}
          aria-describedby={described}
          value={shown}
          options={[
            ...forms.map(({ key, name }, at) => ({ value: key, label: at === 0 ? `${name}（主表）` : name })),
            ...gone.map((key) => ({ value: key, label: `已经没有的表（${key}）` })),
          ]}
          onChange={set}
        />
      )}
    </Field>
  );
}

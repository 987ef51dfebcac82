import type { ReplyOf } from '@gov/base/component';
import { Field } from '#platform/web/widgets/field.tsx';
import { SeveralSelect } from '#platform/web/widgets/several-select.tsx';
import type { routes } from '../../contract.ts';

interface SectionsFieldProps {
  readonly sections: ReplyOf<typeof routes.permissions>['sections'];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

/** For which sections a permission is granted. */
export const SectionsField = ({ sections, values, onChange }: SectionsFieldProps) => (
  <Field label="管哪些科室" hint="只看得见、改得了归口给这些科室的流程；别的流程不在他那里">
    {(id, described) => (
      <SeveralSelect
        id={id}
        aria-describedby={described}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="至少选一个"
        value={values}
        options={sections.map((one) => ({ value: one.id, label: `${'　'.repeat(one.level)}${one.words}` }))}
        onChange={onChange}
      />
    )}
  </Field>
);

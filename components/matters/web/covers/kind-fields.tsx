import { Checkbox, Radio } from 'antd';
import { Field } from '#platform/web/widgets/field.tsx';
import type { KindChoice } from '../stand-ins/scope-fields.tsx';

/** All kinds, or only those named. */
export interface KindsChosen {
  readonly some: boolean;
  readonly codes: readonly string[];
}

export const allKinds: KindsChosen = { some: false, codes: [] };
export const kindsReady = ({ some, codes }: KindsChosen): boolean => !some || codes.length > 0;
export const kindsOf = ({ some, codes }: KindsChosen) => (some ? { kinds: [...codes] } : {});

interface KindFieldsProps {
  readonly kinds: readonly KindChoice[];
  readonly chosen: KindsChosen;
  readonly onChange: (chosen: KindsChosen) => void;
}

export const KindFields = ({ kinds, chosen, onChange }: KindFieldsProps) => (
  <>
    <Field label="哪些事项" hint="签发、批示、签批和工作秘密不在其中。">
      {(id, described) => (
        <Radio.Group
          id={id}
          aria-describedby={described}
          value={chosen.some}
          onChange={(event) => onChange({ ...chosen, some: event.target.value === true })}
        >
          <Radio value={false}>全部</Radio>
          <Radio value={true}>只限其中一些</Radio>
        </Radio.Group>
      )}
    </Field>
    {chosen.some && (
      <Checkbox.Group
        aria-label="只限这些事项"
        options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
        value={[...chosen.codes]}
        onChange={(codes) => onChange({ ...chosen, codes })}
      />
    )}
  </>
);

import { Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useRoute } from '#platform/web/data/use-route.ts';
import { routes } from '../contract.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly children: (id: string, described: string | undefined) => ReactNode;
}

/** Label above, hint below the label, as all forms of the house. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="organisation-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={hintId} className="tertiary small">
          {hint}
        </p>
      )}
      {children(id, hint ? hintId : undefined)}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export const TextField = ({ label, hint, value, onChange }: TextFieldProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <Input
        id={id}
        aria-describedby={described}
        value={value}
        maxLength={60}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

/** The browser's own date field: typed or chosen, on a telephone by its wheel. */
export const DayField = ({ label, hint, value, onChange }: TextFieldProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <Input
        id={id}
        type="date"
        aria-describedby={described}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);

interface ChoiceFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What an empty choice means, where it may be empty: `最上一级`. */
  readonly emptyWords?: string;
}

export const ChoiceField = ({ label, hint, value, onChange, options, emptyWords }: ChoiceFieldProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <Select
        id={id}
        aria-describedby={described}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={emptyWords !== undefined}
        placeholder={emptyWords ?? '请选择'}
        value={value ?? null}
        options={[...options]}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    )}
  </Field>
);

type NarrowChoice = Omit<ChoiceFieldProps, 'options'>;

/** Sections of today with an indent for the level; `except` and everything below it are left out. */
export function SectionField({ except, ...rest }: NarrowChoice & { readonly except?: string }) {
  const tree = useRoute(routes.tree);
  const sections = tree.data?.sections ?? [];
  const levels = new Map<string, number>();
  const options = sections.flatMap(({ id, name, parentId }) => {
    const level = parentId === undefined ? 0 : (levels.get(parentId) ?? 0) + 1;
    if (id === except || (parentId !== undefined && !levels.has(parentId))) return [];
    levels.set(id, level);
    return [{ value: id, label: `${'　'.repeat(level)}${name}` }];
  });
  return <ChoiceField {...rest} options={options} />;
}

/** Posts that can be held in this section: its own and those of the whole agency. */
export function PostField({ sectionId, ...rest }: NarrowChoice & { readonly sectionId: string | undefined }) {
  const posts = useRoute(routes.posts);
  const usable = (posts.data?.posts ?? []).filter((post) => !post.sectionId || post.sectionId === sectionId);
  return <ChoiceField {...rest} options={usable.map((post) => ({ value: post.id, label: post.name }))} />;
}

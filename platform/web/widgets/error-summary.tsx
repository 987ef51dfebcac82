import { useEffect, useRef } from 'react';

export interface FieldToFix {
  /** Id of the input element. */
  readonly id: string;
  readonly message: string;
}

interface FieldsProps {
  readonly fields: readonly FieldToFix[];
}

/**
 * Above a refused form: how many places, links to each. It takes the focus when it comes or grows, and leaves it to who
 * is just mending one place after the other. Nothing typed is lost.
 */
export function ErrorSummary({ fields }: FieldsProps) {
  const box = useRef<HTMLDivElement>(null);
  const known = useRef<readonly string[]>([]);
  useEffect(() => {
    if (fields.some(({ id }) => !known.current.includes(id))) box.current?.focus();
    known.current = fields.map(({ id }) => id);
  }, [fields]);
  if (fields.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="strong">还差 {fields.length} 处，没有送出。写好的内容都在。</p>
      <FieldLinks fields={fields} />
    </div>
  );
}

/** One line for each field; it leads there. */
export const FieldLinks = ({ fields }: FieldsProps) =>
  fields.map((field) => (
    <p key={field.id}>
      <a
        href={`#${field.id}`}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById(field.id)?.focus();
        }}
      >
        {field.message}
      </a>
    </p>
  ));

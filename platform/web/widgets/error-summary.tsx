import { useEffect, useRef } from 'react';

export interface FieldToFix {
  /** Id of the input element. */
  readonly id: string;
  readonly message: string;
}

/** Above a refused form: how many places, links to each; takes the focus. Nothing typed is lost. */
export function ErrorSummary({ fields }: { readonly fields: readonly FieldToFix[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fields.length > 0) box.current?.focus();
  }, [fields]);
  if (fields.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <p className="strong">还差 {fields.length} 处，没有送出。写好的内容都在。</p>
      {fields.map((field) => (
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
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import { Field } from '#platform/web/widgets/field.tsx';

interface FileFieldProps {
  readonly file: File | undefined;
  readonly onChange: (file: File | undefined) => void;
}

/** An own form of the office as a file. */
export const FileField = ({ file, onChange }: FileFieldProps): ReactNode => (
  <Field label="文件" hint="带表格的 .docx 或 .xlsx；标题格旁边的空格会认成字段，认得对不对，打开以后再看">
    {(id, described) => (
      <>
        <input
          id={id}
          aria-describedby={described}
          type="file"
          accept=".docx,.xlsx"
          onChange={(event) => onChange(event.target.files?.[0])}
        />
        {file && <span className="tertiary small">{file.name}</span>}
      </>
    )}
  </Field>
);

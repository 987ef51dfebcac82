import { Button } from 'antd';
import type { CallError } from '#platform/web/data/call-error.ts';
import { Note } from './note.tsx';

/** Why a change was not done and what to do next; stands where the button was pressed. */
export function Refusal({ error }: { readonly error: CallError | null | undefined }) {
  if (!error) return null;
  return (
    <Note kind="error">
      <b>{error.message}</b>
      {error.nextStep}
      {error.fields.map((field) => (
        <p key={field.path}>{field.message}</p>
      ))}
      {error.again && (
        <p>
          <Button size="small" onClick={error.again}>
            再试一次
          </Button>
        </p>
      )}
      {error.traceId && error.mayRetry && <p className="tertiary">追踪号 {error.traceId}</p>}
    </Note>
  );
}

import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { PageTitle } from './page-title.tsx';

interface EmptyProps {
  /** Good news or the next step: `今天的都办完了。` */
  readonly sentence: ReactNode;
  readonly detail?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ sentence, detail, action }: EmptyProps) {
  return (
    <div className="list-state">
      <p className="strong">{sentence}</p>
      {detail && <p className="secondary">{detail}</p>}
      {action && <div className="actions">{action}</div>}
    </div>
  );
}

/** True once `millis` have passed; quick answers never flash grey lines. */
function usePassed(millis: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), millis);
    return () => clearTimeout(timer);
  }, [millis]);
  return passed;
}

/** Grey lines in the shape of the content after 200 ms; a sentence after 5 s. */
export function LoadingState({ lines = 3 }: { readonly lines?: number }) {
  const visible = usePassed(200);
  const slow = usePassed(5_000);
  return (
    <div role="status" aria-label="正在取内容" style={{ visibility: visible ? 'visible' : 'hidden' }}>
      <div className="grey-lines">
        {Array.from({ length: lines * 2 }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          <i key={line} />
        ))}
      </div>
      {slow && <p className="list-state secondary">比平时慢，还在取。可以先办别的，取到后会显示在这里。</p>}
    </div>
  );
}

export function NoRightState({ error }: { readonly error: CallError }) {
  return (
    <div className="list-state">
      <p className="strong">{error.message}</p>
      <p className="secondary">{error.nextStep}</p>
    </div>
  );
}

/** A page one may not see: its name, the refusal and the next step; no filters, buttons or old content around them. */
export const RefusedPage = ({ title, error }: { readonly title: string; readonly error: CallError }) => (
  <>
    <PageTitle title={title} />
    <section className="panel">
      <NoRightState error={error} />
    </section>
  </>
);

const neverComesBack = 'http.place-ended';

/** This block only failed: what, what is still right, a button to try again, the trace number. */
export function FailedState({ error, retry }: { readonly error: CallError; readonly retry?: () => void }) {
  if (error.code === neverComesBack) return <NoRightState error={error} />;
  return (
    <div className="list-state" role="alert">
      <p className="strong">这一块暂时取不到。</p>
      <p className="secondary">
        {error.message}
        {error.nextStep}
      </p>
      <div className="actions">
        {retry && (
          <Button size="small" onClick={retry}>
            现在再试
          </Button>
        )}
        {error.traceId && <span className="tertiary small">追踪号 {error.traceId}</span>}
      </div>
    </div>
  );
}

interface ListStatesProps<T> {
  readonly query: UseQueryResult<T, CallError>;
  /** Shown instead of the content when it says so. */
  readonly empty?: (value: T) => ReactNode | undefined | false;
  readonly lines?: number;
  readonly children: (value: T) => ReactNode;
}

/** The four states of a list or block around its content. Old content stays in view while a refresh fails. */
export function ListStates<T>({ query, empty, lines, children }: ListStatesProps<T>) {
  if (query.data !== undefined) return <>{empty?.(query.data) || children(query.data)}</>;
  if (query.error?.status === 403) return <NoRightState error={query.error} />;
  if (query.error) return <FailedState error={query.error} retry={() => void query.refetch()} />;
  return <LoadingState {...(lines ? { lines } : {})} />;
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { FailedState, LoadingState, NoRightState } from '../list-states.tsx';
import './designer-frame.css';

interface DesignerAloneProps {
  readonly title: string;
  readonly back: { readonly to: string; readonly words: string };
  readonly children: ReactNode;
}

/** The window of a designer with nothing to design: a way back, and why. */
export const DesignerAlone = ({ title, back, children }: DesignerAloneProps): ReactNode => (
  <div className="designer-alone">
    <h1>{title}</h1>
    <p>
      <Link to={back.to}>{back.words}</Link>
    </p>
    {children}
  </div>
);

/** While what is to be designed is read, and when it may not or could not be. */
export function NotYetRead({
  error,
  retry,
}: {
  readonly error: CallError | null;
  readonly retry: () => void;
}): ReactNode {
  if (!error) return <LoadingState lines={8} />;
  return error.status === 403 || error.status === 404 ? (
    <NoRightState error={error} />
  ) : (
    <FailedState error={error} retry={retry} />
  );
}

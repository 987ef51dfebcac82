import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';

/** Somebody else's matter looks exactly like none. */
export function MatterMissing({ error }: { readonly error: CallError }) {
  useWindowTitle('没有找到');
  return (
    <section className="matter-missing" role="alert">
      <h1>{error.message}</h1>
      <p className="secondary">{error.nextStep}</p>
      <p>
        <Link to="/inbox">回到待我办</Link>
      </p>
    </section>
  );
}

import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import { takenBackWords } from './matter-words.ts';
import type { MyTask } from './use-matter.ts';

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

/** What lay open is no longer his: who sent it has taken it back, and what is written from now on is not for him. */
export function MatterTakenBack({ task }: { readonly task: MyTask }) {
  useWindowTitle('已取回');
  return (
    <section className="matter-missing" role="alert">
      <h1>{takenBackWords(task)}</h1>
      <p className="secondary">以后写的内容，再送到您这里时才看得到；那时它会回到待我办。</p>
      <p>
        <Link to="/inbox">回到待我办</Link>
      </p>
    </section>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CallError } from '#platform/web/data/call-error.ts';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { useWindowTitle } from '#platform/web/widgets/page-title.tsx';
import type { MatterView } from '../../contract.ts';
import { takenBackWords } from './matter-words.ts';
import { isLost, type MyTask, useMatter } from './use-matter.ts';
import { useIsWritten } from './use-written.ts';

interface OneMatterProps {
  readonly matterId: string;
  /** Where to go when there is nothing to read: back to the list, unless the page knows better. */
  readonly wayOn?: ReactNode;
  readonly children: (view: MatterView) => ReactNode;
}

/** A matter as far as the person may read it: what is shown of it, or why there is nothing to show. */
export function OneMatter({ matterId, wayOn, children }: OneMatterProps) {
  const matter = useMatter(matterId);
  const { data, error } = matter;
  const refused = error && data === undefined && error.status < 500 && error.status > 0;
  if (isLost(matter) && data?.state === 'DRAFT') return <DraftDiscarded />;
  // Who had it in hand can only have lost it to its sender.
  if (isLost(matter) && data?.myTask)
    return <MatterTakenBack task={data.myTask} title={data.title} matterId={matterId} wayOn={wayOn} />;
  if (error && (refused || isLost(matter))) return <MatterMissing error={error} wayOn={wayOn} />;
  return (
    <ListStates query={matter} lines={6}>
      {children}
    </ListStates>
  );
}

interface WayOn {
  readonly wayOn?: ReactNode;
}

const toInbox = <Link to="/inbox">回到待我办</Link>;

/** Somebody else's matter looks exactly like none. */
function MatterMissing({ error, wayOn }: { readonly error: CallError } & WayOn) {
  useWindowTitle('没有找到');
  return (
    <section className="matter-missing" role="alert">
      <h1>{error.message}</h1>
      <p className="secondary">{error.nextStep}</p>
      <p>{wayOn ?? toInbox}</p>
    </section>
  );
}

/** He has discarded it himself, elsewhere: this page must not look as if it still kept what is typed. */
function DraftDiscarded() {
  useWindowTitle('草稿已丢弃');
  return (
    <section className="matter-missing" role="alert">
      <h1>这份草稿已经在另一个窗口丢弃</h1>
      <p className="secondary">它和它的附件都删掉了，这里不再保存。要写同样的，请重新发起。</p>
      <p>
        <Link to="/inbox?box=drafts">回到草稿</Link>
      </p>
    </section>
  );
}

interface TakenBackProps extends WayOn {
  readonly task: MyTask;
  readonly title: string;
  readonly matterId: string;
}

/** What lay open is no longer his: who sent it has taken it back, and what is written from now on is not for him. */
function MatterTakenBack({ task, title, matterId, wayOn }: TakenBackProps) {
  const isWritten = useIsWritten(matterId);
  useWindowTitle(`${task.onBehalfOf ? '不再代办' : '已取回'} – ${title}`);
  return (
    <section className="matter-missing" role="alert">
      <p className="secondary">{title}</p>
      <h1>{takenBackWords(task)}</h1>
      {isWritten && <p>您写的意见还留着，这件再到您这里时就在意见框里；关掉这个窗口就没有了。</p>}
      <p className="secondary">以后写的内容，再送到您这里时才看得到；那时它会回到待我办。</p>
      <p>{wayOn ?? toInbox}</p>
    </section>
  );
}

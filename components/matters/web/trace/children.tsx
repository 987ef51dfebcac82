import { Link } from 'react-router';
import { StateChip } from '#platform/web/widgets/chips.tsx';
import type { MatterView } from '../../contract.ts';

type Child = MatterView['children'][number];

interface Look {
  readonly state: 'now' | 'done' | 'neutral';
  readonly words: string;
}

const looks: Readonly<Record<Child['state'], Look>> = {
  running: { state: 'now', words: '在办' },
  done: { state: 'done', words: '办结' },
  stopped: { state: 'neutral', words: '停下' },
  'not-started': { state: 'neutral', words: '未启动' },
};

/** 子流程: how each stands and with whom; who may read it opens it from here. */
export function Children({ view }: { readonly view: MatterView }) {
  if (view.children.length === 0) return null;
  return (
    <section aria-label="子流程" className="children">
      <h3>子流程</h3>
      <ul>
        {view.children.map((child, at) => (
          <li key={child.matterId ?? `${child.step} ${at}`}>
            <div className="row between">
              <ChildName child={child} />
              <StateChip {...looks[child.state]} />
            </div>
            <p className="secondary small">{child.standing}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who may not read it sees what kind it is, and no way to it. */
const ChildName = ({ child: { matterId, title, kindName } }: { readonly child: Child }) =>
  matterId ? <Link to={`/matters/${matterId}`}>{title}</Link> : <span>{kindName}</span>;

/** Whence a child comes. */
export function CalledBy({ view: { calledBy } }: { readonly view: MatterView }) {
  if (!calledBy) return null;
  const { matterId, title, kindName, step } = calledBy;
  return (
    <p className="called-by secondary">
      由{matterId ? <Link to={`/matters/${matterId}`}>{title}</Link> : kindName}的“{step}”一步发起
    </p>
  );
}

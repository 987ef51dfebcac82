import { Segmented } from 'antd';
import { useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import type { MatterView } from '../../contract.ts';
import { Ahead } from '../asking/ahead.tsx';
import { WhyNot } from '../asking/why-not.tsx';
import { whySentences } from '../handling/returned.ts';
import { Children } from './children.tsx';
import { OpenTasks } from './open-tasks.tsx';
import { ProcessDiagram } from './process-diagram.tsx';
import { TraceList } from './trace-list.tsx';
import './trace.css';

/** Right column: 为什么到我这里 → 还要经过谁 → 办理过程. */
export function Aside({ view }: { readonly view: MatterView }) {
  return (
    <div className="matter-aside">
      <Why view={view} />
      <Ahead view={view} />
      <Past view={view} />
    </div>
  );
}

function Why({ view }: { readonly view: MatterView }) {
  const { person } = useSession();
  const why = whySentences(view, person.name);
  if (why.length === 0) return <WhyReadable because={view.readBecause} />;
  return (
    <section aria-label="为什么到我这里">
      <h2>为什么到我这里</h2>
      {why.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  );
}

/** Who has nothing to do here still reads it by a right, and may know by which. */
function WhyReadable({ because }: { readonly because: string }) {
  if (because === '') return null;
  return (
    <section aria-label="为什么我能看到">
      <h2>为什么我能看到</h2>
      <p>{because}</p>
    </section>
  );
}

const looks = [
  { value: 'list', label: '列表' },
  { value: 'diagram', label: '流程图' },
];

function Past({ view }: { readonly view: MatterView }) {
  const [look, setLook] = useState('list');
  return (
    <section aria-label="办理过程">
      <div className="row between">
        <h2>办理过程</h2>
        <Segmented size="small" options={looks} value={look} onChange={(value) => setLook(String(value))} />
      </div>
      <OpenTasks view={view} />
      <WhyNot view={view} />
      <Children view={view} />
      {look === 'list' ? <TraceList lines={view.trace} /> : <ProcessDiagram view={view} />}
    </section>
  );
}

import type { CompiledForm } from '@gov/forms';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo } from 'react';
import { LoadingState } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import type { DesignSaver } from '../designer/design-saver.ts';
import { useDesk } from '../designer/desk.ts';
import { showElement } from '../designer/show-element.ts';
import { BeginWalk } from './begin-walk.tsx';
import { useWalk, type WalkDesk } from './use-walk.ts';
import { walkForm } from './walk-form.ts';
import { WalkGround } from './walk-ground.tsx';
import './walk.css';

interface WalkPanelProps {
  readonly form: CompiledForm | undefined;
  readonly saver: DesignSaver;
  readonly onMarks: (marks: WalkDesk['marks']) => void;
  readonly onClose: () => void;
}

/** 试走: the draft as it stands, walked through with real colleagues; nothing of it is kept. */
export function WalkPanel({ form: drawn, saver, onMarks, onClose }: WalkPanelProps): ReactNode {
  const { design } = useDesk();
  const form = useMemo(() => drawn && walkForm(drawn), [drawn]);
  const desk = useWalk({ design, form, file: saver.file });
  const { walked, marks } = desk;
  useEffect(() => onMarks(marks), [marks, onMarks]);
  useEffect(() => () => onMarks({}), [onMarks]);
  return (
    <section className="walk" aria-label="试走">
      <header>
        <h2>试走一遍</h2>
        <Button size="small" onClick={onClose}>
          结束试走
        </Button>
      </header>
      {desk.isOld && (
        <Note kind="warning">
          流程改过了，这里走的还是改之前的样子。
          <div className="acts">
            <Button size="small" onClick={desk.renew}>
              按现在的样子重新走
            </Button>
          </div>
        </Note>
      )}
      {walked === undefined && <LoadingState lines={4} />}
      {walked && walked.problems.length > 0 && (
        <InTheWay desk={desk} problems={walked.problems} canBegin={walked.program !== undefined} />
      )}
      {walked?.program &&
        (desk.walk ? (
          <WalkGround desk={desk} walk={desk.walk} form={form} />
        ) : (
          <BeginWalk desk={desk} program={walked.program} form={form} />
        ))}
      <Refusal error={desk.error} />
    </section>
  );
}

interface InTheWayProps {
  readonly desk: WalkDesk;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  readonly canBegin: boolean;
}

/** A draft that could not be published yet: what is to be mended, each with the way to its card. */
function InTheWay({ desk, problems, canBegin }: InTheWayProps): ReactNode {
  const { design } = useDesk();
  return (
    <>
      <Note kind="warning">
        {canBegin ? '草稿还有问题，先走到能走的地方；没填全的步骤会停下来。' : '这几处改好以后就能走：'}
      </Note>
      <ul className="walk-problems">
        {problems.map(({ path, message }) => (
          <li key={path + message}>
            {message}
            <Button size="small" onClick={() => showElement(design, path)}>
              去改
            </Button>
          </li>
        ))}
      </ul>
      <Button onClick={desk.renew}>改好了，再试</Button>
    </>
  );
}

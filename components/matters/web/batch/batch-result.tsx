import { Progress } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { Note } from '#platform/web/widgets/note.tsx';
import { RowsToldOf } from './batch-plan-part.tsx';
import { progressWords, resultWords, takenBack, toldOtherwise } from './batch-words.ts';
import { type Line, standing } from './run-lines.ts';

interface LinesProps {
  readonly lines: readonly Line[];
}

/** `已办 3 / 12`, with a bar for the eye. */
export function UnderWay({ lines }: LinesProps) {
  const { waiting } = standing(lines);
  return (
    <div>
      <p role="status">{progressWords(lines)}</p>
      <div aria-hidden="true">
        <Progress percent={((lines.length - waiting) / lines.length) * 100} showInfo={false} />
      </div>
    </div>
  );
}

/** What was done, what was not and why, and how each can be taken back. */
export function Outcome({ lines }: LinesProps) {
  const said = useRef<HTMLDivElement>(null);
  // the button that was pressed is gone, and the focus with it
  useEffect(() => said.current?.focus(), []);
  const { may, mayNot } = takenBack(lines);
  const otherwise = toldOtherwise(lines);
  const refused = notDone(lines, 'refused');
  const waiting = notDone(lines, 'waiting');
  const all = refused.length + waiting.length === 0;
  return (
    <>
      <div ref={said} role="status" tabIndex={-1} className="batch-outcome">
        <Note kind={all ? 'success' : 'warning'}>
          <b>{resultWords(lines)}</b>
          {may > 0 && (
            <>
              下一位还没办的，可以到<Link to="/inbox?box=done">已办</Link>里打开，逐件取回。
            </>
          )}
          {mayNot > 0 && `有 ${mayNot} 件不能取回。`}
        </Note>
      </div>
      {otherwise.length > 0 && <RowsToldOf name={`和办前说的不一样的 ${otherwise.length} 件`} lines={otherwise} />}
      {refused.length > 0 && <RowsToldOf name={`没有办成的 ${refused.length} 件`} lines={refused} />}
      {waiting.length > 0 && <RowsToldOf name={`还没办的 ${waiting.length} 件`} lines={waiting} />}
    </>
  );
}

const notDone = (lines: readonly Line[], wanted: Line['state']) =>
  lines.flatMap(({ row, state, sentence = '' }) => (state === wanted ? [{ row, why: sentence }] : []));

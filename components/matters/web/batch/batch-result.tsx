import { Progress } from 'antd';
import { Link } from 'react-router';
import { Note } from '#platform/web/widgets/note.tsx';
import { NotDone } from './batch-plan-part.tsx';
import { progressWords, resultWords } from './batch-words.ts';
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
  const agreed = lines.some(({ state, task }) => state === 'done' && task.act === 'agree');
  const refused = notDone(lines, 'refused');
  const waiting = notDone(lines, 'waiting');
  const all = refused.length + waiting.length === 0;
  return (
    <>
      <div role="status">
        <Note kind={all ? 'success' : 'warning'}>
          <b>{resultWords(lines)}</b>
          {agreed && (
            <>
              下一位还没办的，可以到<Link to="/inbox?box=done">已办</Link>里打开，逐件取回。
            </>
          )}
        </Note>
      </div>
      {refused.length > 0 && <NotDone name={`没有办成的 ${refused.length} 件`} lines={refused} />}
      {waiting.length > 0 && <NotDone name={`还没办的 ${waiting.length} 件`} lines={waiting} />}
    </>
  );
}

const notDone = (lines: readonly Line[], wanted: Line['state']) =>
  lines.flatMap(({ row, state, sentence = '' }) => (state === wanted ? [{ row, why: sentence }] : []));

import { DueChip, When } from '#platform/web/widgets/chips.tsx';
import type { MatterView } from '../../contract.ts';
import { NoteOfTask } from '../cover-notes/note-of-task.tsx';

type OpenTask = MatterView['openTasks'][number];

const handledNow = (task: OpenTask): boolean => task.kind === 'do';

const restWords: Readonly<Record<NonNullable<OpenTask['rests']>, string>> = {
  return: '已提出退回',
  answers: '等别人的意见',
  claimed: '已由他人签收',
};

const seenWords = (view: MatterView, task: OpenTask): string => {
  if (task.taskId === view.myTask?.taskId) return '您正在看';
  if (task.rests) return restWords[task.rests];
  return task.opened ? '已打开' : '还没打开';
};

/** 现在等谁: parallel open tasks together on top; readers in one line. */
export function OpenTasks({ view }: { readonly view: MatterView }) {
  const handling = view.openTasks.filter(handledNow);
  const inTurn = view.circulations.flatMap(({ readers }) => readers.filter(({ state }) => state === 'reading'));
  const readers = view.openTasks
    .filter((task) => !handledNow(task) && !inTurn.some(({ personId }) => personId === task.holder.personId))
    .map((task) => task.holder.name);
  if (view.openTasks.length === 0 && view.waits.length === 0) return null;
  return (
    <ul className="open-tasks" aria-label="现在等谁">
      {handling.map((task) => (
        <li key={task.taskId}>
          <b>{task.holder.name}</b>
          {task.standIns.length > 0 && `（${task.standIns.join('、')}可以代办）`} {task.step}{' '}
          <DueChip due={task.dueAt} />
          {task.within.map(({ name, dueAt }) => (
            <p key={name} className="small">
              “{name}”整段要办完 <DueChip due={dueAt} />
            </p>
          ))}
          <p className="tertiary small">
            <When instant={task.since} /> 收到，{seenWords(view, task)}
            {task.pressed !== undefined && `，已催 ${task.pressed} 次`}
          </p>
          <NoteOfTask view={view} taskId={task.taskId} />
        </li>
      ))}
      {view.waits.map(({ visit, words }) => (
        <li key={`wait ${visit}`}>{words}</li>
      ))}
      {view.circulations.map(({ circulation, words }) => (
        <li key={`circulation ${circulation}`} className="secondary">
          依次传阅：{words}
        </li>
      ))}
      {readers.length > 0 && <li className="secondary">等{readers.join('、')}阅</li>}
    </ul>
  );
}

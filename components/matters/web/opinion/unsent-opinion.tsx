import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { timeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import type { MatterView } from '../../contract.ts';
import { PenPicture } from '../pen/pen-picture.tsx';
import type { Pen } from '../pen/use-pen.ts';
import { movedOnWords } from './moved-on.ts';
import './opinion.css';

interface UnsentOpinionProps {
  readonly view: MatterView;
  readonly text: string;
  readonly pen: Pen;
  readonly onDrop: () => void;
  /** To what can be done instead. */
  readonly wayOn?: ReactNode;
}

/** The step ended elsewhere (another tab, another handler) while an opinion was being written here: nothing typed is lost. */
export function UnsentOpinion({ view, text, pen, onDrop, wayOn }: UnsentOpinionProps) {
  const { person } = useSession();
  const drop = () => {
    pen.write(undefined);
    onDrop();
  };
  return (
    <Note kind="warning">
      <b>您写的意见没有送出。</b>
      {movedOnWords(view.trace[0], person.name, timeWords)}写好的内容留在这里：
      {pen.drawing && <PenPicture pen={pen.drawing} who={person.name} />}
      {text.trim() !== '' && <p className="unsent-opinion">{text}</p>}
      <Button type="link" size="small" onClick={drop}>
        不要了
      </Button>
      {wayOn}
    </Note>
  );
}

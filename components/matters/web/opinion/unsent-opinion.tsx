import { Button } from 'antd';
import { timeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import type { MatterView } from '../../contract.ts';
import './opinion.css';

interface UnsentOpinionProps {
  readonly view: MatterView;
  readonly text: string;
  readonly onDrop: () => void;
}

/** The step ended elsewhere (another tab, another handler) while an opinion was being written here: nothing typed is lost. */
export function UnsentOpinion({ view, text, onDrop }: UnsentOpinionProps) {
  const [newest] = view.trace;
  return (
    <Note kind="warning">
      <b>您写的意见没有送出。</b>
      {newest && `${newest.who} ${timeWords(newest.at)} ${newest.act}，`}这一步现在不由您办理。写好的内容留在这里：
      <p className="unsent-opinion">{text}</p>
      <Button type="link" size="small" onClick={onDrop}>
        不要了
      </Button>
    </Note>
  );
}

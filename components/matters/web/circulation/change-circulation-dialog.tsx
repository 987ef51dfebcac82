import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { searchColleagues } from '../people/person-search.ts';
import { changeWords } from './circulation-words.ts';
import type { OrderedCirculation, OrderedReader } from './use-circulating.ts';
import './circulation.css';

interface ChangeCirculationDialogProps {
  readonly view: MatterView;
  readonly acts: Acts;
}

/** 调整依次传阅: who has not read may be taken back, others come at the end. Of several that go round the newest is changed. */
export function ChangeCirculationDialog({ view, acts }: ChangeCirculationDialogProps) {
  const { person } = useSession();
  const known = view.circulations.findLast(({ changeable }) => changeable);
  const [off, setOff] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<readonly PersonChoice[]>([]);
  const done = acts.said !== undefined;
  useEffect(() => {
    if (!done) return;
    setOff([]);
    setAdded([]);
  }, [done]);
  if (!known) return null;
  const removed = known.readers.filter((reader) => mayGo(reader) && off.includes(reader.personId));
  const toggle = (id: string) => setOff(off.includes(id) ? off.filter((one) => one !== id) : [...off, id]);
  return (
    <DecisionDialog
      open={acts.asking === 'changeCirculation'}
      title="调整依次传阅"
      leaveWords="不调整"
      primaryWords={changeWords({ removed, added })}
      busy={acts.busy}
      disabled={removed.length + added.length === 0}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => acts.changeCirculation({ circulation: known.circulation, removed, added })}
    >
      <p className="secondary">依次传阅：{known.words}</p>
      <Readers known={known} off={off} onToggle={toggle} />
      <PersonPicker
        label="最后再加谁"
        hint="可不填；排在现有的人后面"
        value={added}
        onChange={setAdded}
        search={searchColleagues}
        several
        recentOf={person.id}
      />
    </DecisionDialog>
  );
}

const mayGo = ({ state }: OrderedReader): boolean => state === 'reading' || state === 'waiting';

const stateWords: Readonly<Record<OrderedReader['state'], string>> = {
  read: '已阅',
  reading: '待阅',
  waiting: '还没轮到',
  'taken-back': '已收回',
  left: '不再办件',
};

interface ReadersProps {
  readonly known: OrderedCirculation;
  readonly off: readonly string[];
  readonly onToggle: (personId: string) => void;
}

function Readers({ known, off, onToggle }: ReadersProps) {
  return (
    <ol className="reader-order" aria-label="传阅次序">
      {known.readers.map((reader, place) => {
        const going = mayGo(reader) && off.includes(reader.personId);
        return (
          // one may have read it twice, at two places
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the order is what tells them apart
          <li key={`${place} ${reader.personId}`}>
            <span className={going ? 'reader off' : 'reader'}>
              <b>{reader.name}</b> <span className="secondary">{reader.section}</span>{' '}
              <span className="tertiary small">{going ? '将收回' : stateWords[reader.state]}</span>
            </span>
            {mayGo(reader) && (
              <Button
                size="small"
                aria-label={going ? `不收回${reader.name}` : `收回${reader.name}`}
                onClick={() => onToggle(reader.personId)}
              >
                {going ? '不收回' : '收回'}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}

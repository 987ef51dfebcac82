import { Button, Radio } from 'antd';
import { useEffect, useState } from 'react';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import type { MatterView } from '../../contract.ts';
import type { Acts } from '../handling/use-acts.ts';
import { useColleagues } from '../people/colleagues-of-matter.tsx';
import { changeWords, chosenAtOpening, overWords } from './circulation-words.ts';
import type { OrderedCirculation, OrderedReader } from './use-circulating.ts';
import './circulation.css';

interface ChangeCirculationDialogProps {
  readonly view: MatterView;
  readonly acts: Acts;
}

/** 调整依次传阅: who has not read may be taken back, others come at the end. Of several that go round one is chosen. */
export function ChangeCirculationDialog({ view, acts }: ChangeCirculationDialogProps) {
  const change = useChange(view, acts);
  const { number, known, removed, added } = change;
  if (number === undefined) return null;
  return (
    <DecisionDialog
      open={acts.asking === 'changeCirculation'}
      title="调整依次传阅"
      leaveWords="不调整"
      primaryWords={changeWords({ removed, added })}
      busy={acts.busy}
      disabled={!known || removed.length + added.length === 0}
      error={acts.error ?? null}
      onLeave={acts.leave}
      onDecide={() => known && acts.changeCirculation({ circulation: known.circulation, removed, added })}
    >
      {!known && <p role="status">{overWords(view, number)}</p>}
      <WhichOne {...change} number={number} />
      {known && <Changes {...change} known={known} />}
    </DecisionDialog>
  );
}

/** What is chosen in the dialog; emptied when it is done. */
function useChange(view: MatterView, acts: Acts) {
  const changeable = view.circulations.filter((one) => one.changeable);
  const [number, setNumber] = useChosen(changeable, acts.asking === 'changeCirculation');
  const [off, setOff] = useState<readonly string[]>([]);
  const [added, setAdded] = useState<readonly PersonChoice[]>([]);
  const done = acts.said !== undefined;
  useEffect(() => {
    if (!done) return;
    setOff([]);
    setAdded([]);
  }, [done]);
  const known = changeable.find((one) => one.circulation === number);
  return {
    changeable,
    number,
    known,
    off,
    added,
    removed: (known?.readers ?? []).filter((reader) => mayGo(reader) && off.includes(reader.personId)),
    onAdd: setAdded,
    onToggle: (id: string) => setOff(off.includes(id) ? off.filter((one) => one !== id) : [...off, id]),
    onChoose: (next: number) => {
      setNumber(next);
      setOff([]);
    },
  };
}

/** Which one is changed: the newest when the dialog opens, then what is chosen, also where it ends meanwhile: never another by itself. */
function useChosen(changeable: readonly OrderedCirculation[], open: boolean) {
  const [chosen, setChosen] = useState<{ readonly open: boolean; readonly number?: number }>({ open: false });
  const opened = open && !chosen.open;
  const number = opened ? chosenAtOpening(changeable, chosen.number) : chosen.number;
  if (open !== chosen.open) setChosen({ open, ...(number === undefined ? {} : { number }) });
  return [number, (next: number) => setChosen({ open, number: next })] as const;
}

interface WhichOneProps {
  readonly changeable: readonly OrderedCirculation[];
  readonly known: OrderedCirculation | undefined;
  readonly number: number;
  readonly onChoose: (number: number) => void;
}

/** The one that goes round, or the choice among several; also where the chosen one has ended meanwhile and another goes on. */
function WhichOne({ changeable, known, number, onChoose }: WhichOneProps) {
  if (known && changeable.length === 1) return <p className="secondary">依次传阅：{known.words}</p>;
  if (changeable.length === 0) return null;
  return (
    <fieldset className="choice-list">
      <legend>调整哪一次</legend>
      <Radio.Group value={number} onChange={(event) => onChoose(Number(event.target.value))}>
        {changeable.map(({ circulation, words }) => (
          <Radio key={circulation} value={circulation}>
            {words}
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

interface ChangesProps extends ReadersProps {
  readonly added: readonly PersonChoice[];
  readonly onAdd: (added: readonly PersonChoice[]) => void;
}

function Changes({ known, off, onToggle, added, onAdd }: ChangesProps) {
  const colleagues = useColleagues();
  return (
    <>
      <Readers known={known} off={off} onToggle={onToggle} />
      <PersonPicker
        label="最后再加谁"
        hint="可不填；排在现有的人后面"
        value={added}
        onChange={onAdd}
        {...colleagues}
        several
      />
    </>
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

import type { ResolvedHandler } from '@gov/organisation';
import { type NamingAct, type NamingKind, namingCommand, type Turn } from '@gov/workflow/walk';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { searchPersons } from '../handlers/search-persons.ts';
import type { WalkDesk } from './use-walk.ts';

const namingWords: Readonly<Record<NamingKind, { readonly button: string; readonly label: string }>> = {
  transfer: { button: '转办…', label: '转给谁办' },
  delegate: { button: '请人先办…', label: '请谁先办' },
  before: { button: '前加签…', label: '先请哪些人签' },
  after: { button: '后加签…', label: '办完再请哪些人签' },
  parallel: { button: '并加签…', label: '再加哪些人会签' },
  circulate: { button: '传阅…', label: '给哪些人看' },
  next: { button: '自选下一步：点人…', label: '下一步交给哪些人' },
};

interface WalkNamingProps {
  readonly desk: WalkDesk;
  readonly turn: Extract<Turn, { readonly kind: 'work' }>;
  readonly values: Parameters<WalkDesk['act']>[1];
}

/** What is done with persons: which act, then whom, then it is done. */
export function WalkNaming({ desk, turn, values }: WalkNamingProps): ReactNode {
  const [open, setOpen] = useState<NamingAct>();
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  if (turn.naming.length === 0) return null;
  const carryOut = ({ kind }: NamingAct): void => {
    for (const { personId, name, section, post } of chosen) desk.remember({ personId, name, post: section + post });
    const persons = chosen.map(
      ({ personId, assignmentId }) => ({ personId, assignmentId }) as ResolvedHandler, // reason: ids of the directory
    );
    void desk.act(namingCommand(kind, { id: turn.item, holder: turn.holder }, persons), values);
  };
  return (
    <>
      <div className="acts">
        {turn.naming.map((one) => (
          <Button
            key={one.kind}
            size="small"
            type="text"
            aria-expanded={open?.kind === one.kind}
            disabled={desk.busy}
            onClick={() => {
              setOpen(open?.kind === one.kind ? undefined : one);
              setChosen([]);
            }}
          >
            {namingWords[one.kind].button}
          </Button>
        ))}
      </div>
      {open && (
        <div className="inner-rule">
          <PersonPicker
            label={namingWords[open.kind].label}
            value={chosen}
            several={open.several}
            search={searchPersons}
            onChange={setChosen}
          />
          <div className="acts">
            <Button size="small" disabled={chosen.length === 0 || desk.busy} onClick={() => carryOut(open)}>
              就这样办
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

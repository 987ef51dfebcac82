import { Button, Checkbox, Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { AgencyPickerProps, PickedAgency } from '#components/matters/web/parts.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { EmptyState, ListStates } from '#platform/web/widgets/list-states.tsx';
import { type Recipient, routes } from '../../contract.ts';
import { agenciesByName } from '../../rules/agency-by-name.ts';
import { groupsOf } from './recipient-groups.ts';
import './recipients.css';

/** 主送、抄送: agencies by what they are to ours, found by name; an agency that is not here can be written. */
export function AgencyPicker({ title, chosen, onDone }: AgencyPickerProps): ReactNode {
  const [picked, setPicked] = useState<readonly PickedAgency[]>(chosen);
  const [query, setQuery] = useState('');
  const search = useId();
  const agencies = useRoute(routes.recipients);
  const directory = agencies.data?.agencies ?? [];
  const { agency } = useSession();
  const takeOut = (names: readonly string[]): void =>
    setPicked((now) => now.filter(({ name }) => !names.includes(name)));
  const add = (more: readonly PickedAgency[]): void =>
    setPicked((now) => [...now, ...more.filter(({ name }) => !now.some((one) => one.name === name))]);
  const toggle = (rows: readonly Recipient[], on: boolean): void =>
    on ? add(rows.map(({ id, name }) => ({ id, name }))) : takeOut(rows.map(({ name }) => name));
  return (
    <DecisionDialog
      open
      title={title}
      leaveWords="不改了"
      primaryWords={picked.length === 0 ? '就这样，先空着' : `就选这 ${picked.length} 个单位`}
      wayBack="按选的先后排列"
      onLeave={() => onDone(undefined)}
      onDecide={() => onDone(picked)}
    >
      <Chosen picked={picked} onTakeOut={(name) => takeOut([name])} />
      <div>
        <label htmlFor={search}>找单位</label>
        <Input
          id={search}
          value={query}
          autoComplete="off"
          placeholder="单位名称或简称"
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <ListStates query={agencies}>
        {(reply) => <Groups agencies={reply.agencies} query={query} picked={picked} onToggle={toggle} />}
      </ListStates>
      <WrittenName onAdd={(name) => add(agenciesByName([name], { directory, own: agency.name }))} />
    </DecisionDialog>
  );
}

interface ChosenProps {
  readonly picked: readonly PickedAgency[];
  readonly onTakeOut: (name: string) => void;
}

function Chosen({ picked, onTakeOut }: ChosenProps): ReactNode {
  if (picked.length === 0) return <p className="tertiary">还没有选单位。</p>;
  return (
    <ul className="picked-agencies" aria-label="已选">
      {picked.map(({ id, name }) => (
        <li key={name}>
          {name}
          {id === undefined && <span className="warning-text small">手写，另行送达</span>}
          <button type="button" aria-label={`不选${name}`} onClick={() => onTakeOut(name)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

interface GroupsProps {
  readonly agencies: readonly Recipient[];
  readonly query: string;
  readonly picked: readonly PickedAgency[];
  readonly onToggle: (rows: readonly Recipient[], on: boolean) => void;
}

function Groups({ agencies, query, picked, onToggle }: GroupsProps): ReactNode {
  const groups = groupsOf(agencies, query);
  const has = ({ name }: Recipient): boolean => picked.some((one) => one.name === name);
  if (groups.length === 0) {
    return <EmptyState sentence="没有找到这个单位。" detail="可以在下面直接写名称。" />;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="recipient-groups" tabIndex={0} aria-label="可选的单位">
      {groups.map(({ words, rows }) => (
        <fieldset key={words}>
          <legend>
            <Checkbox
              checked={rows.every(has)}
              indeterminate={rows.some(has) && !rows.every(has)}
              onChange={(event) => onToggle(rows, event.target.checked)}
            >
              {words}（{rows.length}）
            </Checkbox>
          </legend>
          {rows.map((row) => (
            <Checkbox key={row.id} checked={has(row)} onChange={(event) => onToggle([row], event.target.checked)}>
              {row.name}
              {row.shortName && row.shortName !== row.name && <span className="tertiary small"> {row.shortName}</span>}
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function WrittenName({ onAdd }: { readonly onAdd: (name: string) => void }): ReactNode {
  const id = useId();
  const [name, setName] = useState('');
  const add = (): void => {
    const written = name.trim();
    if (written) onAdd(written);
    setName('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that ends a Chinese composition is no command
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) add();
  };
  return (
    <div>
      <label htmlFor={id}>
        列表里没有的，写全称或规范化简称，只印在文件上，另行送达 <span className="tertiary small">可不填</span>
      </label>
      <div className="row">
        <Input
          id={id}
          value={name}
          maxLength={60}
          placeholder="如：各有关单位"
          onChange={(event) => setName(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Button onClick={add} disabled={name.trim() === ''}>
          加入
        </Button>
      </div>
    </div>
  );
}

import { isSystemKind } from '@gov/forms';
import { blockAt, type NewCard, type Path, type Spot } from '@gov/workflow/designing';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { spotKey, useDesk } from '../designer/desk.ts';
import { useDeskPart } from '../designer/desk-store.ts';

const kinds: readonly { readonly card: NewCard; readonly words: string; readonly hint: string }[] = [
  { card: 'step', words: '步骤', hint: '由人办理的一步' },
  { card: 'choice', words: '分路', hint: '按条件走其中一条' },
  { card: 'parallel', words: '同时办理', hint: '几路都走，都办完再往下' },
  { card: 'inclusive', words: '按条件同时办理', hint: '符合条件的几路都走' },
  { card: 'wait', words: '等待', hint: '等几个工作日再往下' },
  { card: 'call', words: '子流程', hint: '发起另一个流程' },
  { card: 'notify', words: '通知', hint: '系统自动告诉有关的人' },
  { card: 'setField', words: '填一栏', hint: '系统自动填表单里的一项' },
  { card: 'send', words: '发消息', hint: '告诉上级流程或子流程' },
  { card: 'end', words: '结束', hint: '这条路到此为止' },
];

interface PlusProps {
  readonly path: Path;
  readonly at: number;
  readonly label: string;
}

/** “+” between cards: what comes in here. */
export const Plus = memo(({ path, at, label }: PlusProps): ReactNode => {
  const isClosed = useDeskPart(({ closed }) => closed !== undefined);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  if (isClosed) return <div className="plus-line" />;
  return (
    <div className="plus-line">
      <button
        ref={button}
        type="button"
        className="plus"
        data-plus={spotKey(path, at)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${label}加一步`}
        onClick={() => setOpen(!open)}
      >
        +
      </button>
      {open && (
        <PlusMenu
          id={id}
          spot={{ path, at }}
          close={(isGiven) => {
            setOpen(false);
            if (isGiven) button.current?.focus();
          }}
        />
      )}
    </div>
  );
});
Plus.displayName = 'Plus';

interface PlusMenuProps {
  readonly spot: Spot;
  readonly id?: string;
  /** Given up by Esc (the focus goes back where it was), or left. */
  readonly close: (isGivenUp: boolean) => void;
}

/** What can come in at a place, in the list and on the canvas. */
export function PlusMenu({ spot, id, close }: PlusMenuProps): ReactNode {
  const desk = useDesk();
  const [calling, setCalling] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const insert = (card: NewCard, process?: string): void => {
    close(false);
    const field = card === 'setField' ? desk.template?.fields.find(({ kind }) => !isSystemKind(kind))?.key : undefined;
    const done = desk.act({
      kind: 'insert',
      at: spot,
      card,
      ...(process ? { process } : {}),
      ...(field ? { field } : {}),
    });
    if (done) desk.select({ spot });
  };
  const isBranchEnd = spot.path.length > 0 && isChoiceEnd(desk.design, spot.path, spot.at);
  const offered = kinds.filter(({ card }) => card !== 'end' || isBranchEnd);
  return (
    <div
      className="plus-menu"
      id={id}
      ref={menu}
      role="menu"
      aria-label="加什么"
      onKeyDown={(event) => walkMenu(event, () => close(true))}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) close(false);
      }}
    >
      {!calling &&
        offered.map(({ card, words, hint }) => (
          <button
            key={card}
            type="button"
            role="menuitem"
            onClick={() => (card === 'call' ? setCalling(true) : insert(card))}
          >
            <b>{words}</b>
            <span className="tertiary small">{hint}</span>
          </button>
        ))}
      {!calling && desk.hasCopy && (
        <button
          type="button"
          role="menuitem"
          onClick={() => {
            close(false);
            desk.paste(spot);
          }}
        >
          <b>粘贴</b>
          <span className="tertiary small">刚才复制的卡片</span>
        </button>
      )}
      {calling &&
        desk.choices.processes.map(({ key, name }) => (
          <button key={key} type="button" role="menuitem" onClick={() => insert('call', key)}>
            {name}
          </button>
        ))}
    </div>
  );
}

const isChoiceEnd = (design: ReturnType<typeof useDesk>['design'], path: Path, at: number): boolean => {
  const last = path.at(-1);
  const owner = last && blockAt(design.program.root, { path: path.slice(0, -1), at: last[0] });
  const body = owner?.kind === 'choice' ? owner.branches[last?.[1] ?? 0]?.body : undefined;
  return body !== undefined && at === body.blocks.length;
};

function walkMenu(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement); // reason: only looked for
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === 'Escape') close();
  else if (to !== undefined) buttons[to % buttons.length]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { mostWords } from './filter-address.ts';

interface FilterWordsProps {
  readonly words: string | undefined;
  readonly onWords: (words: string) => void;
}

/** Searched with Enter or when the field is left, never while an input method still composes; ↓ leads into the rows. */
export function FilterWords({ words = '', onWords }: FilterWordsProps) {
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useShortcut({ keys: 'F', words: '筛选标题、文号', run: () => input.current?.focus({ cursor: 'all' }) });
  const search = () => {
    const sought = typed.trim().slice(0, mostWords).trim();
    if (sought !== words) onWords(sought);
  };
  const id = useId();
  const cut = typed.trim().length > mostWords;
  return (
    <>
      <Input
        ref={input}
        className="words"
        aria-label="标题或文号里的字"
        placeholder="标题、文号，按回车查"
        aria-describedby={cut ? id : undefined}
        allowClear={{ clearIcon: <ClearSign /> }}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onClear={() => onWords('')}
        onPressEnter={search}
        onBlur={search}
        onKeyDown={goIntoRows}
      />
      {cut && (
        <span id={id} role="status" className="tertiary small cut">
          最多按前 {mostWords} 个字查，后面的没有用上。
        </span>
      )}
    </>
  );
}

/** The button around it is antd's and has no name of its own. */
const ClearSign = () => (
  <span role="img" aria-label="清除这些字">
    <Icon name="close" />
  </span>
);

function goIntoRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
  const first = event.currentTarget.closest('.box-page')?.querySelector<HTMLElement>('.item-row a.title');
  if (!first) return;
  event.preventDefault();
  first.focus();
}

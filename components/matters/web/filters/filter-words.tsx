import { Input, type InputRef } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useShortcut } from '#platform/web/shell/shortcuts.ts';
import { Icon } from '#platform/web/widgets/icon.tsx';

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
    if (typed.trim() !== words) onWords(typed.trim());
  };
  return (
    <Input
      ref={input}
      className="words"
      aria-label="标题或文号里的字"
      placeholder="标题、文号，按回车查"
      maxLength={60}
      allowClear={{ clearIcon: <ClearSign /> }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onClear={() => onWords('')}
      onPressEnter={search}
      onBlur={search}
      onKeyDown={goIntoRows}
    />
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

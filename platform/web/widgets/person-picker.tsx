import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { recallOwn, rememberOwn } from '#platform/web/data/own-memory.ts';
import { Icon } from './icon.tsx';
import './person-picker.css';

/** A person in one working identity, as pickers show it. */
export interface PersonChoice {
  readonly personId: string;
  readonly assignmentId: string;
  readonly name: string;
  readonly section: string;
  /** As it is called within the section: `科长`. */
  readonly post: string;
  readonly alsoAs?: readonly string[];
  /** Beside the name, for who is looked up but not in office: `已离任`. Never kept as a recent choice: other pickers offer those. */
  readonly mark?: string;
}

export interface PersonPage {
  readonly persons: readonly PersonChoice[];
  readonly total: number;
  readonly next?: string | undefined;
  /** Who is not offered although found: `另有 3 名管理员，不在可选之列`. */
  readonly besides?: string | undefined;
}

/** Name, pinyin initials, section or title → a page; the cursor of the page before for the next one. */
export type PersonSearch = (query: string, after: string | undefined, signal: AbortSignal) => Promise<PersonPage>;

interface PersonPickerProps {
  /** Said above the field; also its name for screen readers. */
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: readonly PersonChoice[];
  readonly onChange: (value: readonly PersonChoice[]) => void;
  readonly search: PersonSearch;
  /** One person when absent. */
  readonly several?: boolean;
  /** Whose recent choices come first: the id of the working identity. Absent = none are kept. */
  readonly recentOf?: string;
  /** Persons who are not offered here though the search finds them or they were chosen lately; `hint` or `besides` says why. */
  readonly notOffered?: ReadonlySet<string>;
}

/**
 * 选人: type a name, its pinyin initials (`zlx`), a section or a title; ↑ ↓ and Enter choose, Backspace in the empty
 * field takes the last one out. Without a query the recent choices stand first.
 */
export function PersonPicker(props: PersonPickerProps) {
  const { value, several = false } = props;
  const id = useId();
  const picker = usePicker(props);
  const { options, place, open, query } = picker;
  const optionId = (index: number) => `${id}-option-${index}`;
  return (
    <div className="person-picker">
      <label htmlFor={id}>{props.label}</label>
      {props.hint && (
        <p className="tertiary small" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      <div className="field">
        {value.map((person) => (
          <Chosen key={person.personId} person={person} onTakeOut={() => picker.takeOut(person)} />
        ))}
        <input
          id={id}
          ref={picker.input}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          aria-activedescendant={open && options.length > 0 ? optionId(place) : undefined}
          placeholder={value.length > 0 && !several ? '换一个人' : '姓名、拼音首字母或科室'}
          value={query}
          onChange={(event) => picker.type(event.target.value)}
          onClick={picker.show}
          onKeyDown={picker.onKeyDown}
          onBlur={picker.hide}
        />
      </div>
      <div className="list" hidden={!open}>
        <div role="listbox" id={`${id}-list`} aria-label={props.label} aria-multiselectable={several}>
          {options.map((person, index) => (
            <Option
              key={person.personId}
              id={optionId(index)}
              person={person}
              active={index === place}
              recent={picker.recent.some((kept) => kept.personId === person.personId)}
              onChoose={() => picker.choose(person)}
            />
          ))}
        </div>
        <p className="tertiary small" role="status">
          {stateWords(picker.found, options.length, query)}
        </p>
      </div>
    </div>
  );
}

const pageOfOptions = 8;

function usePicker({ value, several = false, search, recentOf, notOffered, onChange }: PersonPickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useSearch(search, query, open);
  const recent = query === '' && recentOf ? recentChoices(recentOf) : [];
  const chosen = new Set(value.map((person) => person.personId));
  const options = once([...recent, ...found.persons]).filter(
    ({ personId }) => !chosen.has(personId) && !notOffered?.has(personId),
  );
  const place = Math.min(active, Math.max(0, options.length - 1));

  const type = (text: string) => {
    setQuery(text);
    setActive(0);
    setOpen(true);
  };
  const choose = (person: PersonChoice) => {
    if (recentOf && person.mark === undefined) rememberChoice(recentOf, person);
    onChange(several ? [...value, person] : [person]);
    type('');
    setOpen(false); // an open list would lie over the buttons of the dialog; the next letter or ↓ opens it again
    input.current?.focus();
  };
  const takeOut = (person: PersonChoice) => {
    onChange(value.filter((other) => other.personId !== person.personId));
    input.current?.focus();
  };
  const move = (to: number) => {
    setOpen(true);
    setActive(Math.max(0, Math.min(to, options.length - 1)));
    if (to >= options.length - 1) found.more();
  };
  /** True when the key was for the list. */
  const act = (key: string): boolean => {
    const aim = options[place];
    if (key === 'ArrowDown') move(open ? place + 1 : place);
    else if (key === 'ArrowUp') move(place - 1);
    else if (key === 'PageDown') move(place + pageOfOptions);
    else if (key === 'PageUp') move(place - pageOfOptions);
    else if (key === 'Escape' && open) setOpen(false);
    // not before the answer to what was typed is there: it would choose somebody of the query before
    else if (key === 'Enter' && open) aim && found.answers && choose(aim);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes
    if (event.nativeEvent.isComposing) return;
    const last = value.at(-1);
    if (event.key === 'Backspace' && query === '' && last) takeOut(last);
    if (!act(event.key)) return;
    event.preventDefault();
    event.stopPropagation(); // Escape closes the list, not the dialog around it
  };
  const show = () => setOpen(true);
  const hide = () => setOpen(false);
  return { input, query, open, options, place, found, recent, type, choose, takeOut, onKeyDown, show, hide };
}

function stateWords(found: Found, shown: number, query: string): string {
  if (found.failed) return '现在查不到人员，请稍后再试。';
  if (found.loading) return '正在查…';
  const besides = found.besides ? `${found.besides}。` : '';
  if (shown === 0 && query) return `没有找到“${query}”。${besides}可以换姓名、拼音首字母或科室再试。`;
  if (shown === 0) return `没有可选的人了。${besides}`;
  const more = found.next ? '继续往下看，或多打几个字。' : '';
  return `共 ${found.total} 人。${besides}${more}`;
}

function Chosen({ person, onTakeOut }: { readonly person: PersonChoice; readonly onTakeOut: () => void }) {
  return (
    <span className="chosen">
      <span title={`${person.section} ${person.post}`}>{person.name}</span>
      <button type="button" aria-label={`去掉${person.name}`} onClick={onTakeOut}>
        <Icon name="close" />
      </button>
    </span>
  );
}

interface OptionProps {
  readonly id: string;
  readonly person: PersonChoice;
  readonly active: boolean;
  readonly recent: boolean;
  readonly onChoose: () => void;
}

function Option({ id, person, active, recent, onChoose }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const also = person.alsoAs && person.alsoAs.length > 0 ? `，兼${person.alsoAs.join('、')}` : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys act on the combobox, which points here by aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      className="option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <b>{person.name}</b>
      <span className="secondary one-line">
        {person.section}　{person.post}
        {also}
      </span>
      {person.mark && <span className="chip neutral">{person.mark}</span>}
      {recent && <span className="chip neutral">最近选过</span>}
    </div>
  );
}

interface Found {
  readonly persons: readonly PersonChoice[];
  readonly total: number;
  readonly next?: string | undefined;
  readonly besides?: string | undefined;
  /** What is shown belongs to what is typed now. */
  readonly answers: boolean;
  readonly loading: boolean;
  readonly failed: boolean;
  more(): void;
}

const keystrokeMillis = 120;
const nothing: PersonPage = { persons: [], total: 0 };

/** Searches a moment after the last keystroke; an answer to an older query is thrown away. */
function useSearch(search: PersonSearch, query: string, open: boolean): Found {
  const [page, setPage] = useState<PersonPage & { readonly query?: string }>(nothing);
  const [state, setState] = useState<'loading' | 'failed' | 'ready'>('loading');
  const current = useRef(search);
  current.current = search;
  const running = useRef<AbortController | undefined>(undefined);

  const ask = (after: string | undefined, before: readonly PersonChoice[]) => {
    const controller = new AbortController();
    running.current = controller;
    setState('loading');
    current.current(query, after, controller.signal).then(
      (answer) => {
        if (controller.signal.aborted) return;
        setPage({ ...answer, persons: [...before, ...answer.persons], query });
        setState('ready');
      },
      () => !controller.signal.aborted && setState('failed'),
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ask` reads the newest query; only query and opening start a search
  useEffect(() => {
    if (!open) return undefined;
    const timer = setTimeout(() => ask(undefined, []), keystrokeMillis);
    return () => {
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [query, open]);
  return {
    ...page,
    answers: page.query === query,
    loading: state === 'loading',
    failed: state === 'failed',
    more: () => state === 'ready' && page.next && ask(page.next, page.persons),
  };
}

const keptRecent = 6;
const recentKey = (of: string) => `recent-persons.${of}`;

function recentChoices(of: string): readonly PersonChoice[] {
  const kept = recallOwn(recentKey(of));
  return Array.isArray(kept) ? (kept as PersonChoice[]) : []; // reason: written by rememberChoice only
}

function rememberChoice(of: string, person: PersonChoice): void {
  const others = recentChoices(of).filter((kept) => kept.personId !== person.personId);
  rememberOwn(recentKey(of), [person, ...others].slice(0, keptRecent));
}

/** Each person once, at the first place, with what was learnt last. */
function once(persons: readonly PersonChoice[]): readonly PersonChoice[] {
  return [...new Map(persons.map((person) => [person.personId, person])).values()];
}

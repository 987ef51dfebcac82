import type { FormDictionary } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { call } from '#platform/web/data/call.ts';
import { useRoute } from '#platform/web/data/use-route.ts';
import { TextField } from '#platform/web/widgets/field.tsx';
import { routes } from '../../contract.ts';
import { newKey } from '../editor/new-key.ts';
import { ChoicesControl } from './choices-control.tsx';

interface DictionariesProps {
  readonly editor: Editor;
  readonly dictionaries: readonly FormDictionary[];
}

/** Lists of words that several fields of the form choose from. */
export function Dictionaries({ editor, dictionaries }: DictionariesProps): ReactNode {
  const write = (next: readonly FormDictionary[]): void =>
    editor.view.dispatch(editor.state.tr.setDocAttribute('dictionaries', next));
  const put = (changed: FormDictionary): void =>
    write(dictionaries.map((one) => (one.key === changed.key ? changed : one)));
  const add = (): void => {
    const key = newKey(new Set(dictionaries.map((one) => one.key)));
    write([...dictionaries, { key, name: `字典${dictionaries.length + 1}`, entries: [] }]);
  };
  return (
    <section aria-label="字典" className="stack">
      <h3>字典</h3>
      {dictionaries.map((dictionary) => (
        <details key={dictionary.key}>
          <summary>{dictionary.name || '没有名称的字典'}</summary>
          {dictionary.shared !== undefined && (
            <p className="tertiary small">
              取自“数据字典”，{dictionary.entries.length} 个词。在那里改，发布时换上最新的。
            </p>
          )}
          {dictionary.shared === undefined && (
            <TextField
              label="字典名称"
              maxLength={100}
              value={dictionary.name}
              onChange={(name) => put({ ...dictionary, name })}
            />
          )}
          {dictionary.shared === undefined && (
            <ChoicesControl
              label="里面的词"
              choices={dictionary.entries}
              onChange={(entries) => put({ ...dictionary, entries })}
            />
          )}
          <Button size="small" danger onClick={() => write(dictionaries.filter(({ key }) => key !== dictionary.key))}>
            去掉这份字典
          </Button>
        </details>
      ))}
      <div>
        <Button size="small" onClick={add}>
          加一份字典
        </Button>
        <TakeShared taken={dictionaries} onTake={(taken) => write([...dictionaries, taken])} />
        <p className="tertiary small">几个字段从同一份词里选时用，放一个“取自字典”字段，指定用哪一份。</p>
      </div>
    </section>
  );
}

interface TakeSharedProps {
  readonly taken: readonly FormDictionary[];
  readonly onTake: (dictionary: FormDictionary) => void;
}

/** The agency's dictionaries: the form takes a copy of the words, which publishing makes anew. */
function TakeShared({ taken, onTake }: TakeSharedProps): ReactNode {
  const query = useRoute(routes.dictionaries);
  const offered = (query.data?.dictionaries ?? []).filter(
    ({ dictionaryId, retired }) => !retired && !taken.some(({ shared }) => shared === dictionaryId),
  );
  if (offered.length === 0) return null;
  const take = async (dictionaryId: string): Promise<void> => {
    const { name, entries } = await call(routes.dictionary, { params: { dictionaryId } });
    const key = newKey(new Set(taken.map((one) => one.key)));
    const words = entries.filter(({ retired }) => !retired).map(({ value, label }) => ({ value, label }));
    onTake({ key, name, entries: words, shared: dictionaryId });
  };
  return (
    <Select
      className="take-shared"
      aria-label="从数据字典取"
      placeholder="从数据字典取…"
      value={null}
      options={offered.map(({ dictionaryId, name }) => ({ value: dictionaryId, label: name }))}
      onChange={(id: string | null) => {
        if (id) void take(id);
      }}
    />
  );
}

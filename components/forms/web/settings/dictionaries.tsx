import type { FormDictionary } from '@gov/forms';
import type { Editor } from '@tiptap/core';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { TextField } from '#platform/web/widgets/field.tsx';
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
          <TextField
            label="字典名称"
            maxLength={100}
            value={dictionary.name}
            onChange={(name) => put({ ...dictionary, name })}
          />
          <ChoicesControl
            label="里面的词"
            choices={dictionary.entries}
            onChange={(entries) => put({ ...dictionary, entries })}
          />
          <Button size="small" danger onClick={() => write(dictionaries.filter(({ key }) => key !== dictionary.key))}>
            去掉这份字典
          </Button>
        </details>
      ))}
      <div>
        <Button size="small" onClick={add}>
          加一份字典
        </Button>
        <p className="tertiary small">几个字段从同一份词里选时用，放一个“取自字典”字段，指定用哪一份。</p>
      </div>
    </section>
  );
}

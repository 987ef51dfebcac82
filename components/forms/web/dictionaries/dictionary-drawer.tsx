import type { SharedEntry } from '@gov/forms';
import { Button, Drawer, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { refresh, useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { TextField } from '#platform/web/widgets/field.tsx';
import { ListStates } from '#platform/web/widgets/list-states.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type DictionarySaved, type DictionaryView, routes } from '../../contract.ts';
import { EntryList } from './entry-list.tsx';
import { ImportEntries } from './import-entries.tsx';

interface DrawerProps {
  /** Absent: a new one. */
  readonly dictionaryId: string | undefined;
  readonly onLeave: () => void;
}

/** One dictionary: its name, its words in order, and what becomes of the forms that take it. */
export function DictionaryDrawer({ dictionaryId, onLeave }: DrawerProps): ReactNode {
  return (
    <Drawer
      open
      title={dictionaryId === undefined ? '新建字典' : '字典'}
      size="large"
      maskClosable={false}
      onClose={onLeave}
    >
      {dictionaryId === undefined ? (
        <Editing view={undefined} onLeave={onLeave} />
      ) : (
        <Loaded dictionaryId={dictionaryId} onLeave={onLeave} />
      )}
    </Drawer>
  );
}

function Loaded({ dictionaryId, onLeave }: { readonly dictionaryId: string; readonly onLeave: () => void }): ReactNode {
  const query = useRoute(routes.dictionary, { params: { dictionaryId } });
  const [saved, setSaved] = useState<DictionarySaved>();
  return (
    <ListStates query={query} lines={6}>
      {(view) => <Editing key={view.version} view={view} saved={saved} onKept={setSaved} onLeave={onLeave} />}
    </ListStates>
  );
}

interface EditingProps {
  readonly view: DictionaryView | undefined;
  /** What the last save left as it was; it outlives the version that it made. */
  readonly saved?: DictionarySaved | undefined;
  readonly onKept?: (saved: DictionarySaved) => void;
  readonly onLeave: () => void;
}

function Editing({ view, saved, onKept, onLeave }: EditingProps): ReactNode {
  const [name, setName] = useState(view?.name ?? '');
  const [entries, setEntries] = useState<readonly SharedEntry[]>(view?.entries ?? []);
  const [retired, setRetired] = useState(view?.retired ?? false);
  const id = useId();
  const make = useCommand(routes.makeDictionary, { refreshes: [routes.dictionaries], onDone: onLeave });
  const save = useCommand(routes.saveDictionary, {
    refreshes: [routes.dictionaries],
    onDone: async (reply) => {
      if (reply.kept.length === 0) onLeave();
      else onKept?.(reply);
      await refresh(routes.dictionary);
    },
  });
  const kept = new Set((view?.entries ?? []).map(({ value }) => value));
  const body = { name: name.trim(), entries: entries.filter(({ label }) => label.trim() !== '') };
  const submit = (): void =>
    view
      ? save.mutate({
          params: { dictionaryId: view.dictionaryId },
          body: { ...body, baseVersion: view.version, retired },
        })
      : make.mutate({ body });
  const error = make.error ?? save.error;
  return (
    <div className="stack">
      <TextField label="名称" maxLength={100} value={name} onChange={setName} />
      <EntryList entries={entries} kept={kept} onChange={setEntries} />
      <ImportEntries entries={entries} onChange={setEntries} />
      {view && (
        <div className="dictionary-retired">
          <label htmlFor={id}>
            整份停用 <span className="tertiary small">新的表单不再从它选，已经用它的不变</span>
          </label>
          <Switch id={id} checked={retired} onChange={setRetired} />
        </div>
      )}
      {saved && <Kept saved={saved} />}
      <Refusal error={error} />
      {error?.fields?.map(({ message }) => (
        <Note key={message} kind="warning">
          {message}
        </Note>
      ))}
      <div className="acts">
        <Button onClick={onLeave}>先不保存</Button>{' '}
        <Button type="primary" disabled={body.name === ''} loading={make.isPending || save.isPending} onClick={submit}>
          {view ? '保存，用它的表单换上新的词' : '建这份字典'}
        </Button>
      </div>
    </div>
  );
}

const Kept = ({ saved }: { readonly saved: DictionarySaved }): ReactNode => (
  <Note kind="warning">
    已经保存。这些表单的规则里还要停用的词，没有换上新的：
    {saved.kept.map(({ name, why }) => `${name}（${why}）`).join('；')}。到“表单”里改好规则再发布。
  </Note>
);

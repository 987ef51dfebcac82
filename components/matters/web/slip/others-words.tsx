import type { FieldProblem, JsonObject, JsonValue } from '@gov/base';
import type { FieldSlot } from '@gov/forms';
import { Button } from 'antd';
import { Note } from '#platform/web/widgets/note.tsx';
import type { MatterView } from '../../contract.ts';
import { wordsOf } from './kept-values.ts';
import { slotsOf } from './paper-tree.ts';
import type { FormValues } from './use-values.ts';

/** As it stands on the paper: of a choice its label. */
function said(slot: FieldSlot | undefined, value: JsonValue | undefined): string {
  const labels = new Map(slot?.choices?.map((choice) => [choice.value, choice.label]));
  const labelled = (one: JsonValue): JsonValue => (typeof one === 'string' ? (labels.get(one) ?? one) : one);
  const now = value ?? null;
  return wordsOf(Array.isArray(now) ? now.map(labelled) : labelled(now)) || '（空）';
}

/** `张三`; who has his own draft open twice is nobody else. */
const whoChanged = ({ changedBy }: MatterView, key: string): string => {
  const change = changedBy[key];
  if (change?.own) return '您在另一个窗口';
  return change?.by ?? '别处';
};

const own = ({ changedBy }: MatterView, key: string): boolean => changedBy[key]?.own ?? false;

/** At each field that somebody else has changed meanwhile: what stands there by now. */
export const changedByOthers = (view: MatterView, theirs: JsonObject): readonly FieldProblem[] =>
  Object.entries(theirs).map(([path, value]) => ({
    path,
    message: `没有存上：${whoChanged(view, path)}先改成了“${said(slotAt(view, path), value)}”，请在上面选用谁的`,
  }));

const slotAt = ({ form }: MatterView, key: string): FieldSlot | undefined =>
  slotsOf(form).find((slot) => slot.key === key);

/** Two people, or two windows, in one field: both values, and one decision for each field. */
export function OthersWords({ view, values }: { readonly view: MatterView; readonly values: FormValues }) {
  const { theirs, edits, keepMine, takeTheirs } = values;
  return Object.entries(theirs).map(([key, value]) => (
    <Note key={key} kind="warning">
      <b>
        “{slotAt(view, key)?.label ?? ''}”{whoChanged(view, key)}先改过，您{own(view, key) ? '在这里' : ''}
        写的还没有存上。
      </b>
      <dl className="left-values">
        <dt>{whoChanged(view, key)}改成了</dt>
        <dd>{said(slotAt(view, key), value)}</dd>
        <dt>{own(view, key) ? '您在这里写的' : '您写的'}</dt>
        <dd>{said(slotAt(view, key), edits[key])}</dd>
      </dl>
      <span className="row wrap">
        <Button size="small" onClick={() => takeTheirs(key)}>
          {own(view, key) ? '用另一个窗口的' : '用对方的'}
        </Button>
        <Button size="small" onClick={() => keepMine(key)}>
          {own(view, key) ? '用这里的' : '用我的'}
        </Button>
      </span>
    </Note>
  ));
}

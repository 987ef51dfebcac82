import { instantFromMillis, type JsonObject } from '@gov/base';
import type { CompiledForm } from '@gov/forms';
import type { Program } from '@gov/workflow';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '#platform/web/data/call.ts';
import { CallError } from '#platform/web/data/call-error.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes } from '../../contract.ts';
import { searchPersons } from '../handlers/search-persons.ts';
import { decidingFields } from './deciding-fields.ts';
import type { WalkDesk } from './use-walk.ts';
import { WalkFields } from './walk-fields.tsx';

interface BeginWalkProps {
  readonly desk: WalkDesk;
  readonly program: Program;
  readonly form: CompiledForm | undefined;
}

/** Who starts, and what is filled in that decides the way. */
export function BeginWalk({ desk, program, form }: BeginWalkProps): ReactNode {
  const [starter, setStarter] = useState<PersonChoice>();
  const [values, setValues] = useState<JsonObject>({});
  const [error, setError] = useState<CallError>();
  const now = instantFromMillis(useNow());
  const fields = form ? decidingFields(program, form) : [];
  const begin = async (): Promise<void> => {
    if (!starter) return;
    setError(undefined);
    try {
      await desk.begin(await call(routes.walkStarter, { params: { assignmentId: starter.assignmentId } }), values);
    } catch (cause) {
      if (!(cause instanceof CallError)) throw cause;
      setError(cause);
    }
  };
  return (
    <div className="stack">
      <p className="secondary">
        选一位同事当发起人，一步一步走一遍，看每一步到谁那里。只是试走，不会留下事项，也没有人收到待办。
      </p>
      <PersonPicker
        label="由谁发起"
        hint="输入姓名、拼音首字母、科室或职务"
        value={starter ? [starter] : []}
        search={searchPersons}
        onChange={([one]) => setStarter(one)}
      />
      {form === undefined ? (
        <p className="tertiary small">流程还没有选表单，按表单分路的地方走“其他情况”。</p>
      ) : (
        <WalkFields form={form} fields={fields} values={values} now={now} search={searchPersons} onChange={setValues} />
      )}
      <Button type="primary" disabled={!starter} loading={desk.busy} onClick={() => void begin()}>
        开始走
      </Button>
      {desk.refused && <Note kind="error">{desk.refused}</Note>}
      <Refusal error={error} />
    </div>
  );
}

import type { Program, TimeLimit } from '@gov/workflow';
import { endWithinWords } from '@gov/workflow/designing';
import { Checkbox, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { routes as formRoutes } from '#components/forms/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { ChoiceField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { type DeskStore, useDeskStore } from '../designer/desk-store.ts';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import { firstStepFields } from './first-step-fields.ts';

interface ProcessSettingsProps {
  readonly onForm: (formId: string | undefined) => void;
}

/** Who begins fills the form, as long as nobody has said otherwise: a change like others, and undone like them. */
async function fillFirst(formId: string, store: DeskStore): Promise<void> {
  // what could not be read is told where the form is shown
  const form = await call(formRoutes.form, { params: { formId } }).catch(() => undefined);
  const { design, act, closed } = store.now();
  const found = form?.current && closed === undefined ? firstStepFields(design, form.current.template) : undefined;
  if (found) act({ kind: 'setStep', node: found.node, change: { fields: found.fields } });
}

/** 流程设置: what the process says of itself. */
export function ProcessSettings({ onForm }: ProcessSettingsProps): ReactNode {
  const { design, choices, formId, act, closed } = useDesk();
  const store = useDeskStore();
  const { name, cancelPolicy, cancelTo, withdrawUntil, administrator } = design.program;
  return (
    <div className="stack">
      <TextField
        label="流程名称"
        maxLength={100}
        value={name}
        onChange={(words) => act({ kind: 'setProcess', change: { name: words } })}
      />
      <ChoiceField
        label="按哪张表单设计"
        hint="条件和“看到和填写”用这张表单的字段"
        value={formId}
        emptyWords="还没有选"
        options={choices.forms.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={(form) => {
          onForm(form);
          if (form !== undefined) void fillFirst(form, store);
        }}
      />
      <ChoiceField
        label="发起人可以撤销"
        value={cancelPolicy}
        options={[
          { value: 'beforeFirstAction', label: '别人还没办以前' },
          { value: 'anyTime', label: '办结以前都可以' },
          { value: 'never', label: '不可以' },
        ]}
        onChange={(policy) => policy && act({ kind: 'setProcess', change: { cancelPolicy: policy as 'never' } })} // reason: the options are exactly these
      />
      {cancelPolicy !== 'never' && (
        <ChoiceField
          label="撤销以后"
          value={cancelTo ?? 'end'}
          options={[
            { value: 'end', label: '就此结束' },
            { value: 'draft', label: '回到草稿，改了可以再送' },
          ]}
          onChange={(to) => act({ kind: 'setProcess', change: { cancelTo: to === 'draft' ? 'draft' : null } })}
        />
      )}
      <ChoiceField
        label="取回到什么时候为止"
        value={withdrawUntil ?? 'done'}
        options={[
          { value: 'done', label: '对方还没办以前' },
          { value: 'read', label: '对方打开以后就不能取回' },
        ]}
        onChange={(until) => act({ kind: 'setProcess', change: { withdrawUntil: until === 'read' ? 'read' : null } })}
      />
      <EndWithin limit={design.program.endWithin} />
      <Times program={design.program} />
      {closed === undefined && (
        <>
          <Checkbox
            checked={administrator !== undefined}
            onChange={({ target }) =>
              act({ kind: 'setProcess', change: { administrator: target.checked ? { kind: 'chief' } : null } })
            }
          >
            有流程管理员 <span className="tertiary small">找不到人的步骤可以交给他</span>
          </Checkbox>
          {administrator && (
            <HandlerPicker
              label="流程管理员是谁"
              depth={1}
              node=""
              rule={administrator}
              onChange={(rule) => act({ kind: 'setProcess', change: { administrator: rule } })}
            />
          )}
        </>
      )}
    </div>
  );
}

/** 办结时限: of the whole, beside the limits of its steps. */
function EndWithin({ limit }: { readonly limit: TimeLimit | undefined }): ReactNode {
  const { act } = useDesk();
  const hours = limit !== undefined && 'workingHours' in limit;
  const amount = limit && ('workingHours' in limit ? limit.workingHours : limit.workingDays);
  const set = (count: number | null | undefined, inHours: boolean): void =>
    void act({
      kind: 'setProcess',
      change: { endWithin: count ? (inHours ? { workingHours: count } : { workingDays: count }) : null },
    });
  return (
    <>
      <Field
        label={hours ? '办结时限（全程几小时办完）' : '办结时限（全程几个工作日办完）'}
        hint={limit ? `${endWithinWords(limit)}；暂停的时间不算` : '不填就没有；从提交时起算，不管中间走哪几步'}
      >
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={hours ? 2000 : 250}
            precision={0}
            value={amount ?? null}
            onChange={(count) => set(count, hours)}
          />
        )}
      </Field>
      {amount !== undefined && (
        <ChoiceField
          label="办结时限按什么算"
          value={hours ? 'hours' : 'days'}
          options={[
            { value: 'days', label: '工作日' },
            { value: 'hours', label: '小时（只算工作日）' },
          ]}
          onChange={(unit) => set(amount, unit === 'hours')}
        />
      )}
    </>
  );
}

/** How long an act may be taken back, and an ended matter be taken up again. */
function Times({ program }: { readonly program: Program }): ReactNode {
  const { act } = useDesk();
  return (
    <>
      <Field label="办完几分钟内可以取回" hint="不填就不限；办理、退回、转办、加签、减签、委派、签收都照这个">
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={1440}
            suffix="分钟"
            value={program.undoMinutes ?? null}
            onChange={(minutes) => act({ kind: 'setProcess', change: { undoMinutes: minutes ?? null } })}
          />
        )}
      </Field>
      <Field label="结束后几个工作日内可以恢复" hint="不填就不限；由流程管理人员恢复">
        {(id, described) => (
          <InputNumber
            id={id}
            aria-describedby={described}
            min={1}
            max={250}
            suffix="个工作日"
            value={program.reviveWithin?.workingDays ?? null}
            onChange={(days) =>
              act({ kind: 'setProcess', change: { reviveWithin: days ? { workingDays: days } : null } })
            }
          />
        )}
      </Field>
    </>
  );
}

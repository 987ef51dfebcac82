import type { ReplyOf } from '@gov/base/component';
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { routes as organisation } from '#components/organisation/contract.ts';
import { call } from '#platform/web/data/call.ts';
import { useCommand } from '#platform/web/data/use-route.ts';
import { addDays, todayInChina } from '#platform/web/text/days.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { DayField, Field, TextField } from '#platform/web/widgets/field.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker, type PersonSearch } from '#platform/web/widgets/person-picker.tsx';
import { routes } from '../../contract.ts';
import { ShownKey } from './shown-key.tsx';

const searchPersons: PersonSearch = (query, after, signal) =>
  call(organisation.searchPersons, { query: { query, ...(after === undefined ? {} : { after }) } }, { signal });

type Choices = ReplyOf<(typeof routes)['keys']>;

interface NewKeyDialogProps {
  readonly choices: Choices;
  readonly onClose: () => void;
}

const halfYear = 182;

/** What the key is for; then it is shown once. */
export function NewKeyDialog({ choices, onClose }: NewKeyDialogProps) {
  const [name, setName] = useState('');
  const [persons, setPersons] = useState<readonly PersonChoice[]>([]);
  const [applicationIds, setApplicationIds] = useState<readonly string[]>([]);
  const [purposes, setPurposes] = useState<readonly string[]>(['start']);
  const [lastDay, setLastDay] = useState(addDays(todayInChina(), halfYear));
  const [addresses, setAddresses] = useState('');
  const make = useCommand(routes.makeKey, { refreshes: [routes.keys] });
  const person = persons[0];
  if (make.data && person) return <ShownKey name={name} person={person.name} made={make.data} onClose={onClose} />;
  const missing = missingWords({ name, person, applicationIds, purposes, lastDay });
  const send = () => {
    if (!person || missing) return;
    const [mayRead, mayStart] = [purposes.includes('read'), purposes.includes('start')];
    make.mutate({
      body: {
        name: name.trim(),
        assignmentId: person.assignmentId,
        applicationIds: [...applicationIds],
        mayRead,
        mayStart,
        lastDay,
        addresses: addresses.split(/[\s,，、;；]+/).filter((one) => one !== ''),
      },
    });
  };
  return (
    <DecisionDialog
      open
      title="新建应用密钥"
      leaveWords="先不建"
      primaryWords={person ? `建好，请${person.name}同意` : '建好，请本人同意'}
      wayBack={missing ?? '随时可以停用'}
      disabled={missing !== undefined}
      busy={make.isPending}
      error={make.error}
      onLeave={onClose}
      onDecide={send}
    >
      <TextField label="名称" hint="哪个系统用：江州政务服务网" value={name} onChange={setName} maxLength={30} />
      <PersonPicker
        label="用谁的名义"
        hint="在职、账号已开通、不担任三员的人。程序能办的、能看的，不会多于他本人"
        value={persons}
        onChange={setPersons}
        search={searchPersons}
      />
      <Field label="哪些应用" hint="以后新建的应用不在里面">
        {(id, described) =>
          choices.applications.length > 0 ? (
            <Checkbox.Group
              className="key-applications"
              {...{ id, 'aria-describedby': described }}
              options={choices.applications.map((one) => ({ value: one.id, label: one.name }))}
              value={[...applicationIds]}
              onChange={setApplicationIds}
            />
          ) : (
            <p className="secondary">还没有能用的应用，请先在“应用设置”里新建。表单带密级的不在这里。</p>
          )
        }
      </Field>
      <Field label="用途">
        {(id) => (
          <Checkbox.Group
            {...{ id }}
            options={[
              { value: 'start', label: '发起事项' },
              { value: 'read', label: '查看记录' },
            ]}
            value={[...purposes]}
            onChange={setPurposes}
          />
        )}
      </Field>
      <DayField label="有效到（含当天）" hint={`最长 ${choices.mostDays} 天`} value={lastDay} onChange={setLastDay} />
      <Field label="只能从哪些地址用" hint="IP 地址或网段，一行一个，如 10.1.2.3、10.1.0.0/16；不写就是从哪里都能用">
        {(id, described) => (
          <Input.TextArea
            {...{ id, 'aria-describedby': described }}
            rows={2}
            maxLength={1000}
            value={addresses}
            onChange={(event) => setAddresses(event.target.value)}
          />
        )}
      </Field>
      <Note>密钥只显示一次。{person?.name ?? '本人'}登录后同意了才能用，7 天内没有同意就作废。</Note>
    </DecisionDialog>
  );
}

interface Wanted {
  readonly name: string;
  readonly person: PersonChoice | undefined;
  readonly applicationIds: readonly string[];
  readonly purposes: readonly string[];
  readonly lastDay: string;
}

/** The first thing that is missing, in the order of the fields. */
function missingWords({ name, person, applicationIds, purposes, lastDay }: Wanted): string | undefined {
  if (name.trim() === '') return '还没有填名称';
  if (!person) return '还没有选用谁的名义';
  if (applicationIds.length === 0) return '还没有选应用';
  if (purposes.length === 0) return '还没有选用途';
  return lastDay === '' ? '还没有填有效期' : undefined;
}

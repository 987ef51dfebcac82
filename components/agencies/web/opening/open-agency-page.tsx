import type { ReplyOf } from '@gov/base/component';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand, useRoute } from '#platform/web/data/use-route.ts';
import { ChoiceField, TextField } from '#platform/web/widgets/field.tsx';
import { type Checked, useChecked } from '#platform/web/widgets/form/use-checked.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { PageTitle } from '#platform/web/widgets/page-title.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type AgencyLevel, type NewAdministrator, routes } from '../../contract.ts';
import { AdministratorFields } from './administrator-fields.tsx';
import { administratorField, openingFields, openingProblems } from './opening-problems.ts';
import './opening.css';

const levels: readonly { readonly value: AgencyLevel; readonly label: string }[] = [
  { value: 'CITY', label: '市级' },
  { value: 'DISTRICT', label: '区县级' },
  { value: 'STREET', label: '街道（乡镇）级' },
];

const nobody = (duty: NewAdministrator['duty']): NewAdministrator => ({ duty, name: '' });

interface Draft {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly level: AgencyLevel;
  readonly parentId: string | undefined;
}

/** 开通单位: what it is called, where it stands, who its three administrators are. */
export function OpenAgencyPage() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>({
    code: '',
    name: '',
    shortName: '',
    level: 'DISTRICT',
    parentId: undefined,
  });
  const [three, setThree] = useState([nobody('SYSTEM'), nobody('SECURITY'), nobody('AUDIT')]);
  const open = useCommand(routes.openAgency, {
    refreshes: [routes.agencies],
    onDone: ({ id }) => navigate(`/agencies/${id}`),
  });
  const agencies = useRoute(routes.agencies).data?.agencies ?? [];
  const checked = useChecked(openingProblems({ ...draft, administrators: three }, agencies));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checked.passes()) return open.reset();
    const { parentId, ...rest } = draft;
    if (!open.isPending) open.mutate({ body: { ...rest, ...(parentId ? { parentId } : {}), administrators: three } });
  };
  return (
    <>
      <PageTitle
        title="开通单位"
        sentence="开通后打印三张交接单，三位管理员用上面的一次性码自己起用户名、设密码；机构、人员和应用由他们自己设置。"
        actions={<Link to="/agencies">回到各单位</Link>}
      />
      <form className="stack" onSubmit={submit} noValidate>
        <Panel title="单位">
          <AgencyFields draft={draft} agencies={agencies} checked={checked} onChange={setDraft} />
        </Panel>
        <Panel title="三员" aside="三个不同的人，各管一面，互相看着">
          <div className="opening-fields">
            {three.map((draftOfOne, index) => (
              <AdministratorFields
                key={draftOfOne.duty}
                draft={draftOfOne}
                problem={checked.problemOf(administratorField(draftOfOne.duty))}
                onChange={(changed) => setThree(three.map((one, place) => (place === index ? changed : one)))}
              />
            ))}
          </div>
        </Panel>
        {checked.problems.length > 0 && (
          <Note kind="error">还差 {checked.problems.length} 处，没有开通。要改的地方都标出来了，填好的内容都在。</Note>
        )}
        <Refusal error={open.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={open.isPending}>
            开通{draft.shortName || '这个单位'}
          </Button>
        </div>
      </form>
    </>
  );
}

interface AgencyFieldsProps {
  readonly draft: Draft;
  readonly agencies: ReplyOf<typeof routes.agencies>['agencies'];
  readonly checked: Checked;
  readonly onChange: (draft: Draft) => void;
}

function AgencyFields({ draft, agencies, checked, onChange }: AgencyFieldsProps) {
  const told = (id: string) => ({ id, problem: checked.problemOf(id) });
  return (
    <div className="opening-fields">
      <TextField
        label="单位全称"
        hint="和公章上的一致"
        {...told(openingFields.name)}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextField
        label="简称"
        hint="列表和菜单里用，2 到 20 个字"
        {...told(openingFields.shortName)}
        maxLength={20}
        value={draft.shortName}
        onChange={(shortName) => onChange({ ...draft, shortName })}
      />
      <TextField
        label="单位代码"
        hint="小写字母、数字和横线，如 dq-jsj；以后不能改"
        {...told(openingFields.code)}
        maxLength={30}
        value={draft.code}
        onChange={(code) => onChange({ ...draft, code })}
      />
      <ChoiceField
        label="级别"
        hint="市、区县，还是街道（乡镇）"
        value={draft.level}
        // reason: the options are exactly the levels
        onChange={(level) => level && onChange({ ...draft, level: level as AgencyLevel })}
        options={levels}
      />
      <ChoiceField
        label="上级单位"
        hint="可不填"
        emptyWords="没有上级"
        value={draft.parentId}
        onChange={(parentId) => onChange({ ...draft, parentId })}
        options={agencies
          .filter((agency) => !agency.isPlatform)
          .map((agency) => ({ value: agency.id, label: `${'　'.repeat(agency.depth)}${agency.name}` }))}
      />
    </div>
  );
}

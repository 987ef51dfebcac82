import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { todayInChina } from '#platform/web/text/days.ts';
import { DayField } from '#platform/web/widgets/field.tsx';
import { Panel } from '#platform/web/widgets/panel.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { type OwnCovers as Covers, routes } from '../../contract.ts';
import { roleWords, windowWords } from './stand-in-words.ts';

const refreshes = [routes.standIns, routes.list, routes.counts];

/** AB岗: who does my work while I am away, and since when I am. Nothing where my posts have none and nobody has set anything. */
export function OwnCovers({ covers: { bRoles, bRoleOf, away } }: { readonly covers: Covers }) {
  const end = useCommand(routes.endAway, { refreshes });
  if (bRoles.length + bRoleOf.length + away.length === 0) return null;
  return (
    <Panel title="AB 岗">
      <div className="stand-in-part">
        {bRoles.map((role) => (
          <p key={`b ${role.names.join()}`}>您不在岗时，由您的 B 岗{roleWords(role)}代办。</p>
        ))}
        {bRoleOf.map((role) => (
          <p key={`a ${role.names.join()}`}>您是{roleWords(role)}的 B 岗：他不在岗时，他的工作也列在您的“待办”里。</p>
        ))}
      </div>
      {away.length > 0 && (
        <ul className="line-list">
          {away.map((row) => (
            <li key={row.id}>
              <div className="grow">
                <p>
                  <b>{row.open ? '您现在不在岗' : '到时您不在岗'}</b>　{windowWords(row)}
                </p>
                {row.arrangedBy !== undefined && (
                  <p className="tertiary small">
                    管理员{row.arrangedBy}为您安排，安全管理员已同意　理由：{row.reason}
                  </p>
                )}
              </div>
              <Button
                type={row.open ? 'primary' : 'default'}
                loading={end.isPending && end.variables.params.coverId === row.id}
                onClick={() => end.mutate({ params: { coverId: row.id }, body: {} })}
              >
                {row.open ? '我回来了' : '取消'}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Refusal error={end.error} />
      {bRoles.length > 0 && <AwayForm />}
    </Panel>
  );
}

function AwayForm() {
  const [days, setDays] = useState({ from: todayInChina(), last: '' });
  const set = useCommand(routes.setAway, { refreshes, onDone: () => setDays({ ...days, last: '' }) });
  const ready = days.from !== '' && days.last !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !set.isPending) set.mutate({ body: days });
  };
  return (
    <form className="stand-in-part stand-in-form" onSubmit={submit} aria-label="设不在岗">
      <div className="row wrap">
        <DayField label="不在岗从这一天" value={days.from} onChange={(from) => setDays({ ...days, from })} />
        <DayField label="到这一天为止（含）" value={days.last} onChange={(last) => setDays({ ...days, last })} />
      </div>
      <div className="row wrap">
        <Button htmlType="submit" disabled={!ready} loading={set.isPending}>
          这几天我不在岗，由 B 岗代办
        </Button>
      </div>
      <Refusal error={set.error} />
    </form>
  );
}

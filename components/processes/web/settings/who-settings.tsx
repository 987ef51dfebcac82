import { type HandlerRule, mayNameOffice } from '@gov/organisation';
import type { EmptyStrategy } from '@gov/workflow';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceField } from '#platform/web/widgets/field.tsx';
import { useDesk } from '../designer/desk.ts';
import { HandlerPicker } from '../handlers/handler-picker.tsx';
import type { StepProps } from './step-settings.tsx';
import { VoteSettings } from './vote-settings.tsx';

const deputy: HandlerRule = { kind: 'deputyInCharge', of: 'starter' };
const chief: HandlerRule = { kind: 'chief' };

/** 谁来办: by what rule, how many, and what when it is nobody, the starter, or somebody who has had it. */
export function WhoSettings(props: StepProps): ReactNode {
  const { node, act, change } = props;
  const { words } = useDesk();
  const today = words.today(node.handler, node.id);
  return (
    <>
      <HandlerPicker
        key={node.id}
        label="按什么找人"
        node={node.id}
        rule={node.handler}
        onChange={(handler) => act({ kind: 'setHandlers', node: node.id, handler })}
      />
      <VoteSettings {...props} />
      <NobodySettings {...props} />
      {(node.officeChange === 'stay' || !node.handler || mayNameOffice(node.handler)) && (
        <ChoiceField
          label="办着的时候岗位换了人"
          value={node.officeChange ?? 'follow'}
          options={[
            { value: 'follow', label: '随岗位：由现在担任的人接着办' },
            { value: 'stay', label: '仍由原来的人办' },
          ]}
          onChange={(value) => change({ officeChange: value === 'stay' ? 'stay' : null })}
        />
      )}
      <ChoiceField
        label="前面办过的人又轮到时"
        value={node.repeated ?? 'again'}
        options={[
          { value: 'again', label: '再办一次' },
          { value: 'adjacent', label: '上一步就是他办的，自动跳过' },
          { value: 'earlier', label: '前面办过的，自动跳过' },
        ]}
        onChange={(value) => change({ repeated: value === 'adjacent' || value === 'earlier' ? value : null })}
      />
      <StarterSettings {...props} />
      {today && (
        <section className="today-box" role="status">
          <p className="tertiary small">今天走到这里</p>
          <p className={today.nobody ? 'nobody' : undefined}>
            <b>{today.today}</b>
          </p>
        </section>
      )}
    </>
  );
}

/** Tried one after the other when nobody is found; after the last the step stops and the administrator is asked. */
function NobodySettings({ node, change }: StepProps): ReactNode {
  const tried = node.whenNobody ?? [];
  const set = (next: readonly EmptyStrategy[]): void => change({ whenNobody: next.length > 0 ? next : null });
  const rows = tried.length === 0 ? [undefined] : tried;
  return (
    <>
      {rows.map((one, at) => {
        const put = (next: EmptyStrategy): void => set([...tried.slice(0, at), next, ...tried.slice(at + 1)]);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way out has no name but its place
          <div key={at} className="stack">
            <ChoiceField
              label={at === 0 ? '没有人的时候' : '还是没有人的时候'}
              value={one?.kind ?? 'stop'}
              options={[
                { value: 'stop', label: '停下来，请系统管理员处理' },
                { value: 'administrator', label: '交给流程管理员' },
                { value: 'rule', label: '由别的人办' },
                { value: 'autoPass', label: '自动跳过这一步' },
              ]}
              onChange={(kind) => {
                if (kind === 'stop') set(tried.slice(0, at));
                else if (kind === 'rule') put({ kind, rule: chief });
                else if (kind === 'administrator' || kind === 'autoPass') put({ kind });
              }}
            />
            {one?.kind === 'rule' && (
              <HandlerPicker
                label="由谁办"
                depth={1}
                node={node.id}
                rule={one.rule}
                onChange={(rule) => put({ kind: 'rule', rule })}
              />
            )}
          </div>
        );
      })}
      {tried.length > 0 && tried.length < 5 && tried.at(-1)?.kind !== 'autoPass' && (
        <div>
          <Button size="small" onClick={() => set([...tried, { kind: 'administrator' }])}>
            还是没有人，再……
          </Button>
        </div>
      )}
    </>
  );
}

/** 办理人就是发起人. */
function StarterSettings({ node, change }: StepProps): ReactNode {
  const { starterHandles } = node;
  const instead = typeof starterHandles === 'object' ? starterHandles.instead : [];
  return (
    <>
      <ChoiceField
        label="办理人就是发起人时"
        value={starterHandles === undefined ? 'same' : starterHandles === 'skip' ? 'skip' : 'instead'}
        options={[
          { value: 'same', label: '照样由他办' },
          { value: 'skip', label: '自动跳过' },
          { value: 'instead', label: '换成别人办' },
        ]}
        onChange={(value) => {
          if (value === 'skip') change({ starterHandles: 'skip' });
          else if (value === 'instead') change({ starterHandles: { instead: [deputy, chief] } });
          else change({ starterHandles: null });
        }}
      />
      {instead.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no name but its place
        <div key={at} className="stack">
          <HandlerPicker
            label={at === 0 ? '换成谁' : '也是他本人，再换成谁'}
            depth={1}
            node={node.id}
            rule={rule}
            onChange={(one) =>
              change({ starterHandles: { instead: instead.map((before, place) => (place === at ? one : before)) } })
            }
          />
          {instead.length > 1 && (
            <Button
              size="small"
              onClick={() => change({ starterHandles: { instead: instead.filter((_, place) => place !== at) } })}
            >
              去掉这一个
            </Button>
          )}
        </div>
      ))}
      {instead.length > 0 && instead.length < 5 && (
        <div>
          <Button size="small" onClick={() => change({ starterHandles: { instead: [...instead, chief] } })}>
            再加一个
          </Button>
        </div>
      )}
    </>
  );
}

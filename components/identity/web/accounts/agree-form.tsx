import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { refresh, useCommand } from '#platform/web/data/use-route.ts';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { type AccountLine, routes } from '../../contract.ts';

interface AgreeFormProps {
  readonly people: readonly AccountLine[];
  readonly total: number;
  readonly onAgreed: (count: number) => void;
}

const codeIdOf = (line: AccountLine): string => line.codeWaits?.codeId ?? '';

/** Ticks behind the names, one button below. A tick is for one code: one that was made anew meanwhile has none. */
export function AgreeForm({ people, total, onAgreed }: AgreeFormProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = people.filter((line) => ticked.has(codeIdOf(line)));
  const agree = useCommand(routes.releaseCodes, {
    refreshes: [routes.waitingCodes],
    onDone: (_, { body }) => {
      setTicked(new Set());
      onAgreed(body.codes.length);
    },
  });
  const tick = (lines: readonly AccountLine[], on: boolean) => {
    const next = new Set(ticked);
    for (const line of lines) on ? next.add(codeIdOf(line)) : next.delete(codeIdOf(line));
    setTicked(next);
  };
  const send = () => {
    const codes = chosen.map((line) => ({ personId: line.personId, codeId: codeIdOf(line) }));
    // whoever is refused sees the list as it is now
    agree.mutate({ body: { codes } }, { onError: () => void refresh(routes.waitingCodes) });
  };
  return (
    <>
      <CodeTable people={people} ticked={ticked} onTick={tick} />
      <div className="agree-foot">
        <Note kind="warning">
          勾选以前，请当面或打电话问本人：单位里是不是有这个人、这个职务，是不是他要办；他在“用一次性码”页上看到的核对号是不是这个。没有问到，或号不一样，先不同意。
        </Note>
        {total > people.length && (
          <p className="tertiary small">
            这里是前 {people.length} 个，同意以后出现后面的 {total - people.length} 个。
          </p>
        )}
        <Refusal error={agree.error} />
        <Button type="primary" disabled={chosen.length === 0} loading={agree.isPending} onClick={send}>
          {chosen.length === 0 ? '同意勾选的一次性码' : `同意勾选的 ${chosen.length} 个一次性码`}
        </Button>
      </div>
    </>
  );
}

interface CodeTableProps {
  readonly people: readonly AccountLine[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (lines: readonly AccountLine[], on: boolean) => void;
}

function CodeTable({ people, ticked, onTick }: CodeTableProps) {
  const now = useNow();
  const has = (line: AccountLine) => ticked.has(codeIdOf(line));
  const all = people.every(has);
  return (
    <div className="table-frame">
      <table className="plain-table stacks">
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                checked={all}
                indeterminate={people.some(has) && !all}
                onChange={(event) => onTick(people, event.target.checked)}
              >
                姓名（全选）
              </Checkbox>
            </th>
            <th scope="col">科室和职务</th>
            <th scope="col">用来做什么</th>
            <th scope="col">核对号</th>
            <th scope="col">码的有效期</th>
          </tr>
        </thead>
        <tbody>
          {people.map((line) => (
            <tr key={line.personId}>
              <th scope="row">
                <Checkbox checked={has(line)} onChange={(event) => onTick([line], event.target.checked)}>
                  {line.name}
                </Checkbox>
              </th>
              <td>
                {line.sectionName}　{line.title}
              </td>
              <td>{line.state === 'WAITING' ? '开通账号' : '重设密码'}</td>
              <td>
                <b className="code-mark">{line.codeWaits?.mark}</b>
              </td>
              <td className="tertiary small">{line.codeUntil && `到 ${dateTimeWords(line.codeUntil, now)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

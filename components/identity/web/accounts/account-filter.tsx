import { Button, Input } from 'antd';
import { useState } from 'react';
import { ChoiceField, Field } from '#platform/web/widgets/field.tsx';
import type { AccountState } from '../../contract.ts';
import { stateWords } from './state-chip.tsx';

export interface AccountQuestion {
  readonly query?: string;
  readonly state?: AccountState;
  readonly after?: string;
}

interface AccountFilterProps {
  readonly question: AccountQuestion;
  readonly onAsk: (question: AccountQuestion) => void;
  /** States to choose from; none where all people in the list are alike. */
  readonly states?: readonly AccountState[];
}

/** By name or section, and by the state of the account. */
export function AccountFilter({ question, onAsk, states = [] }: AccountFilterProps) {
  const [typed, setTyped] = useState(question.query ?? '');
  const ask = (query: string) => {
    setTyped(query);
    const { query: _, after: __, ...rest } = question;
    onAsk(query.trim() ? { ...rest, query: query.trim() } : rest);
  };
  const chooseState = (state: string | undefined) => {
    const { state: _, after: __, ...rest } = question;
    // reason: the options are exactly the states
    onAsk(state ? { ...rest, state: state as AccountState } : rest);
  };
  return (
    <search className="account-filter">
      <Field label="查找">
        {(id) => (
          <Input
            id={id}
            placeholder="姓名或科室"
            allowClear
            maxLength={60}
            value={typed}
            onChange={(event) => ask(event.target.value)}
          />
        )}
      </Field>
      {states.length > 0 && (
        <ChoiceField
          label="账号"
          emptyWords="全部"
          value={question.state}
          onChange={chooseState}
          options={states.map((state) => ({ value: state, label: stateWords[state] }))}
        />
      )}
    </search>
  );
}

interface MoreProps {
  readonly shown: number;
  readonly total: number;
  readonly next: string | undefined;
  readonly onMore: (after: string | undefined) => void;
  readonly paged: boolean;
}

/** Fifty at a time: where we are, and the way on and back to the beginning. */
export const MorePeople = ({ shown, total, next, onMore, paged }: MoreProps) =>
  next || paged ? (
    <p className="account-more">
      <span className="tertiary small">
        这里是 {shown} 人，符合的共 {total} 人
      </span>
      {paged && (
        <Button size="small" onClick={() => onMore(undefined)}>
          回到开头
        </Button>
      )}
      {next && (
        <Button size="small" onClick={() => onMore(next)}>
          后面的人
        </Button>
      )}
    </p>
  ) : null;

import { Button, Checkbox } from 'antd';
import { type FormEvent, useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { useOwnCounts } from '#platform/web/shell/own-counts.ts';
import { currentIdentity, type SessionState } from '#platform/web/shell/session.tsx';
import { greetingWords } from '#platform/web/text/dates.ts';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { rememberUsualIdentity } from './usual-identity.ts';

interface IdentityChoiceProps {
  readonly state: SessionState;
  readonly onEnter: (assignmentId: string) => Promise<void>;
}

const counted = (state: SessionState): string => {
  const agencies = new Set(state.identities.map((identity) => identity.agencyId)).size;
  const posts = state.identities.length;
  return agencies > 1 ? `您在 ${agencies} 个单位任 ${posts} 个职` : `您任 ${posts} 个职`;
};

/** 以哪个身份办公: asked after the password only, and only people with several posts. */
export function IdentityChoice({ state, onEnter }: IdentityChoiceProps) {
  const now = useNow();
  const main = currentIdentity(state) ?? state.identities.find((identity) => identity.main) ?? state.identities[0];
  const [chosen, setChosen] = useState(main?.assignmentId);
  const [always, setAlways] = useState(false);
  const [entering, setEntering] = useState(false);
  const [error, setError] = useState<CallError>();
  const identity = state.identities.find((one) => one.assignmentId === chosen);

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (!identity || entering) return;
    setEntering(true);
    try {
      if (always) rememberUsualIdentity(identity.assignmentId);
      await onEnter(identity.assignmentId);
    } catch (refused) {
      // reason: every call rejects with a CallError
      setError(refused as CallError);
      setEntering(false);
    }
  };
  return (
    <form onSubmit={enter}>
      <h1>
        {main?.personName}，{greetingWords(now)}
      </h1>
      <p className="secondary">{counted(state)}，这次以哪个身份办公？</p>
      <IdentityList state={state} chosen={chosen} onChoose={setChosen} />
      <Checkbox checked={always} onChange={(event) => setAlways(event.target.checked)}>
        以后都先进这个身份
      </Checkbox>
      <Refusal error={error} />
      <Button className="enter" type="primary" htmlType="submit" loading={entering}>
        以{identity?.title}身份进入
      </Button>
      <p className="hint after">写意见、签收、用印都会记下当时的身份。右上角随时能换，换身份不用重新登录。</p>
    </form>
  );
}

interface IdentityListProps {
  readonly state: SessionState;
  readonly chosen: string | undefined;
  readonly onChoose: (assignmentId: string) => void;
}

function IdentityList({ state, chosen, onChoose }: IdentityListProps) {
  const agencies = [...new Set(state.identities.map((identity) => identity.agencyName))];
  const waitingFor = useOwnCounts(true);
  return (
    <div className="identity-list" role="radiogroup" aria-label="办公身份">
      {agencies.map((agency) => (
        <div key={agency}>
          <p className="agency">{agency}</p>
          {state.identities
            .filter((identity) => identity.agencyName === agency)
            .map((identity) => (
              <label key={identity.assignmentId} className={identity.assignmentId === chosen ? 'chosen' : ''}>
                <input
                  type="radio"
                  name="identity"
                  checked={identity.assignmentId === chosen}
                  onChange={() => onChoose(identity.assignmentId)}
                />
                <span>
                  {identity.sectionName}　{identity.title}
                  <small>{identity.main ? '主要任职' : '兼任'}</small>
                </span>
                <em>{waitingFor(identity.assignmentId)}</em>
              </label>
            ))}
        </div>
      ))}
    </div>
  );
}

import { App, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTextSize } from '#platform/web/design/text-size.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { signOut, switchIdentity } from '../leave.ts';
import { useOwnCounts } from '../own-counts.ts';
import { currentIdentity, type Session, useSession, type WorkingIdentity } from '../session.tsx';

type Items = NonNullable<MenuProps['items']>;

const identityWords = (identity: WorkingIdentity): string => `${identity.sectionName}　${identity.title}`;

/** What one changes to, and what waits there. */
const ChoiceLine = ({
  identity,
  waiting,
}: {
  readonly identity: WorkingIdentity;
  readonly waiting: string | undefined;
}) => (
  <span className="identity-line">
    <span>换成 {identityWords(identity)}</span>
    {waiting && <small>{waiting}</small>}
  </span>
);

const severalIdentities = (session: Session): boolean => session.identities.length > 1;

/** The posts of this account by agency, what waits under each beside it; the one in use is not a choice. */
function identityItems(session: Session, waitingFor: (assignmentId: string) => string | undefined): Items {
  if (!severalIdentities(session)) return [];
  const agencies = [...new Set(session.identities.map((identity) => identity.agencyName))];
  const groups = agencies.map((name) => ({
    type: 'group' as const,
    key: name,
    label: name,
    children: session.identities
      .filter((identity) => identity.agencyName === name)
      .map((identity) => ({
        key: `identity:${identity.assignmentId}`,
        label: identity.current ? (
          `${identityWords(identity)}（现在）`
        ) : (
          <ChoiceLine identity={identity} waiting={waitingFor(identity.assignmentId)} />
        ),
        disabled: identity.current,
      })),
  }));
  return [...groups, { type: 'divider' as const }];
}

/** Person and working identity; in it the switch of identity, 大字, the own account and the way out. */
export function IdentityMenu() {
  const session = useSession();
  const text = useTextSize();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const waitingFor = useOwnCounts(open && severalIdentities(session));
  const identity = currentIdentity(session);

  const attempt = (act: Promise<void>) => {
    act.catch((error: Error) => void message.error(error.message));
  };
  const run: NonNullable<MenuProps['onClick']> = ({ key }) => {
    if (key.startsWith('identity:')) return attempt(switchIdentity(key.slice('identity:'.length)));
    if (key === 'text') return text.choose(text.size === 'large' ? 'normal' : 'large');
    if (key === 'help') return void navigate('/help');
    if (key === 'account') return void navigate('/account');
    return attempt(signOut());
  };
  const items: Items = [
    ...identityItems(session, waitingFor),
    { key: 'text', label: text.size === 'large' ? '用普通字' : '用大字' },
    { key: 'account', label: '我的账号' },
    { key: 'help', label: '帮助' },
    { type: 'divider' },
    { key: 'out', label: '退出' },
  ];
  return (
    <Dropdown menu={{ items, onClick: run }} trigger={['click']} placement="bottomRight" onOpenChange={setOpen}>
      <button type="button" className="plain-button who" aria-haspopup="menu">
        <b>{session.person.name}</b>
        <span className="secondary not-phone">
          {identity ? `${identity.sectionName} ${identity.title}` : session.person.title}
        </span>
        <Icon name="down" />
      </button>
    </Dropdown>
  );
}

import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { type PersonView, routes } from '../../contract.ts';
import type { PersonDialogProps } from './add-assignment-dialog.tsx';
import { PlaceFields, usePlace } from './place-fields.tsx';

/** 复职: says beforehand what comes back, what does not, and whether the account still works. */
export function ReturnPersonDialog({ open, person, onClose }: PersonDialogProps) {
  const place = usePlace();
  const back = useCommand(routes.returnPerson, {
    refreshes: [routes.person, routes.section, routes.tree, routes.posts, routes.searchPersons],
    onDone: onClose,
  });
  const send = () => {
    if (place.entered)
      back.mutate({ params: { personId: person.id }, body: { ...place.entered, expectedVersion: person.version } });
  };
  return (
    <DecisionDialog
      open={open}
      title={`${person.name}复职`}
      leaveWords="先不办"
      primaryWords={`办理${person.name}复职`}
      disabled={!place.entered}
      busy={back.isPending}
      error={back.error}
      onLeave={onClose}
      onDecide={send}
    >
      <PlaceFields place={place} forATime="返聘、借调" />
      <p>复职后会这样：</p>
      <p>还是同一个人，办过的事和签过的意见都接着算他的；这里登记的是他的主要任职。</p>
      <p>以前的岗位、分管、单独授予的权限和已经交接的事项都不会自己回来，要的请另外安排。</p>
      <p>{accountWords(person)}</p>
    </DecisionDialog>
  );
}

/** Whether he can enter from his first day on. */
export function accountWords({ account }: PersonView): string {
  switch (account) {
    case 'OPEN':
      return '账号还在，从那天起用原来的用户名和密码登录；忘了密码，请在“账号”里重设。';
    case 'STOPPED':
      return '账号停用着，复职后仍不能登录；要用请在“账号”里恢复。';
    case 'NONE':
      return '没有账号，请在“账号”里开通。';
  }
}

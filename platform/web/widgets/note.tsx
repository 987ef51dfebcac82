import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

type Kind = 'plain' | 'primary' | 'success' | 'warning' | 'error';
const icons: Readonly<Record<Kind, string>> = {
  plain: 'info',
  primary: 'info',
  success: 'check',
  warning: 'warning',
  error: 'warning',
};

/** A line that explains (`primary`), warns or says what was refused. An error is read out at once. */
export function Note({ kind = 'plain', children }: { readonly kind?: Kind; readonly children: ReactNode }) {
  return (
    <div className={`note ${kind}`} role={kind === 'error' ? 'alert' : 'note'}>
      <Icon name={icons[kind]} />
      <div>{children}</div>
    </div>
  );
}

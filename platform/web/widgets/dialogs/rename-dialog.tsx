import { useState } from 'react';
import type { CallError } from '#platform/web/data/call-error.ts';
import { DecisionDialog } from '../decision-dialog.tsx';
import { TextField } from '../field.tsx';

interface RenameDialogProps {
  readonly open?: boolean;
  /** As it is called now. */
  readonly name: string;
  /** Where the old name stays. */
  readonly hint: string;
  readonly maxLength?: number;
  readonly command: { readonly isPending: boolean; readonly error: CallError | null };
  readonly onLeave: () => void;
  readonly onRename: (name: string) => void;
}

/** One thing gets another name at once. */
export function RenameDialog({
  open = true,
  name: former,
  hint,
  maxLength = 60,
  command,
  onLeave,
  onRename,
}: RenameDialogProps) {
  const [typed, setTyped] = useState(former);
  const name = typed.trim();
  return (
    <DecisionDialog
      open={open}
      title={`${former}改名`}
      size="question"
      leaveWords="先不改"
      primaryWords={name ? `改成${name}` : '改名'}
      disabled={!name || name === former}
      busy={command.isPending}
      error={command.error}
      onLeave={onLeave}
      onDecide={() => onRename(typed)}
    >
      <TextField label="新名称" hint={hint} maxLength={maxLength} value={typed} onChange={setTyped} />
    </DecisionDialog>
  );
}

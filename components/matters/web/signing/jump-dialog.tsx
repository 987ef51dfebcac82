import { useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { Effects } from '../dialogs/effects.tsx';
import { mayNotAct, useEffects } from '../dialogs/use-effects.ts';
import type { Acts } from '../handling/use-acts.ts';
import { PickDialog } from './pick-dialog.tsx';

interface JumpDialogProps {
  readonly view: MatterView;
  readonly signing: NonNullable<MatterView['signing']>;
  readonly acts: Acts;
}

/** 特送: to which step, and whose work stops by that. */
export function JumpDialog({ view, signing, acts }: JumpDialogProps) {
  const open = acts.asking === 'jump';
  const [wish, setWish] = useState<string>();
  const options = signing.jumps.map(({ node, step }) => ({ key: node, words: step, hint: '' }));
  const chosen = options.find(({ key }) => key === wish) ?? options[0];
  const node = chosen?.key ?? '';
  const effects = useEffects(view, { kind: 'jump', visit: signing.visit, node }, open && node !== '');
  return (
    <PickDialog
      matterId={view.matterId}
      what="jump"
      open={open}
      acts={acts}
      title="特送"
      question="不按流程，直接送到哪一步"
      options={options}
      onPick={setWish}
      leaveWords="按流程办"
      primaryWords={({ words }) => `特送到“${words}”`}
      looking={mayNotAct(effects)}
      onDecide={acts.jump}
    >
      <Effects title="特送后会这样" query={effects} acts={acts} />
    </PickDialog>
  );
}

import { useState } from 'react';
import type { MatterView } from '../../contract.ts';
import { Effects } from '../dialogs/effects.tsx';
import { mayNotAct, useEffects } from '../dialogs/use-effects.ts';
import type { Acts } from '../handling/use-acts.ts';
import { PickDialog } from './pick-dialog.tsx';

interface RemoveSignerDialogProps {
  readonly view: MatterView;
  readonly signing: NonNullable<MatterView['signing']>;
  readonly acts: Acts;
}

/** 减签: who goes, and whether that decides the vote at once. */
export function RemoveSignerDialog({ view, signing, acts }: RemoveSignerDialogProps) {
  const open = acts.asking === 'removeSigner';
  const [wish, setWish] = useState<string>();
  const options = signing.removable.map(({ personId, name, section, title }) => ({
    key: personId,
    words: name,
    hint: `${section}　${title}`,
  }));
  const personId = (options.find(({ key }) => key === wish) ?? options[0])?.key ?? '';
  const effects = useEffects(view, { kind: 'removeSigner', visit: signing.visit, personId }, open && personId !== '');
  return (
    <PickDialog
      matterId={view.matterId}
      what="remove-signer"
      open={open}
      acts={acts}
      title="减签"
      question="减去谁"
      options={options}
      onPick={setWish}
      leaveWords="先不减"
      primaryWords={({ words }) => `减去${words}`}
      looking={mayNotAct(effects)}
      onDecide={acts.removeSigner}
    >
      <Effects title="减签后会这样" query={effects} acts={acts} />
    </PickDialog>
  );
}

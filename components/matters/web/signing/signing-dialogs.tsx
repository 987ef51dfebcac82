import type { MatterView } from '../../contract.ts';
import { GiveDialog } from '../dialogs/give-dialog.tsx';
import { ReasonDialog } from '../dialogs/reason-dialog.tsx';
import type { Acts } from '../handling/use-acts.ts';
import { AddSignersDialog } from './add-signers-dialog.tsx';
import { AddStepDialog } from './add-step-dialog.tsx';
import { ChooseNextDialog } from './choose-next-dialog.tsx';
import { JumpDialog } from './jump-dialog.tsx';
import { RecallDialog } from './recall-dialog.tsx';
import { RemoveSignerDialog } from './remove-signer-dialog.tsx';
import { ReorderDialog } from './reorder-dialog.tsx';

interface SigningDialogsProps {
  readonly view: MatterView;
  readonly acts: Acts;
  readonly opinion: string;
}

/** What can be asked about who handles the step; each is there only where the server offers the act. */
export function SigningDialogs({ view, acts, opinion }: SigningDialogsProps) {
  const { matterId, myTask, signing } = view;
  return (
    <>
      {signing && <AddSignersDialog view={view} signing={signing} acts={acts} />}
      {myTask && signing?.addStep && (
        <AddStepDialog view={view} task={myTask} may={signing.addStep} acts={acts} opinion={opinion} />
      )}
      {myTask && signing?.chooseNext && (
        <ChooseNextDialog view={view} task={myTask} may={signing.chooseNext} acts={acts} opinion={opinion} />
      )}
      {signing && <ReorderDialog queue={signing.queue} acts={acts} />}
      {signing && <RemoveSignerDialog view={view} signing={signing} acts={acts} />}
      <RecallDialog view={view} acts={acts} />
      {signing && <JumpDialog view={view} signing={signing} acts={acts} />}
      {myTask && (
        <GiveDialog
          matterId={matterId}
          what="delegate"
          open={acts.asking === 'delegate'}
          acts={acts}
          title="委派同事先办"
          label={`“${myTask.step}”委派谁先办`}
          hint="他办完后回到您这里，由您决定；您随时可以收回"
          leaveWords="先不委派"
          primaryWords={(name) => `委派${name}先办`}
          onDecide={(one, reason) => acts.delegate(one.assignmentId, reason)}
        />
      )}
      <ReasonDialog
        matterId={matterId}
        what="release"
        open={acts.asking === 'release'}
        acts={acts}
        title="放弃签收"
        label="为什么放弃"
        hint="其他人可以再签收办理"
        longest={500}
        leaveWords="我来办"
        primaryWords="放弃签收"
        onDecide={acts.release}
      />
    </>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { DecisionDialog } from '#platform/web/widgets/decision-dialog.tsx';
import { ShownOnceDialog } from '#platform/web/widgets/dialogs/shown-once-dialog.tsx';
import { TextField } from '#platform/web/widgets/field.tsx';
import { Icon } from '#platform/web/widgets/icon.tsx';
import { Note } from '#platform/web/widgets/note.tsx';
import { PrintOnly } from '#platform/web/widgets/sheets/print-only.tsx';
import { type AgencyStanding, type FirstAccount, type FirstCode, routes } from '../../contract.ts';
import { Slip } from './slip.tsx';

interface FirstCodesDialogProps {
  readonly agency: AgencyStanding;
  /** For whom; none of them has come in yet. */
  readonly people: readonly FirstAccount[];
  readonly onClose: () => void;
}

/** Asks first, then shows the slips once. */
export function FirstCodesDialog({ agency, people, onClose }: FirstCodesDialogProps) {
  const issue = useCommand(routes.issueFirstCodes, { refreshes: [routes.agency] });
  if (issue.data) return <Slips agency={agency} codes={issue.data.codes} onClose={onClose} />;
  const names = (some: readonly FirstAccount[]) => some.map(({ name }) => name).join('、');
  const replaced = people.filter(({ state }) => state === 'OUT');
  return (
    <DecisionDialog
      open
      title={`给${names(people)}发交接单`}
      leaveWords="先不发"
      primaryWords={`生成 ${people.length} 张交接单`}
      busy={issue.isPending}
      error={issue.error}
      onLeave={onClose}
      onDecide={() =>
        issue.mutate({ params: { agencyId: agency.id }, body: { duties: people.map((one) => one.duty) } })
      }
    >
      <p>每人一张，上面有一次性码。本人用它自己起用户名、设密码，平台和您都看不到。码七天内有效，只能用一次。</p>
      {replaced.length > 0 && <Note kind="warning">以前发给{names(replaced)}的码会马上失效。</Note>}
      <Note>
        码只显示这一次，请当场打印，分别当面交给本人。码用掉的时间会显示在这个单位的页面上，平台和{agency.shortName}
        的审计里都有记录。
      </Note>
    </DecisionDialog>
  );
}

interface SlipsProps {
  readonly agency: AgencyStanding;
  readonly codes: readonly FirstCode[];
  readonly onClose: () => void;
}

const onThisMachine = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address);

function Slips({ agency, codes, onClose }: SlipsProps) {
  const [address, setAddress] = useState(`${window.location.origin}/activate`);
  const [printing, setPrinting] = useState(false);
  const [printed, setPrinted] = useState(false);
  const afterPrinting = () => {
    setPrinting(false);
    setPrinted(true);
  };
  const slips = codes.map((slip) => (
    <Slip key={slip.duty} slip={slip} agencyName={agency.name} address={address.trim()} />
  ));
  return (
    <ShownOnceDialog
      title={`${agency.shortName}的 ${codes.length} 张交接单`}
      width={640}
      kept={printed}
      question={`还没有打印。关掉后这 ${codes.length} 个码就看不到了，只能重新发。`}
      stayWords="先不关"
      leaveWords="不打印，关掉"
      wayBack="关掉后这些码就看不到了，没打印的只能重新发"
      actions={(leave) => (
        <>
          <Button onClick={leave}>{printed ? '已打印，关掉' : '关掉'}</Button>
          <Button type="primary" icon={<Icon name="print" />} loading={printing} onClick={() => setPrinting(true)}>
            打印，每人一页
          </Button>
        </>
      )}
      onClose={onClose}
    >
      <div className="stack">
        {onThisMachine(address) && (
          <Note kind="warning">您是在服务器本机上打开的，别的电脑打不开这个网址，请改成大家用的网址再打印。</Note>
        )}
        <TextField label="单子上的网址" maxLength={200} value={address} onChange={setAddress} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className="slips" tabIndex={0} aria-label="交接单">
          {slips}
        </section>
      </div>
      {printing && (
        <PrintOnly className="printed-slips" onDone={afterPrinting}>
          {slips}
        </PrintOnly>
      )}
    </ShownOnceDialog>
  );
}

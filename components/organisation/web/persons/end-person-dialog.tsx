import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type PersonView, routes } from '../../contract.ts';
import type { PersonDialogProps } from './add-assignment-dialog.tsx';

/** 离任: says beforehand which assignments and areas end. */
export function EndPersonDialog({ open, person, onClose }: PersonDialogProps) {
  const end = useCommand(routes.endPerson, {
    refreshes: [routes.person, routes.section, routes.tree, routes.deputyAreas, routes.posts, routes.searchPersons],
    onDone: onClose,
  });
  return (
    <EndDialog
      open={open}
      title={`${person.name}离任`}
      size="decision"
      leaveWords="先不办"
      primaryWords={`办理${person.name}离任`}
      dayLabel="最后一天（含当天）"
      dayIs="last"
      command={end}
      onLeave={onClose}
      onEnd={(on) => end.mutate({ params: { personId: person.id }, body: { on, expectedVersion: person.version } })}
    >
      <Effects person={person} />
    </EndDialog>
  );
}

function Effects({ person }: { readonly person: PersonView }) {
  const assignments = person.assignments.filter((row) => row.state !== 'past');
  const areas = person.areas.filter((area) => area.state !== 'past');
  return (
    <>
      <p>离任后会这样：</p>
      <p>结束任职：{assignments.map((row) => `${row.sectionName}${row.title}`).join('、')}。</p>
      {areas.length > 0 && <p>不再分管：{areas.map((area) => area.sectionName).join('、')}。请另外安排分管领导。</p>}
      <Vacancies person={person} />
      {(person.openWork ?? 0) > 0 && (
        <p>
          {person.name}手上还有 {person.openWork}{' '}
          件没有办完。按岗位找到他的，由接任的人接着办，还没有人接任的先停下；其余的列在
          <Link to="/stopped">停下的流程</Link>里，请在那里交接给别人。
        </p>
      )}
      <p>从第二天起不能再用本单位的身份登录；办过的事和签过的意见都留着。</p>
    </>
  );
}

/** What stops with him: flows that look for a head or a clerk find nobody. */
function Vacancies({ person }: { readonly person: PersonView }) {
  const { sections = [], posts = [] } = person.leavesVacant ?? {};
  if (sections.length + posts.length === 0) return null;
  return (
    <>
      {sections.length > 0 && (
        <p>
          <b>{sections.join('、')}以后没有负责人</b>
          ：走到“科室负责人”的步骤找不到办理人，会停下，列在“停下的流程”里。请安排接任的人。
        </p>
      )}
      {posts.length > 0 && (
        <p>
          <b>以后没有人担任{posts.join('、')}</b>：流程里由这个岗位办理的步骤会停下。请安排接任的人。
        </p>
      )}
    </>
  );
}

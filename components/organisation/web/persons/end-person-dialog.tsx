import { Link } from 'react-router';
import { useCommand } from '#platform/web/data/use-route.ts';
import { placeWords } from '#platform/web/text/place-words.ts';
import { EndDialog } from '#platform/web/widgets/dialogs/end-dialog.tsx';
import { type PersonView, routes } from '../../contract.ts';
import type { PersonDialogProps } from './add-assignment-dialog.tsx';
import { Vacancies } from './vacancies.tsx';

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
  const vacant = person.leavesVacant ?? { sections: [], posts: [] };
  return (
    <>
      <p>离任后会这样：</p>
      <p>结束任职：{assignments.map((row) => placeWords(row.sectionName, row.title)).join('、')}。</p>
      {areas.length > 0 && <p>不再分管：{areas.map((area) => area.sectionName).join('、')}。请另外安排分管领导。</p>}
      <Vacancies sections={vacant.sections} posts={vacant.posts} />
      {(person.openWork ?? 0) > 0 && (
        <p>
          {person.name}手上还有 {person.openWork} 件没有办完。按岗位找到他的，由接任的人接着办；还没有人接任的先停下，在
          <Link to="/stopped">停下的流程</Link>的“没有找到办理人的步骤”里，任命了人就接着办，也可以指定办理人。
        </p>
      )}
      {(person.openWork ?? 0) > 0 && (
        <p>指名给他、转给他的，列在同一页的“办不了的人手上的工作”里，请在那里交接给别人。</p>
      )}
      <p>从第二天起不能再用本单位的身份登录；办过的事和签过的意见都留着。</p>
    </>
  );
}

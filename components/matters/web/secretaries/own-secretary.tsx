import { Button } from 'antd';
import { useState } from 'react';
import { useCommand } from '#platform/web/data/use-route.ts';
import { useSession } from '#platform/web/shell/session.tsx';
import { dateTimeWords } from '#platform/web/text/dates.ts';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { Refusal } from '#platform/web/widgets/refusal.tsx';
import { useNow } from '#platform/web/widgets/use-now.ts';
import { routes, type Secretary } from '../../contract.ts';
import { searchColleagues } from '../people/person-search.ts';
import { EndSecretary } from './end-secretary.tsx';

const nobody: readonly PersonChoice[] = [];

/** Who arranges for the reader, or the way to ask somebody. */
export function OwnSecretary({ mine }: { readonly mine: Secretary | undefined }) {
  return mine ? <Named secretary={mine} /> : <NameSecretary />;
}

function Named({ secretary }: { readonly secretary: Secretary }) {
  const now = useNow();
  const { who, place, arrangedAt, followed, able } = secretary;
  return (
    <div className="secretary-part">
      <p>
        <b>{who}</b> <span className="secondary">{place}</span>
        {!able && <span className="chip neutral">现在不能办理，次序不起作用</span>}
      </p>
      <p className="secondary">
        {arrangedAt ? `最近 ${dateTimeWords(arrangedAt, now)} 排过。` : '还没有排过。'}
        {arrangedAt && !followed && '您现在按通常次序看；在“领导批阅”的一览里可以换回来。'}
      </p>
      <EndSecretary secretary={secretary} words={`不再请${who}排次序`} />
    </div>
  );
}

function NameSecretary() {
  const { person } = useSession();
  const [chosen, setChosen] = useState(nobody);
  const [first] = chosen;
  const set = useCommand(routes.setSecretary, {
    refreshes: [routes.secretaries],
    onDone: () => setChosen(nobody),
  });
  return (
    <div className="secretary-part secretary-form">
      <PersonPicker
        label="请谁排"
        hint="只排先后、写呈批说明：不能替您办，也看不到他本来不能看的"
        value={chosen}
        onChange={setChosen}
        search={searchColleagues}
        recentOf={person.id}
      />
      <div>
        <Button
          type="primary"
          disabled={!first}
          loading={set.isPending}
          onClick={() => first && set.mutate({ body: { assignmentId: first.assignmentId } })}
        >
          {first ? `请${first.name}排次序` : '请他排次序'}
        </Button>
      </div>
      <Refusal error={set.error} />
    </div>
  );
}

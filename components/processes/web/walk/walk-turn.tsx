import { dateInChina, type JsonObject } from '@gov/base';
import { type CompiledForm, checkComplete, rightsOfForms } from '@gov/forms';
import { describeDerivation, type Names, type ResolvedHandler } from '@gov/organisation';
import type { Command } from '@gov/workflow';
import { presentOf, type Turn, type TurnButton, type Walk } from '@gov/workflow/walk';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { fullDateWords } from '#platform/web/text/dates.ts';
import { Note } from '#platform/web/widgets/note.tsx';
import { type PersonChoice, PersonPicker } from '#platform/web/widgets/person-picker.tsx';
import { useDesk } from '../designer/desk.ts';
import { showElement } from '../designer/show-element.ts';
import { searchPersons } from '../handlers/search-persons.ts';
import type { WalkDesk } from './use-walk.ts';
import { WalkNaming } from './walk-naming.tsx';
import { partWords, stoppedWords } from './walk-words.ts';

interface WalkTurnProps<T extends Turn = Turn> {
  readonly desk: WalkDesk;
  readonly walk: Walk;
  readonly turn: T;
  readonly form: CompiledForm | undefined;
  readonly values: JsonObject;
}

/** One person whose turn it is, or one place where it stands or waits, with what can be done there. */
export function WalkTurn(props: WalkTurnProps): ReactNode {
  const { turn } = props;
  const { design } = useDesk();
  return (
    <article className={`walk-turn ${turn.kind}`}>
      <header>
        <b>{turn.step || '（没有名称的步骤）'}</b>
        <Button size="small" type="text" onClick={() => showElement(design, turn.node)}>
          看卡片
        </Button>
      </header>
      {turn.kind === 'work' && <WorkTurn {...props} turn={turn} />}
      {turn.kind === 'stopped' && <StoppedTurn {...props} turn={turn} />}
      {turn.kind === 'waiting' && (
        <>
          <p>{turn.buttons.length > 0 ? '在等消息，没有人办。' : '在等时间到，没有人办。'}</p>
          <Buttons {...props} buttons={turn.buttons} />
        </>
      )}
      {turn.kind === 'called' && (
        <>
          <p>发起了另一个流程，在等它办完。试走不进到里面去，您定它的结果：</p>
          <Buttons {...props} buttons={turn.buttons} />
        </>
      )}
    </article>
  );
}

function WorkTurn(props: WalkTurnProps<Extract<Turn, { readonly kind: 'work' }>>): ReactNode {
  const { desk, walk, turn, form, values } = props;
  const names = useNames(desk);
  const person = desk.persons.get(turn.holder.personId);
  const { now } = presentOf(walk);
  const node = walk.program.nodes[turn.node];
  const unfilled =
    form && node && !turn.part
      ? checkComplete(form, rightsOfForms(form, node.fields, node.forms), values, { today: dateInChina(now) })
      : [];
  const late = turn.dueAt !== undefined && turn.dueAt < now;
  return (
    <>
      <p>
        由 <b>{person?.name ?? '（不知道名字的同事）'}</b>
        {person?.post && <span className="secondary">（{person.post}）</span>}
        {turn.part ? partWords[turn.part] : '办理'}
        {turn.dueAt && (
          <span className={late ? 'nobody' : 'secondary'}>
            ，{late ? '已超过时限' : '时限到'} {fullDateWords(turn.dueAt)}
          </span>
        )}
      </p>
      <p className="tertiary small">{describeDerivation(turn.why, names)}</p>
      {unfilled.length > 0 && (
        <p className="tertiary small">
          真办时先要填好：{unfilled.map(({ message }) => message.replace(/。$/, '')).join('；')}。试走不拦。
        </p>
      )}
      {turn.buttons.length === 0 && <p className="secondary">他要等别人（如协办）先办完。</p>}
      <Buttons {...props} buttons={turn.buttons} />
      <WalkNaming desk={desk} turn={turn} values={values} />
    </>
  );
}

function StoppedTurn({ desk, turn, values }: WalkTurnProps<Extract<Turn, { readonly kind: 'stopped' }>>): ReactNode {
  const names = useNames(desk);
  const [chosen, setChosen] = useState<readonly PersonChoice[]>([]);
  const [why, help] = stoppedWords[turn.reason];
  const goOn = (): void => {
    const handlers = chosen.map(asHandler);
    const [actor] = handlers;
    if (!actor) return;
    for (const one of chosen) desk.remember(remembered(one));
    void desk.act({ kind: 'resolveIncident', visit: turn.visit, actor, handlers }, values);
  };
  return (
    <>
      <Note kind="error">
        <b>{why}</b>
        {help}
      </Note>
      <p className="tertiary small">{describeDerivation(turn.why, names)}</p>
      {turn.reason !== 'noWayForNo' && (
        <>
          <PersonPicker
            label="先当作由谁办，接着走"
            value={chosen}
            several
            search={searchPersons}
            onChange={setChosen}
          />
          <div className="acts">
            <Button size="small" disabled={chosen.length === 0 || desk.busy} onClick={goOn}>
              接着走
            </Button>
          </div>
        </>
      )}
    </>
  );
}

type ButtonsProps = Pick<WalkTurnProps, 'desk' | 'values'> & { readonly buttons: readonly TurnButton[] };

/** What can be pressed; where the next handlers are chosen, they are chosen first. */
function Buttons({ desk, values, buttons }: ButtonsProps): ReactNode {
  const { words } = useDesk();
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly PersonChoice[]>>>({});
  const asked = buttons.find((button) => button.choosesFor)?.choosesFor ?? [];
  const press = (button: TurnButton): void => {
    for (const one of Object.values(chosen).flat()) desk.remember(remembered(one));
    void desk.act(withChoices(button, chosen), values);
  };
  const isMissing = (button: TurnButton): boolean =>
    button.choosesFor?.some((node) => (chosen[node]?.length ?? 0) === 0) ?? false;
  return (
    <>
      {asked.map((node) => (
        <PersonPicker
          key={node}
          label={`“${words.step(node)}”由谁办`}
          value={chosen[node] ?? []}
          several
          search={searchPersons}
          onChange={(persons) => setChosen({ ...chosen, [node]: persons })}
        />
      ))}
      <div className="acts">
        {buttons.map((button) => (
          <Button
            key={button.words}
            size="small"
            type={button.main ? 'primary' : 'default'}
            disabled={desk.busy || isMissing(button)}
            onClick={() => press(button)}
          >
            {button.words}
          </Button>
        ))}
      </div>
    </>
  );
}

function withChoices(
  { command, choosesFor }: TurnButton,
  chosen: Readonly<Record<string, readonly PersonChoice[]>>,
): Command {
  if (!choosesFor || command.kind !== 'complete') return command;
  const choices = Object.fromEntries(choosesFor.map((node) => [node, (chosen[node] ?? []).map(asHandler)]));
  return { ...command, choices };
}

const asHandler = ({ personId, assignmentId }: PersonChoice): ResolvedHandler => ({
  personId: personId as ResolvedHandler['personId'], // reason: ids of the directory
  assignmentId: assignmentId as ResolvedHandler['assignmentId'],
});

const remembered = ({ personId, name, section, post }: PersonChoice) => ({ personId, name, post: section + post });

/** Words for why somebody was found, from what the page knows. */
function useNames({ persons }: WalkDesk): Names {
  const { words, choices } = useDesk();
  const nameIn = (all: readonly { readonly id: string; readonly name: string }[], id: string): string =>
    all.find((one) => one.id === id)?.name ?? '';
  return {
    person: (id) => persons.get(id)?.name ?? '这位同事',
    section: (id) => nameIn(choices.sections, id) || '这个科室',
    group: () => '常用分组',
    post: (postId, sectionId) => {
      const post = nameIn(choices.posts, postId) || '这个岗位';
      const section = sectionId ? nameIn(choices.sections, sectionId) : '';
      return post.startsWith(section) ? post : section + post;
    },
    field: words.field,
    step: words.step,
    rule: words.handler,
  };
}

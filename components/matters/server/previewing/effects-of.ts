import { ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import type { ResolvedHandler } from '@gov/organisation';
import {
  type Command,
  type Decision,
  type DryRun,
  dryRun,
  forecast,
  previewReturn,
  type State,
  stepsBetween,
} from '@gov/workflow';
import { listed } from '@gov/workflow/trace';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../../contract.ts';
import { actEffects } from '../../rules/act-effects.ts';
import { weighed } from '../asking/weights.ts';
import { endOf } from '../children/child-ended.ts';
import { stoppedWords } from '../children/show-children.ts';
import { decideAct } from '../handling/bound-matter.ts';
import type { LoadedMatter } from '../handling/loaded-matter.ts';
import { listOpinions } from '../view/store.ts';
import { callersPart } from './caller-effects-of.ts';

type Effects = ReplyOf<(typeof routes)['previewAct']>['effects'];

/** What a command would do now, by names; refused where it would be. Writes nothing. */
export async function effectsOf(
  context: UseCaseContext,
  loaded: LoadedMatter,
  command: Command,
): Promise<Result<Effects>> {
  const decision = await decideAct(context, loaded, command);
  if (!decision.ok) return decision;
  const dry = dryRun(loaded.program, loaded.state, command, loaded.facts);
  return dry.ok ? ok(await inWords(context, loaded, command, { ...decision.value, dry: dry.value })) : dry;
}

interface DryDecision extends Decision {
  readonly dry: DryRun;
}

async function inWords(
  context: UseCaseContext,
  loaded: LoadedMatter,
  command: Command,
  { dry, events, state: after }: DryDecision,
): Promise<Effects> {
  const { tx } = context;
  const { program, state, facts, row } = loaded;
  const opinions = await tx.all(listOpinions(tx.agencyId, row.id));
  const written = new Set(opinions.filter((one) => !one.void).map((one) => one.item));
  const [act] = events;
  // back to the member before: the step itself stays
  const leaves = command.kind === 'return' && !(act?.kind === 'itemReturned' && act.group === 'prevMember');
  const back =
    leaves && command.to.kind !== 'callingProcess' ? previewReturn(program, state, command, facts) : undefined;
  const caller = state.called && dry.ends ? await callersPart(context, loaded, endOf({ state: after })) : undefined;
  const adds = command.kind === 'complete' && command.next !== undefined;
  const told = actEffects({
    program,
    state,
    after,
    dry,
    children: await stoppedWords(context, loaded, dry.childrenStop),
    actor: context.person().personId,
    nameOf: (personId) => context.agency.organisation.persons.get(personId)?.name ?? '',
    hasOpinion: (item) => written.has(item),
    ...(act?.kind === 'actWithdrawn' && act.act === 'completion' ? { takenBack: act.item } : {}),
    ...(command.kind === 'jump'
      ? {
          skips: stepsBetween(program, {
            from: state.visits[command.visit - 1]?.node ?? '',
            to: command.to,
            whole: command.forks === 'wholeBlock',
          }),
        }
      : {}),
    ...(adds ? { thenBy: await weighed(loaded.weights, () => wayAfter(context, { program, after, facts })) } : {}),
    ...(caller ? { callsEnd: caller.end } : {}),
    ...(back?.ok ? { waits: back.value.waits, comesBackTo: back.value.comesBackTo } : {}),
  });
  return [...told, ...(caller?.effects ?? [])];
}

/** `还要经过马晓东核对数据、王建华审定` */
function wayAfter(
  context: UseCaseContext,
  { program, after, facts }: Pick<LoadedMatter, 'program' | 'facts'> & { readonly after: State },
): string {
  const nameOf = (one: ResolvedHandler) => context.agency.organisation.persons.get(one.personId)?.name ?? '';
  const ahead = forecast(program, after, facts).filter(
    ({ current, beside, alternative }) => !current && !beside && !alternative,
  );
  const steps = ahead.map(
    ({ node, name, handlers }) => `${handlers.map(nameOf).join('、')}“${name ?? program.nodes[node]?.name ?? ''}”`,
  );
  return steps.length > 0 ? `还要经过${listed(steps)}` : '这件事项就办结';
}

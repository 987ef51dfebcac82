import { dateInChina, ok, type Result } from '@gov/base';
import type { ReplyOf } from '@gov/base/component';
import { areasOfSection, dayView, sectionPath } from '@gov/organisation';
import type { UseCaseContext } from '#platform/server/components/component-server.ts';
import type { Routes } from '../../contract.ts';
import { isLeaderRole } from '../../rules/deputy-area-rules.ts';
import { stateOn } from '../../rules/spans.ts';
import { deputyAreaRow } from '../views.ts';
import { listAreas } from './store.ts';

/** The 分工 table by section, and the sections that nobody is in charge of today (the leaders' own aside). */
export async function showDeputyAreas(context: UseCaseContext): Promise<Result<ReplyOf<Routes['deputyAreas']>>> {
  const snapshot = context.agency.organisation;
  const view = dayView(snapshot, dateInChina(context.now));
  const place = (sectionId: string) => view.tree.position.get(sectionId) ?? Number.MAX_SAFE_INTEGER;
  const rows = await context.tx.all(listAreas(context.tx.agencyId));
  const areas = rows
    .flatMap((row) => deputyAreaRow(snapshot, row, view.day) ?? [])
    .sort((a, b) => place(a.sectionId) - place(b.sectionId));
  const ofLeaders = new Set(
    view.assignments.filter((a) => isLeaderRole(snapshot.posts.get(a.postId)?.role)).map((a) => a.sectionId),
  );
  const covered = (id: string) =>
    sectionPath(snapshot, id).some(
      (section) => areasOfSection(view, section.id).length > 0 || ofLeaders.has(section.id),
    );
  const uncovered = view.tree.inOrder.filter((s) => stateOn(s, view.day) === 'present' && !covered(s.id));
  return ok({ areas, uncovered: uncovered.map(({ id, name }) => ({ id, name })) });
}

import { dateInChina } from '@gov/base';
import { routes } from '#components/matters/contract.ts';
import { daysAfter } from './city-calendar.ts';
import { beginMatter } from './matter-desk.ts';
import { handle, type Office } from './matter-story.ts';
import type { Worker } from './opened-agency.ts';
import { leavePlan } from './plans.ts';
import type { Story } from './story.ts';

/** 代理: a head is away for some days; what comes to him meanwhile a colleague agrees to in his place. */
export async function* standInStory(office: Office): Story {
  const { deeds, agency, choices } = office;
  const trio = awayAndCovered(office);
  if (!trio) return;
  const { away, colleague, officer } = trio;
  const today = office.now();
  const window = {
    from: dateInChina(today),
    last: dateInChina(daysAfter(today, 4)),
    assignmentId: colleague.assignmentId,
  };
  await deeds.act(away, routes, 'setStandIn', { body: window });
  yield 20;
  const plan = leavePlan(choices, office.now(), 'straight');
  const desk = await beginMatter(deeds, agency, officer, plan.kindCode);
  await desk.submit(plan.values);
  yield 3;
  for (const task of await desk.waiting())
    if (task.holder.personId === away.personId) {
      await desk.view(colleague);
      await desk.complete({ ...task, holder: colleague }, { opinion: '同意。' });
    }
  yield* handle(office, desk, plan);
}

/** A head with an officer in his section, and another head. */
function awayAndCovered({ agency, left }: Office): Record<'away' | 'colleague' | 'officer', Worker> | undefined {
  const able = agency.workers.filter((one) => !left.has(one.personId) && !one.duty);
  const [away, colleague] = able.filter((one) => one.role === 'sectionHead');
  const officer = able.find((one) => one.role === 'officer' && one.section === away?.section);
  return away && colleague && officer ? { away, colleague, officer } : undefined;
}

import { dateInChina } from '@gov/base';
import { routes } from '#components/organisation/contract.ts';
import { matterStory, type Office } from './matter-story.ts';
import type { Worker } from './opened-agency.ts';
import { leavePlan } from './plans.ts';
import type { Story } from './story.ts';

/** 离任: the leaver has a matter of his own first, leaves a draft behind, then the administrator ends his assignments. */
export async function* leaverStory(office: Office, leaver: Worker, administrator: Worker): Story {
  const { deeds, choices } = office;
  yield* matterStory(office, leaver, leavePlan(choices, office.now(), 'straight'));
  yield* matterStory(office, leaver, leavePlan(choices, office.now(), 'draft'));
  yield 72;
  const params = { personId: leaver.personId };
  const { version } = await deeds.act(administrator, routes, 'person', { params });
  const body = { on: dateInChina(office.now()), expectedVersion: version };
  await deeds.act(administrator, routes, 'endPerson', { params, body });
  office.left.add(leaver.personId);
}

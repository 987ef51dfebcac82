import { routes } from '#components/applications/contract.ts';
import { processesService } from '#components/processes/contract.ts';
import type { Deeds } from '../history/act-as.ts';
import type { Worker } from '../history/opened-agency.ts';
import { processFile } from './publish-kinds.ts';

/** 请假 on a later version of its process, as an administrator brings it in; what runs keeps the version it began with. */
export async function changeLeave(deeds: Deeds, administrator: Worker, version: 2 | 3): Promise<void> {
  const bpmnXml = await processFile(`leave-request-${version}`);
  await deeds.carryOut(administrator, (context) =>
    context.ask(processesService).publish({ key: 'leave-request', bpmnXml }),
  );
  const { applications } = await deeds.act(administrator, routes, 'allSettings', {});
  const params = { applicationId: applications.find(({ name }) => name === '请假申请')?.id ?? '' };
  const leave = await deeds.act(administrator, routes, 'settings', { params });
  const settings = { ...leave.settings, hint: '请假、休假，按天数审批' };
  await deeds.act(administrator, routes, 'change', { params, body: { expectedVersion: leave.version, settings } });
}

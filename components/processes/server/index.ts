import { ok } from '@gov/base';
import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { showCourse } from './course/show-course.ts';
import { designChoices, handlersToday } from './designing/choices.ts';
import { publishDraft } from './designing/publish-draft.ts';
import { createDesign, discardDesign, saveDesign } from './designing/save-draft.ts';
import { showDesign, showDesigns, showVersion, showVersions } from './designing/show-designs.ts';
import { formUsesFor } from './form-uses.ts';
import { groupUseFor } from './group-use.ts';
import { processesServiceFor } from './processes-service.ts';
import { movingBack, movingBatches, movingDone, movingPlan, startMoving, stopMoving } from './rehearsal/moving.ts';
import { rehearseCases, showRehearsal } from './rehearsal/rehearse.ts';
import { changeRights, showRights } from './rights.ts';
import { listProcesses } from './store.ts';
import { tableFile } from './tables/table-file.ts';
import { cancelPlan, planPublish, publishPlanKind, publishPlanned, showPlans } from './versions/plans.ts';
import { rollBack } from './versions/roll-back.ts';
import { scanDesign } from './versions/scan-design.ts';
import { walkHandlers, walkStarter } from './walk/walk.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: {
    designs: showDesigns,
    design: showDesign,
    createDesign,
    saveDesign,
    discardDesign,
    publishDesign: publishDraft,
    designVersions: showVersions,
    designVersion: showVersion,
    designChoices,
    handlersToday,
    walkStarter,
    scanDesign,
    designPlans: showPlans,
    planPublish,
    cancelPlan,
    rollBack,
    walkHandlers,
    movingPlan,
    startMoving,
    movingBack,
    stopMoving,
    movingDone,
    movingBatches,
    course: showCourse,
    rehearsal: showRehearsal,
    rehearse: rehearseCases,
    tableFile,
    rights: showRights,
    changeRights,
    list: async ({ tx }) =>
      ok({
        processes: (await tx.all(listProcesses(tx.agencyId))).map(({ formId, ...one }) => ({
          ...one,
          ...(formId === null ? {} : { formId }),
        })),
      }),
  },
  services: { processes: processesServiceFor },
  extensions: {
    'forms.uses': { processes: formUsesFor },
    'organisation.group-use': { processes: groupUseFor },
  },
  wakeUps: { [publishPlanKind]: publishPlanned },
};

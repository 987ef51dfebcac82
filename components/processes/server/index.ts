import type { ComponentServer } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { showCourse } from './course/show-course.ts';
import { designChoices, handlersToday } from './designing/choices.ts';
import { publishDraft } from './designing/publish-draft.ts';
import { createDesign, discardDesign, saveDesign } from './designing/save-draft.ts';
import { listOwn, showDesign, showDesigns, showVersion, showVersions } from './designing/show-designs.ts';
import { formUsesFor } from './form-uses.ts';
import { groupUseFor } from './group-use.ts';
import { saveOpinionStep } from './opinion-draft.ts';
import { processesServiceFor } from './processes-service.ts';
import { movingBack, movingBatches, movingDone, movingPlan, startMoving, stopMoving } from './rehearsal/moving.ts';
import { rehearseCases, showRehearsal } from './rehearsal/rehearse.ts';
import { changeRights, showRights } from './rights.ts';
import { saveRights } from './rights-draft.ts';
import { assignSections, processAdministrators } from './scope/assign-sections.ts';
import { designForm } from './scope/design-form.ts';
import { guarded } from './scope/guard.ts';
import { noteExport, shareDesign } from './sharing/share-design.ts';
import { tableFile } from './tables/table-file.ts';
import { showPlanNews } from './versions/plan-news.ts';
import { cancelPlan, planPublish, publishPlanKind, publishPlanned, showPlans } from './versions/plans.ts';
import { rollBack } from './versions/roll-back.ts';
import { scanDesign } from './versions/scan-design.ts';
import { scanPlanKind, scanPlanned } from './versions/scan-planned.ts';
import { walkHandlers, walkStarter } from './walk/walk.ts';

export const server: ComponentServer<typeof routes> = {
  handlers: guarded({
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
    planNews: showPlanNews,
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
    shareDesign,
    noteExport,
    rights: showRights,
    saveRights,
    saveOpinionStep,
    changeRights,
    list: listOwn,
    processAdministrators,
    assignSections,
    designForm,
  }),
  services: { processes: processesServiceFor },
  extensions: {
    'forms.uses': { processes: formUsesFor },
    'organisation.group-use': { processes: groupUseFor },
  },
  wakeUps: { [publishPlanKind]: publishPlanned, [scanPlanKind]: scanPlanned },
};

import type { Result } from '@gov/base';
import type { ComponentServer, UseCaseContext } from '#platform/server/components/component-server.ts';
import type { routes } from '../contract.ts';
import { expectDays } from './asking/expected-days.ts';
import { answerWhyNot } from './asking/why-not.ts';
import { attach, downloadAttachment, removeAttachment } from './attachments/attachments.ts';
import { batchPreview } from './batch/batch-preview.ts';
import { bringChild, bringChildren } from './children/bring-children.ts';
import { childEndedKind, childKind, childrenKind } from './children/call-children.ts';
import { childEnded } from './children/child-ended.ts';
import { changeCirculation } from './circulation/change-circulation.ts';
import { circulate } from './circulation/circulate.ts';
import { passReaders, watchAllReaders } from './circulation/pass-readers.ts';
import { passReadersKind } from './circulation/watch-readers.ts';
import { writeCoverNote } from './cover-notes/write-cover-note.ts';
import { agreeCover, declineCover, endCover } from './covers/decide-cover.ts';
import { endAway, setAway } from './covers/own-away.ts';
import { proposeAway, proposePair } from './covers/propose-cover.ts';
import { showCovers } from './covers/show-covers.ts';
import { filters, removeFilter, renameFilter, saveFilter } from './filters/filters.ts';
import { furnishMatters } from './furnish.ts';
import { completeTask } from './handling/complete-task.ts';
import { createDraft, discardDraft, saveDraft } from './handling/drafts.ts';
import { cancel, markRead, transfer } from './handling/other-acts.ts';
import { returnTask } from './handling/return-task.ts';
import { withdraw } from './handling/withdraw.ts';
import { historyFor } from './history/past-cases.ts';
import { followForm } from './kinds/follow-form.ts';
import { followProcess } from './kinds/follow-process.ts';
import { kindsToStart } from './kinds/list-kinds.ts';
import { countBoxes } from './lists/count-boxes.ts';
import { countOwnIdentities } from './lists/count-own-identities.ts';
import { listBox } from './lists/list-box.ts';
import { searchMatters } from './lists/search-matters.ts';
import { mattersServiceFor } from './matters-service.ts';
import { beginByMessage, beginByMessageKind } from './messages/begin-by-message.ts';
import { awaited, deliver, deliverOwn } from './messages/deliver.ts';
import { sendMessage, sendMessageKind } from './messages/send.ts';
import { dropBeginning, retryBeginning, showStuckBeginnings } from './messages/stuck-beginnings.ts';
import { messagesKind, tellMessages } from './messages/tell-messages.ts';
import { moveKind, moveMatters, moveOne, movesDone } from './migration/move-matters.ts';
import { olderMatters } from './migration/older-matters.ts';
import { moverFor } from './migration/planned-moves.ts';
import { previewHalt, resume, revive, suspend, terminateMatter } from './monitor/administrator-acts.ts';
import { resumeOwn, suspendOwn } from './monitor/handler-acts.ts';
import { listMonitored, monitorChoices } from './monitor/list-monitored.ts';
import { mend, previewMend } from './monitor/mend.ts';
import { mendWays } from './monitor/mend-ways.ts';
import { followOffices, lookAtOffices, officesChange, officesOnDay } from './offices/follow-offices.ts';
import { followOfficesKind, officesChangedKind, officesOnDayKind } from './offices/office-kinds.ts';
import { addPhrase, phrases, removePhrase } from './phrases/phrases.ts';
import { askBack, press } from './pressing/press.ts';
import { previewAct } from './previewing/preview-act.ts';
import { printMatter } from './printing/print-matter.ts';
import { recordChoices } from './records/record-choices.ts';
import { arrange, followOrder, leadersOrder, ownOrder } from './secretaries/order.ts';
import { endSecretary, secretaries, setSecretary } from './secretaries/secretaries.ts';
import { addSigners } from './signing/add-signers.ts';
import { addStep } from './signing/add-step.ts';
import { chooseNext } from './signing/choose-next.ts';
import { claim, release } from './signing/claim.ts';
import { delegate, recall } from './signing/delegate.ts';
import { jump } from './signing/jump.ts';
import { removeSigner } from './signing/remove-signer.ts';
import { removeStep } from './signing/remove-step.ts';
import { reorder } from './signing/reorder.ts';
import { endStandIn, setStandIn, standIns } from './stand-ins/stand-ins.ts';
import { handOver, undoHandOver } from './stopped/hand-over.ts';
import { showHandOvers } from './stopped/hand-overs.ts';
import { lookAgain, lookAtAllAgain } from './stopped/look-again.ts';
import { lookAgainKind } from './stopped/note-stops.ts';
import { openWorkFor } from './stopped/open-work.ts';
import { showLeftWork, showStopped, stoppedCounts } from './stopped/show-stopped.ts';
import { askAgain, nameHandlers } from './stopped/stop-acts.ts';
import { retryChild, showStuckChildren } from './stopped/stuck-children.ts';
import { endDueReached } from './time-limits/end-due.ts';
import { calendarChanged, recountKind, recountMatter } from './time-limits/recount.ts';
import { endDueKind, timeLimitKind } from './time-limits/set-clock.ts';
import { timeLimitReached } from './time-limits/time-limit-reached.ts';
import { watchOld, watchOldKind } from './time-limits/watch-old.ts';
import {
  cancelUpgrade,
  startUpgrade,
  upgradeChoices,
  upgradeKind,
  upgradeNext,
  upgradeOne,
  upgradeOneKind,
  upgradeProgress,
} from './upgrades/carry-out.ts';
import { previewUpgrade } from './upgrades/preview-upgrade.ts';
import { previewMatter } from './view/preview-matter.ts';
import { viewMatter } from './view/view-matter.ts';

/** Who has come or gone: stopped steps find their handlers, work follows its office, and no circulation waits for somebody who has left. */
async function organisationChanged(context: UseCaseContext): Promise<Result<unknown>> {
  officesChange(context);
  const looked = await lookAtAllAgain(context);
  return looked.ok ? watchAllReaders(context) : looked;
}

export const server: ComponentServer<typeof routes> = {
  handlers: {
    kinds: kindsToStart,
    counts: countBoxes,
    ownCounts: countOwnIdentities,
    list: listBox,
    search: searchMatters,
    create: createDraft,
    view: viewMatter,
    preview: previewMatter,
    print: printMatter,
    whyNot: answerWhyNot,
    expectedDays: expectDays,
    saveDraft,
    discardDraft,
    complete: completeTask,
    previewAct,
    batchPreview,
    returnTask,
    withdraw,
    transfer,
    circulate,
    changeCirculation,
    markRead,
    press,
    askBack,
    cancel,
    addSigners,
    addStep,
    chooseNext,
    removeSigner,
    removeStep,
    reorder,
    delegate,
    recall,
    claim,
    release,
    jump,
    standIns,
    setStandIn,
    endStandIn,
    covers: showCovers,
    coversToAgree: showCovers,
    proposePair,
    proposeAway,
    endCover,
    agreeCover,
    declineCover,
    setAway,
    endAway,
    secretaries,
    setSecretary,
    endSecretary,
    leadersOrder,
    arrange,
    ownOrder,
    followOrder,
    writeCoverNote,
    stoppedCounts,
    stopped: showStopped,
    stuckChildren: showStuckChildren,
    retryChild,
    stuckBeginnings: showStuckBeginnings,
    retryBeginning,
    dropBeginning,
    askAgain,
    nameHandlers,
    leftWork: showLeftWork,
    handOver,
    handOvers: showHandOvers,
    undoHandOver,
    monitor: listMonitored,
    monitorChoices,
    previewHalt,
    mendWays,
    previewMend,
    mend,
    suspend,
    resume,
    terminate: terminateMatter,
    revive,
    moveMatters,
    olderMatters,
    movesDone,
    upgradeChoices,
    previewUpgrade,
    startUpgrade,
    upgradeProgress,
    cancelUpgrade,
    awaited,
    deliver,
    deliverOwn,
    suspendOwn,
    resumeOwn,
    recordChoices,
    attach,
    downloadAttachment,
    removeAttachment,
    phrases,
    addPhrase,
    removePhrase,
    filters,
    saveFilter,
    renameFilter,
    removeFilter,
  },
  services: { matters: mattersServiceFor },
  furnish: furnishMatters,
  extensions: {
    'organisation.open-work': { matters: openWorkFor },
    'processes.history': { matters: historyFor },
    'processes.mover': { matters: moverFor },
  },
  wakeUps: {
    [lookAgainKind]: lookAgain,
    [officesChangedKind]: lookAtOffices,
    [officesOnDayKind]: officesOnDay,
    [followOfficesKind]: followOffices,
    [timeLimitKind]: timeLimitReached,
    [endDueKind]: endDueReached,
    [watchOldKind]: watchOld,
    [recountKind]: recountMatter,
    [passReadersKind]: passReaders,
    [childrenKind]: bringChildren,
    [childKind]: bringChild,
    [childEndedKind]: childEnded,
    [messagesKind]: tellMessages,
    [sendMessageKind]: sendMessage,
    [beginByMessageKind]: beginByMessage,
    [moveKind]: moveOne,
    [upgradeKind]: upgradeNext,
    [upgradeOneKind]: upgradeOne,
  },
  // only watches: what else lies with an administrator waits until it is handed over
  reactions: {
    OrganisationChanged: organisationChanged,
    FormPublished: followForm,
    ProcessPublished: followProcess,
    DutyHandedOver: watchAllReaders,
    SettingChanged: calendarChanged,
  },
};

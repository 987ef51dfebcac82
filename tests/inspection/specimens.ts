/** Real things of one agency for every id that can stand in an address, made through the routes themselves. */

import assert from 'node:assert/strict';
import { addMillis, dateInChina, ok, type PersonId } from '@gov/base';
import { leaveRequest } from '@gov/forms/examples';
import { buildProcess, toXml } from '@gov/workflow';
import { writeChildren } from '#components/matters/server/children/store.ts';
import { insertCover } from '#components/matters/server/covers/store.ts';
import { askBegun, markNotBegun } from '#components/matters/server/messages/begun-store.ts';
import { insertHandOver, noteStopRows } from '#components/matters/server/stopped/store.ts';
import { formUpgrade } from '#components/matters/testing/form-upgrade.ts';
import { sql } from '#platform/server/database/sql.ts';
import type { TestHouse } from '#platform/testkit/house.ts';
import type { Ids } from '#platform/testkit/inspection/routes-under-inspection.ts';
import { onePoint } from '#platform/testkit/one-point.ts';
import { signIn, type Visitor } from '#platform/testkit/sign-in.ts';
import { type SmallAgency, testPassword } from '#platform/testkit/small-agency.ts';
import { type DocumentPeople, oneDocument, receiverKeys, senderKeys } from '../work/documents.ts';
import { complete, type Reply, seat, type Worker } from '../work/people.ts';
import { type WorkerWithin, workerWithin } from '../work/within.ts';
import { grant, otherHandOvers, proposedHandOver } from './duty-specimens.ts';
import { batchOfProcess } from './moving-specimens.ts';

export interface Specimens {
  /** By parameter name. */
  readonly ids: Ids;
  /** Where one route needs another thing under the same name: `exchange.evidence`. */
  readonly of: Readonly<Record<string, Ids>>;
  /** A sensible body where the smallest valid one is refused before anybody looks at the id. */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** Routes that take a file, not JSON. */
  readonly uploads: ReadonlySet<string>;
}

interface Place {
  readonly house: TestHouse;
  readonly ours: SmallAgency;
  readonly partner: SmallAgency;
}

export async function specimens(place: Place): Promise<Specimens> {
  const { house, ours, partner } = place;
  const us = await peopleOf(place, ours);
  const them = await peopleOf(place, partner);
  const sent = await oneDocument(documentPeople(us, them, partner), '江州市住建局关于验房的通知');
  const received = await oneDocument(documentPeople(them, us, ours), '临浦市住建局关于验房的通知');
  const { files } = (await us.clerk.get(`/api/exchange/inbox/${received.exchangeId}`)).body;
  const { dispatches } = (await us.clerk.get(`/api/exchange/matters/${sent.matterId}/dispatches`)).body;
  const draft = await draftWithFiles(us.officer);
  const running = await runningRequest(us);
  const outing = await application(place, 'outing');
  const ids = {
    ...running,
    attachmentId: draft.attachmentId,
    src: draft.src,
    version: '1',
    page: '1',
    fileId: files[0].fileId,
    exchangeId: received.exchangeId,
    dispatchId: dispatches[0].row.dispatchId,
    ...(await belongings(place)),
    ...(await stoppedThings(place, running.matterId ?? '')),
    ...(await standIn(place, us)),
    ...(await formInDesign(place)),
    upgradeId: await formUpgrade({ house, agency: ours }),
    coverId: await cover(place, 'clerk'),
    ...(await secretary(place, us)),
    agencyId: ours.id,
    ...outing,
  };
  const asData = { ...ids, ...(await recordAndKey(place, outing.applicationId)) };
  const sentIds = { ...ids, exchangeId: sent.exchangeId };
  const movingBatch = await batchOfProcess(house, ours, running.matterId ?? '');
  const justOpened = { agencyId: await openedAgency(place) };
  const spare = await us.officer.done('/api/matters', { kindCode: 'leave-request' });
  const inDraft = { ...ids, matterId: draft.matterId };
  const documentRoutes = house.house.components.find(({ manifest }) => manifest.id === 'gongwen')?.routes ?? {};
  return {
    ids: { ...ids, keyId: asData.keyId },
    of: {
      'applications.record': asData,
      ...Object.fromEntries(Object.keys(documentRoutes).map((name) => [`gongwen.${name}`, inDraft])),
      'gongwen.pdf': { ...ids, matterId: sent.matterId },
      'exchange.evidence': sentIds,
      'exchange.queueAgain': sentIds,
      'exchange.sendAgain': sentIds,
      'exchange.matterDispatches': { ...ids, matterId: sent.matterId },
      'matters.attach': inDraft,
      'matters.downloadAttachment': inDraft,
      'matters.removeAttachment': inDraft,
      ...(await otherHandOvers(house, ours)),
      'processes.movingDone': movingBatch,
      'processes.movingBack': movingBatch,
      'processes.stopMoving': movingBatch,
      'matters.movesDone': await batchOfMoves(place, running.matterId ?? ''),
      'matters.agreeCover': { coverId: await cover(place, 'mail') },
      'matters.declineCover': { coverId: await cover(place, 'legal') },
      'matters.endAway': { coverId: await cover(place, 'officer', 'himself') },
      'matters.discard': { ...ids, matterId: spare.matterId },
      'applications.remove': { ...ids, ...(await application(place, 'visitor')) },
      'agencies.agency': justOpened,
      'agencies.issueFirstCodes': justOpened,
    },
    bodies: {
      ...organisationBodies(ours),
      ...standingBodies(place),
      'processes.planPublish': { baseVersion: 3, overNumber: 1, publishAt: '2099-01-01T00:00:00.000Z' },
      'processes.saveOpinionStep': { baseVersion: 1, node: 'unknown', block: 'opinion1', writes: true },
      'processes.saveRights': { baseVersion: 1, steps: [{ node: 'unknown', rights: {} }] },
      'processes.changeRights': { overNumber: 1, steps: [{ node: 'unknown', rights: {} }] },
      'processes.createDesign': { name: '验房流程', bpmnXml: await drawnProcess() },
      'processes.assignSections': { sectionIds: [] },
      'processes.saveDesign': { baseVersion: 1, bpmnXml: await drawnProcess() },
      'processes.movingPlan': { to: 1 },
      'processes.startMoving': { to: 1, nodes: {}, matterIds: [running.matterId ?? ''], reason: '验房' },
      'processes.movingBack': { reason: '验房' },
      'processes.shareDesign': { bpmnXml: await drawnProcess() },
      'processes.noteExport': { as: 'template' },
      'processes.tableFile': { head: ['环节'], rows: [['审批', 1]] },
      'processes.rehearse': { of: 1, matterIds: [running.matterId ?? ''] },
      'matters.previewUpgrade': { from: 1, to: 2, steps: [], withProcess: false },
      'matters.startUpgrade': { from: 1, to: 2, steps: [], withProcess: false, reason: '验房' },
      'forms.saveDictionary': { baseVersion: 1, name: '字典', retired: false, entries: [{ value: 'A', label: '甲' }] },
      'applications.previewPack': { from: { shipped: 'visitor' } },
      'forms.create': { template: leaveRequest },
      'forms.keepTemplate': { number: 1, name: '验房模板' },
      'forms.saveDraft': { baseVersion: 1, template: leaveRequest },
      'matters.saveFilter': { name: '验房以外', filter: { urgency: 'URGENT' } },
      'matters.previewAct': { expectedVersion: 1, act: { kind: 'cancel' } },
      'matters.previewMend': { expectedVersion: 2, act: { kind: 'press' } },
      'matters.mend': { expectedVersion: 2, act: { kind: 'press' }, reason: '验房' },
      'matters.batchPreview': { tasks: [running] },
    },
    uploads: new Set(['matters.attach', 'gongwen.addImage', 'forms.importFile', 'forms.importDictionary']),
  };
}

/** An application that nobody has used yet, made from a template, and the version of its form. */
async function application({ house, ours }: Place, pack: string) {
  const administrator = await workerWithin(house, `${ours.code}.system`);
  const applicationId = String((await administrator.done('/api/applications/packs/install', { pack })).id);
  const officer = await workerWithin(house, `${ours.code}.officer`);
  const { formVersionId } = (await officer.get(`/api/applications/${applicationId}/schema`)).body;
  return { applicationId, formVersionId: String(formVersionId) };
}

/** A matter of an application as its starter reads it, and a key that waits for his consent. */
async function recordAndKey({ house, ours }: Place, applicationId: string) {
  const [officer, system] = [
    await workerWithin(house, `${ours.code}.officer`),
    await workerWithin(house, `${ours.code}.system`),
  ];
  const { matterId } = await officer.done(`/api/applications/${applicationId}/matters`, {
    values: {
      outingKind: 'BUSINESS',
      period: { from: '2026-12-01', to: '2026-12-02' },
      destination: '省城',
      reason: '开会',
    },
    submit: true,
  });
  const { id } = await system.done('/api/applications/keys', {
    ...{ name: '门户网站', mayRead: true, mayStart: true, lastDay: '2027-06-30' },
    assignmentId: own(ours.assignments, 'officer'),
    applicationIds: [applicationId],
  });
  return { matterId: String(matterId), keyId: String(id) };
}

/** An agency whose three administrators wait for their codes. */
async function openedAgency({ house }: Place): Promise<string> {
  const operator = await workerWithin(house, 'platform.system');
  const { id } = await operator.done('/api/agencies', {
    code: 'yf-jsj',
    name: '验房区建设局',
    shortName: '验房建设局',
    level: 'DISTRICT',
    administrators: ['SYSTEM', 'SECURITY', 'AUDIT'].map((duty) => ({ duty, name: `验房${duty}` })),
  });
  await house.relay.settle();
  return id;
}

type Seated = DocumentPeople['sender'] & DocumentPeople['receiver'];

const peopleOf = ({ house }: Place, agency: SmallAgency): Promise<Seated> =>
  seat([...new Set([...senderKeys, ...receiverKeys])], async (key) => workerWithin(house, `${agency.code}.${key}`));

const documentPeople = (sender: Seated, receiver: Seated, agency: SmallAgency): DocumentPeople => ({
  sender,
  receiver,
  receiverAgency: { id: agency.id, name: `${agency.code}市住建局` },
});

/** A leave request that its starter has sent on; the task is the section head's. */
async function runningRequest({ officer, head }: Seated): Promise<Ids> {
  const { matterId } = await officer.done('/api/matters', { kindCode: 'leave-request' });
  await complete(officer, matterId, {
    values: { leaveKind: 'ANNUAL', period: { from: '2026-12-01', to: '2026-12-02' }, reason: '探亲' },
  });
  const { taskId } = (await head.get(`/api/matters/${matterId}`)).body.myTask;
  return { matterId, taskId };
}

const drawnProcess = (name = '验房流程'): Promise<string> =>
  toXml(buildProcess({ id: 'inspected', name, parts: [{ step: 'apply', name: '填写' }] }));

/** A form and a process, each with one version and a draft of the next. */
async function formInDesign({ house, ours }: Place): Promise<Ids> {
  const designer = await workerWithin(house, `${ours.code}.system`);
  const { formId } = await designer.done('/api/forms', { template: leaveRequest });
  await designer.done(`/api/forms/${formId}/publish`, { baseVersion: 1, overNumber: 0 });
  const template = { ...leaveRequest, name: '验房请假单' };
  await designer.done(`/api/forms/${formId}/draft`, { baseVersion: 2, template }, 'PUT');
  const { processId } = await designer.done('/api/processes/designs', {
    name: '验房流程',
    bpmnXml: await drawnProcess(),
  });
  await designer.done(`/api/processes/designs/${processId}/publish`, { baseVersion: 1, overNumber: 0 });
  const bpmnXml = await drawnProcess('验房流程二');
  await designer.done(`/api/processes/designs/${processId}/draft`, { baseVersion: 2, bpmnXml }, 'PUT');
  const entries = [{ value: 'A', label: '甲' }];
  const { dictionaryId } = await designer.done('/api/forms/dictionaries', { name: '验房字典', entries });
  return { formId, dictionaryId, number: '1', processId };
}

/** The officer lets the clerk do his new work today. */
async function standIn({ house, ours }: Place, { officer }: Seated): Promise<Ids> {
  const today = dateInChina(house.clock.now());
  const body = { assignmentId: own(ours.assignments, 'clerk'), from: today, last: today };
  const { id } = await officer.done('/api/matters/stand-ins', body);
  return { standInId: id };
}

/** Somebody away: proposed by an administrator and not agreed to, or as he says himself. How it comes about is told by the component. */
async function cover({ house, ours }: Place, key: string, by?: 'himself'): Promise<string> {
  const id = house.house.ids.next();
  const now = house.clock.now();
  const principalId = own(ours.people, key) as PersonId; // reason: ids of the opened agency
  const proposedBy = by ? principalId : (own(ours.people, 'system') as PersonId); // reason: the same
  const window = { fromAt: now, untilAt: addMillis(now, 86_400_000) };
  const sides = { sectionId: null, aPostId: null, aPersonId: null, bPostId: null, bPersonId: null };
  const agreed = { agreedBy: by ? principalId : null, proposedAt: now, kindCodes: undefined };
  const written = await house.house.database.agency(ours.id, async (tx) =>
    ok(
      tx.write(
        insertCover(ours.id, {
          ...{ id, kind: 'AWAY', principalId, standInId: null, reason: '验房', proposedBy },
          ...{ ...window, ...sides, ...agreed },
        }),
      ),
    ),
  );
  assert.ok(written.ok);
  return id;
}

/** The head lets the clerk arrange his work. */
async function secretary({ ours }: Place, { head }: Seated): Promise<Ids> {
  const { id } = await head.done('/api/matters/secretaries', { assignmentId: own(ours.assignments, 'clerk') });
  return { secretaryId: id };
}

/** A matter asked to go on by the version it is on: it stays, and the batch says why. */
async function batchOfMoves({ house, ours }: Place, matterId: string): Promise<Ids> {
  const system = await signIn(house.app, `${ours.code}.system`, testPassword);
  const asked = await system.send('POST', '/api/matters/monitor/moves', { matterIds: [matterId], reason: '验房' });
  assert.equal(asked.status, 200, JSON.stringify(asked.body));
  return { batchId: asked.body.batchId };
}

/** A stopped step and a hand-over: how they come about is told by the tests of the component. */
async function stoppedThings({ house, ours }: Place, matterId: string): Promise<Ids> {
  const stopId = house.house.ids.next();
  const batchId = house.house.ids.next();
  const at = house.clock.now();
  const written = await house.house.database.agency(ours.id, async (tx) => {
    const person = house.house.ids.next();
    tx.write(
      noteStopRows(ours.id, {
        matterId,
        standing: [{ id: stopId, visit: 1, step: '验房', since: at, why: [], empty: 'vacant' }],
        over: [],
        at,
      }),
    );
    // a child that its matter waits for and that could not be begun
    const call = {
      matter_id: house.house.ids.next(),
      step: '验房',
      kind_code: 'not-there',
      entry: null,
      form_values: {},
    };
    tx.write(
      writeChildren(ours.id, { parentId: matterId, called: [{ child: 1, reopens: null, ...call }], stopped: [] }),
    );
    // a message that could not begin anything
    const stuck = { senderId: matterId, sequence: 1, kindCode: 'aaa' }; // as the inspection asks for it
    tx.write(askBegun(ours.id, { ...stuck, matterId: house.house.ids.next(), message: '验房' }));
    tx.write(markNotBegun(ours.id, { ...stuck, at, trouble: 'matters.unknown-kind' }));
    return ok(tx.write(insertHandOver(ours.id, { batchId, from: person, to: person, matterIds: [matterId], at })));
  });
  assert.ok(written.ok);
  return { stopId, batchId, senderId: matterId };
}

/** The relation that the one makes is the one that the other ends; the new name waits for a day that does not come. */
function standingBodies({ house, partner }: Place): Readonly<Record<string, unknown>> {
  const today = house.clock.now().slice(0, 10);
  const relation = { toAgencyId: partner.id, relation: 'PEER_OF', from: today };
  return {
    'agencies.renameAgency': { name: '验房市建设局', shortName: '验房', from: '2027-01-01' },
    'agencies.addRelation': relation,
    'agencies.endRelation': { ...relation, on: today },
  };
}

const organisationBodies = (ours: SmallAgency): Readonly<Record<string, unknown>> => {
  const ending = { on: '2027-01-01', expectedVersion: 1 };
  const place = { sectionId: own(ours.sections, 'legal'), postId: own(ours.posts, 'officer') };
  return {
    'organisation.endSection': ending,
    'organisation.endPerson': ending,
    'organisation.endAssignment': ending,
    'organisation.endPost': ending,
    'organisation.endDeputyArea': ending,
    'organisation.endGroup': ending,
    'organisation.addGroup': { name: '验房小组', personIds: [own(ours.people, 'helper')] },
    'organisation.changeGroup': { name: '验房组', personIds: [own(ours.people, 'officer')], expectedVersion: 1 },
    'organisation.addAssignment': { ...place, from: '2027-01-01' },
    'organisation.returnPerson': { ...place, from: '2027-01-01', expectedVersion: 1 },
    'organisation.movePeople': {
      people: [{ assignmentId: own(ours.assignments, 'helper'), expectedVersion: 1 }],
      on: '2027-01-01',
    },
  };
};

/** A document in draft with a saved text, a picture in it and an attachment. */
async function draftWithFiles(officer: Worker) {
  // reason: everybody seated here speaks through a visitor
  const { visitor } = officer as WorkerWithin;
  const { matterId } = await officer.done('/api/matters', { kindCode: 'outgoing-document' });
  const address = `/api/gongwen/documents/${matterId}`;
  const text = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '第一稿' }] }] };
  await officer.done(`${address}/body`, { baseVersion: 0, body: text }, 'PUT');
  const picture = await uploadPicture(visitor, `${address}/images`);
  const attached = await uploadPicture(visitor, `/api/matters/${matterId}/attachments`);
  assert.deepEqual([picture.status, attached.status], [200, 200], JSON.stringify([picture.body, attached.body]));
  return { matterId, src: picture.body.src as string, attachmentId: attached.body.attachments[0].id as string };
}

/** Sends a small picture as a form would. */
export const uploadPicture = (who: Visitor, url: string): Promise<Reply> =>
  who.upload(url, [{ name: '附图.png', content: onePoint }]);

/** What belongs to the agency and to one officer besides matters. */
async function belongings({ house, ours }: Place): Promise<Ids> {
  const officer = await signIn(house.app, `${ours.code}.officer`, testPassword);
  const phrase = await officer.send('POST', '/api/matters/phrases', { text: '同意。' });
  const filter = { name: '验房', filter: { urgency: 'URGENT' } };
  const saved = await officer.send('POST', '/api/matters/filters', filter);
  const { sessions } = (await officer.get('/api/session/list')).body;
  const area = await house.house.database.agency(ours.id, async (tx) =>
    ok(await tx.first(sql<{ readonly id: string }>`select id from office.deputy_area where agency_id = ${ours.id}`)),
  );
  assert.ok(area.ok && area.value);
  return {
    phraseId: phrase.body.id,
    filterId: saved.body.id,
    sessionId: sessions[0].id,
    grantId: await grant(house, ours),
    handOverId: await proposedHandOver(house, ours),
    sectionId: own(ours.sections, 'works'),
    personId: own(ours.people, 'helper'),
    postId: own(ours.posts, 'officer'),
    assignmentId: own(ours.assignments, 'helper'),
    areaId: area.value.id,
    groupId: await group(house, ours),
  };
}

/** 常用分组 of one person. */
async function group(house: TestHouse, ours: SmallAgency): Promise<string> {
  const system = await signIn(house.app, `${ours.code}.system`, testPassword);
  const made = await system.send('POST', '/api/organisation/groups', {
    name: '预算评审组',
    personIds: [own(ours.people, 'officer')],
  });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  return made.body.id;
}

function own(things: ReadonlyMap<string, string>, key: string): string {
  const id = things.get(key);
  assert.ok(id, key);
  return id;
}

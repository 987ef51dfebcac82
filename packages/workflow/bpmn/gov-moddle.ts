/// <reference path="./bpmn-moddle.d.ts" />
import { BpmnModdle } from 'bpmn-moddle';

const attribute = (name: string, type = 'String') => ({ name, isAttr: true, type });

/**
 * Our own BPMN extension (prefix `gov`). Names of other engines are never used: they promise semantics we do not give.
 * Handler rules stand as JSON text, because their kinds belong to the organisation package and grow there; so do the rarer
 * rules of a step (`gov:rules`), which are data of ours through and through.
 */
const descriptor = {
  name: 'GovOffice',
  prefix: 'gov',
  uri: 'urn:gov-office-cloud:bpmn:1',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    {
      name: 'ProcessSettings',
      extends: ['bpmn:Process'],
      properties: [
        attribute('cancelPolicy'),
        attribute('cancelTo'),
        attribute('withdrawUntil'),
        attribute('undoMinutes', 'Integer'),
        attribute('reviveWithinWorkingDays', 'Integer'),
        attribute('endWithinWorkingDays', 'Integer'),
        attribute('endWithinWorkingHours', 'Integer'),
        /** JSON text of a handler rule. */
        attribute('administrator'),
        /** JSON text: what fields are called, in a file that goes without its form. */
        attribute('fieldNames'),
      ],
    },
    { name: 'FlowSettings', extends: ['bpmn:SequenceFlow'], properties: [attribute('outcome')] },
    {
      name: 'ForkSettings',
      extends: ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway'],
      // numbers as text, so that a wrong one can be named
      properties: [attribute('countersign', 'Boolean'), attribute('enough'), attribute('rest')],
    },
    {
      name: 'EndSettings',
      extends: ['bpmn:EndEvent'],
      properties: [attribute('result'), attribute('main', 'Boolean')],
    },
    {
      name: 'Step',
      superClass: ['Element'],
      properties: [
        attribute('multi'),
        attribute('rule'),
        attribute('abstain'),
        attribute('rest'),
        attribute('countersign', 'Boolean'),
        attribute('acrossFork'),
        attribute('dueWorkingDays', 'Integer'),
        attribute('dueWorkingHours', 'Integer'),
        { name: 'handler', type: 'Handler' },
        { name: 'operations', type: 'Operations' },
        { name: 'rules', type: 'Rules' },
        { name: 'opinion', type: 'Opinion' },
        { name: 'fields', type: 'Field', isMany: true },
        { name: 'actions', type: 'Action', isMany: true },
      ],
    },
    { name: 'Handler', superClass: ['Element'], properties: [{ name: 'rule', isBody: true, type: 'String' }] },
    { name: 'Service', superClass: ['Element'], properties: [{ name: 'json', isBody: true, type: 'String' }] },
    { name: 'MessageStart', superClass: ['Element'], properties: [{ name: 'json', isBody: true, type: 'String' }] },
    { name: 'Rules', superClass: ['Element'], properties: [{ name: 'json', isBody: true, type: 'String' }] },
    {
      name: 'Operations',
      superClass: ['Element'],
      properties: [
        attribute('returnTo'),
        attribute('resume'),
        attribute('chooseAcrossFork', 'Boolean'),
        attribute('disagree', 'Boolean'),
        attribute('transfer', 'Boolean'),
        attribute('circulate', 'Boolean'),
        attribute('press', 'Boolean'),
        attribute('withdraw', 'Boolean'),
        attribute('addBefore', 'Boolean'),
        attribute('addAfter', 'Boolean'),
        attribute('addParallel', 'Boolean'),
        attribute('delegate', 'Boolean'),
        attribute('reorder', 'Boolean'),
        attribute('jumpTo'),
      ],
    },
    {
      name: 'Opinion',
      superClass: ['Element'],
      properties: [attribute('block'), attribute('required', 'Boolean'), attribute('defaultText')],
    },
    { name: 'Field', superClass: ['Element'], properties: [attribute('key'), attribute('permission')] },
    { name: 'Action', superClass: ['Element'], properties: [attribute('name')] },
  ],
};

let moddle: BpmnModdle | undefined;

/** Made once: setting up its type registry costs more than reading a file. */
export const govModdle = (): BpmnModdle => {
  moddle ??= new BpmnModdle({ gov: descriptor });
  return moddle;
};

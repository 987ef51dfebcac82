import type { Rejection } from '@gov/base';
import { reject } from '@gov/base';

/**
 * Every refusal of the engine with the data its sentence may use. The component that shows them writes the sentences;
 * `node` is a node id, `item` and `visit` are numbers of the instance, `person` a person id.
 */
export const workflowRejections = {
  'workflow.process-not-publishable': ['count'],
  'workflow.process-ended': [],
  'workflow.process-cancelled': [],
  'workflow.unknown-item': ['item'],
  'workflow.unknown-visit': ['visit'],
  'workflow.item-not-open': ['item', 'state'],
  'workflow.not-the-holder': ['item'],
  'workflow.reading-item': ['item'],
  'workflow.not-a-reading-item': ['item'],
  'workflow.comment-not-offered': ['item'],
  'workflow.disagree-not-offered': ['node'],
  'workflow.return-not-offered': ['node', 'to'],
  'workflow.resume-mode-not-offered': ['node', 'mode'],
  'workflow.across-not-offered': ['node'],
  'workflow.return-must-be-direct': ['node'],
  'workflow.no-previous-step': ['node'],
  'workflow.previous-is-several': ['nodes'],
  'workflow.not-a-return-target': ['visit'],
  'workflow.target-in-sibling-branch': ['node'],
  'workflow.return-across-processes': [],
  'workflow.withdraw-not-offered': ['node'],
  'workflow.nothing-to-withdraw': ['item'],
  'workflow.already-acted-on': ['nodes'],
  'workflow.moved-on': [],
  'workflow.irreversible-step': ['step'],
  'workflow.transfer-not-offered': ['node'],
  'workflow.transfer-to-self': [],
  'workflow.already-handles-step': ['person'],
  'workflow.circulate-not-offered': [],
  'workflow.no-readers': [],
  'workflow.press-not-offered': [],
  'workflow.pressed-recently': ['minutesLeft'],
  'workflow.only-the-starter': [],
  'workflow.cancel-not-offered': [],
  'workflow.cancel-too-late': [],
  'workflow.not-an-incident': ['visit'],
  'workflow.still-nobody': ['node', 'why'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type WorkflowRejectionCode = keyof typeof workflowRejections;

/** A refusal of this package: the code must stand in the list above. */
export const refuse = (code: WorkflowRejectionCode, data?: Rejection['data']) => reject(code, data);

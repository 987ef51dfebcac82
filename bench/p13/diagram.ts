/** Fifteen steps: draft, review, ten countersigning at once, sign-off, seal, dispatch. */
export const stepCount = 15;
const branches = 10;

/** The one BPMN file that both engines run; what ours needs to know stands in its own extension namespace. */
export function diagram(): string {
  const signers = Array.from({ length: branches }, (_, n) => `countersign-${n + 1}`);
  const straight: readonly (readonly [string, string])[] = [
    ['begin', 'draft'],
    ['draft', 'review'],
    ['review', 'fork'],
    ...signers.flatMap((id): (readonly [string, string])[] => [
      ['fork', id],
      [id, 'join'],
    ]),
    ['join', 'sign-off'],
    ['sign-off', 'seal'],
    ['seal', 'dispatch'],
    ['dispatch', 'end'],
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:gov="urn:gov-office-cloud:bpmn:1" id="d" targetNamespace="urn:bench">
  <bpmn:process id="p" name="发文" isExecutable="true">
    <bpmn:startEvent id="begin" />
    ${step('draft', '拟稿')}
    ${step('review', '审核')}
    <bpmn:parallelGateway id="fork" name="会签" gov:countersign="true" />
    ${signers.map((id) => step(id, '会签')).join('\n    ')}
    <bpmn:parallelGateway id="join" />
    ${step('sign-off', '签发')}
    ${step('seal', '用印')}
    ${step('dispatch', '分发')}
    <bpmn:endEvent id="end" name="办结" />
    ${straight.map(([from, to]) => `<bpmn:sequenceFlow id="${from}.${to}" sourceRef="${from}" targetRef="${to}" />`).join('\n    ')}
  </bpmn:process>
</bpmn:definitions>`;
}

const step = (id: string, name: string): string =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements><gov:step><gov:handler>{"kind":"named","personIds":["person-${id}"]}</gov:handler></gov:step></bpmn:extensionElements></bpmn:userTask>`;

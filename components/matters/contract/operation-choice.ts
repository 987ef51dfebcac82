import Type from 'typebox';

const names = [
  'agree',
  'disagree',
  'return',
  'withdraw',
  'transfer',
  'circulate',
  'changeCirculation',
  'press',
  'askBack',
  'cancel',
  'read',
  'abstain',
  'addSigners',
  'addStep',
  'chooseNext',
  'removeSigner',
  'removeStep',
  'reorder',
  'delegate',
  'recall',
  'claim',
  'release',
  'jump',
  'suspend',
  'resume',
  'deliver',
] as const;

/** An operation the viewer may do now, named by its effect: `同意，送王建华审签`. */
export const OperationChoice = Type.Object(
  {
    operation: Type.Unsafe<(typeof names)[number]>(Type.Union(names.map((name) => Type.Literal(name)))),
    label: Type.String(),
    primary: Type.Boolean(),
    danger: Type.Boolean(),
  },
  { additionalProperties: false },
);

/** 取回 as the process limits it: within so many minutes of the act, or only until somebody has opened what it sent. */
export const TakeBack = Type.Object(
  { minutes: Type.Optional(Type.Integer()), untilOpened: Type.Optional(Type.Literal(true)) },
  { additionalProperties: false },
);

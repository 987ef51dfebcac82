import { defineRoutes } from '@gov/base/component';
import { Version, words } from '@gov/base/input';
import type { UpgradeStep } from '@gov/forms';
import Type, { type Static } from 'typebox';
import { Closed, Instant, Uuid } from '../shapes.ts';

const permission = 'matters.monitor';
const Key = Type.String({ maxLength: 60 });

/** One step as data; what may stand in it is checked against both versions (`checkUpgrade`). */
const Step = Type.Unsafe<UpgradeStep>(
  Type.Union([
    Type.Object({ step: Type.Literal('add'), field: Key, value: Type.Any() }, Closed),
    Type.Object({ step: Type.Literal('retire'), field: Key }, Closed),
    Type.Object({ step: Type.Literal('move'), from: Key, to: Key }, Closed),
    Type.Object({ step: Type.Literal('convert'), field: Key, to: Type.Optional(Key), by: Key }, Closed),
  ]),
);

/** From which version to which, by which steps. */
const wanted = {
  from: Version,
  to: Version,
  steps: Type.Array(Step, { maxItems: 500 }),
  /** The matter also goes on by the version of its process that its kind has now. */
  withProcess: Type.Boolean(),
};
const Wanted = Type.Object(wanted, Closed);
export type WantedUpgrade = Static<typeof Wanted>;

const Changed = Type.Object({ label: Type.String(), before: Type.String(), after: Type.String() }, Closed);

/** A matter as it would go over or stay. Title and changes only where the caller may read it. */
const Example = Type.Object(
  {
    matterId: Uuid,
    kindName: Type.String(),
    number: Type.Union([Type.String(), Type.Null()]),
    title: Type.Optional(Type.String()),
    changes: Type.Optional(Type.Array(Changed)),
    /** Why it would stay; absent = it would go over. */
    why: Type.Optional(Type.String()),
  },
  Closed,
);
export type UpgradeExample = Static<typeof Example>;

const Stays = Type.Array(Type.Object({ why: Type.String(), count: Type.Integer() }, Closed));

const Preview = Type.Object(
  {
    /** Running matters of the version. */
    running: Type.Integer(),
    /** How many of them were tried out, the newest. */
    tried: Type.Integer(),
    fits: Type.Integer(),
    stays: Stays,
    examples: Type.Array(Example),
  },
  Closed,
);
export type UpgradePreview = Static<typeof Preview>;

const Progress = Type.Object(
  {
    upgradeId: Uuid,
    from: Type.Integer(),
    to: Type.Integer(),
    at: Instant,
    by: Type.String(),
    reason: Type.String(),
    asked: Type.Integer(),
    moved: Type.Integer(),
    stayed: Stays,
    /** Nothing more becomes of it: all were asked, or it was stopped. */
    over: Type.Boolean(),
    cancelled: Type.Boolean(),
  },
  Closed,
);
export type UpgradeProgress = Static<typeof Progress>;

const ofForm = Type.Object({ formId: Uuid }, Closed);
const ofUpgrade = Type.Object({ upgradeId: Uuid }, Closed);

/** 升级在办事项的表单: running matters of an older version of a form go on by a newer one. */
export const upgradeRoutes = defineRoutes({
  upgradeChoices: {
    method: 'GET',
    path: '/api/matters/form-upgrades/of/:formId',
    summary: 'Versions of a form with how many running matters are filled in on each, and its former upgrades',
    permission,
    input: { params: ofForm },
    reply: Type.Object(
      {
        versions: Type.Array(
          Type.Object({ number: Type.Integer(), publishedAt: Instant, running: Type.Integer() }, Closed),
        ),
        upgrades: Type.Array(Progress),
      },
      Closed,
    ),
  },
  previewUpgrade: {
    method: 'POST',
    path: '/api/matters/form-upgrades/of/:formId/preview',
    summary: 'What would become of the running matters; nothing is changed, contents only of those the caller may read',
    permission,
    input: { params: ofForm, body: Wanted },
    reply: Preview,
  },
  startUpgrade: {
    method: 'POST',
    path: '/api/matters/form-upgrades/of/:formId',
    summary: 'Take the running matters of a version over to a newer one, each by itself',
    permission,
    changes: true,
    input: { params: ofForm, body: Type.Object({ ...wanted, reason: words(1, 500) }, Closed) },
    reply: Type.Object({ upgradeId: Uuid, asked: Type.Integer() }, Closed),
  },
  upgradeProgress: {
    method: 'GET',
    path: '/api/matters/form-upgrades/:upgradeId',
    summary: 'How far an upgrade is, and why matters stayed',
    permission,
    input: { params: ofUpgrade },
    reply: Progress,
  },
  cancelUpgrade: {
    method: 'POST',
    path: '/api/matters/form-upgrades/:upgradeId/cancel',
    summary: 'Take no further matter over; what went over stays over',
    permission,
    changes: true,
    input: { params: ofUpgrade },
    reply: Progress,
  },
});

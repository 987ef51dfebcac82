import Type from 'typebox';

/** Number of a step already walked, as `returnTargets` offers it. */
export const ReturnTo = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
export const ReturnMode = Type.Union([Type.Literal('rewalk'), Type.Literal('direct')]);
/** A return out of a branch: it waits until the others have done (`wait`), or their open work stops (`cancel`). */
export const ReturnAcross = Type.Union([Type.Literal('wait'), Type.Literal('cancel')]);

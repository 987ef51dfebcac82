import Type from 'typebox';
import { StoredPen } from './leader-shapes.ts';

/** One line of the trace, already in words; newest first. */
export const TraceLine = Type.Object(
  {
    sequence: Type.Integer(),
    at: Type.String(),
    who: Type.String(),
    act: Type.String(),
    detail: Type.Optional(Type.String()),
    opinion: Type.Optional(Type.String()),
    /** 手写批示. */
    pen: Type.Optional(StoredPen),
    step: Type.Optional(Type.String()),
    /** From what kind of device it was done, in words: `手机`. Of the house’s own acts, and where it is not known, none. */
    device: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

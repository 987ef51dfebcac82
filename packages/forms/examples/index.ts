/** Entry of `@gov/forms/examples`: complete forms that agencies start from. */
export { draftingSlip } from './drafting-slip.ts';
export { handlingSlip } from './handling-slip.ts';
export { leaveRequest } from './leave-request.ts';

/** What the microscope of the backward pass asks for, in one piece: it is fetched when it is first asked. */
export { backwardPass } from './backwardPass.ts';
export { proof } from './proof.ts';

// One line for each resource: everything else follows from its file.
export { account } from './account';
export { equipment } from './equipment';
export { invoice } from './invoice';
export { order } from './order';
export { planning } from './planning';
export { staff } from './staff';
export { vehicle } from './vehicle';
